using System.Net;
using EduEvents.Host.Operations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EduEvents.Host.Transport;

/// <summary>
/// How requests arrive (Order 456, p. 11): HTTPS with modern ciphers, plain HTTP only from this machine while there is no real certificate,
/// the sender's true address behind proxies that are known.
/// </summary>
public static class TransportSetup
{
    private static readonly TimeSpan NeverPlainFor = TimeSpan.FromDays(365);

    /// <summary>Adds the certificate and the trust in proxies.</summary>
    public static void AddTransport(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<ServerCertificate>();
        services.AddOptions<KestrelServerOptions>().Configure<ServerCertificate>((o, certificate) =>
        {
            o.AddServerHeader = false;
            o.ConfigureHttpsDefaults(certificate.Serve);
        });
        services.AddHsts(o => o.MaxAge = NeverPlainFor);
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Transport.Proxies) o.KnownIPNetworks.Add(proxy);
            // Without any known proxy the library would believe everybody.
            o.ForwardedHeaders = settings.Transport.Proxies.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // From the nearest one backwards, for as long as proxies that are known speak of each other.
            o.ForwardLimit = null;
        });
    }

    /// <summary>Stands before everything else.</summary>
    public static void UseTransport(this WebApplication app, HostSettings settings)
    {
        app.UseForwardedHeaders();
        if (settings.Transport.IsInEarnest) app.UseHsts();
        app.Use((http, next) =>
        {
            if (http.Request.IsHttps || IsLetIn(http, settings) || Secure(http, settings) is not { } address) return next(http);
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            http.Response.Headers.Location = address;
            return Task.CompletedTask;
        });
        app.Lifetime.ApplicationStarted.Register(() => Warn(app, settings));
    }

    // Whoever watches the product's health often speaks no TLS, and what is sent within one machine is nobody else's to read.
    private static bool IsLetIn(HttpContext http, HostSettings settings) =>
        http.Request.Path.StartsWithSegments("/health")
        || (settings.Transport.Certificate is null && http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from));

    // The same address under HTTPS; null when the product is not reached by it at all.
    private static string? Secure(HttpContext http, HostSettings settings)
    {
        var request = http.Request;
        var rest = $"{request.PathBase}{request.Path}{request.QueryString}";
        if (settings.PublicAddress is { Scheme: "https" } known) return $"https://{known.Authority}{rest}";
        if (Addresses(http.RequestServices).FirstOrDefault(a => a.Scheme == Uri.UriSchemeHttps) is not { } served) return null;
        return $"https://{(served.Port == 443 ? new HostString(request.Host.Host) : new HostString(request.Host.Host, served.Port))}{rest}";
    }

    private static void Warn(WebApplication app, HostSettings settings)
    {
        if (settings.Transport.IsInEarnest) return;
        if (!Addresses(app.Services).Any(a => a.Scheme == Uri.UriSchemeHttps) && Addresses(app.Services).FirstOrDefault(a => !a.IsLoopback) is { } open)
            app.Logger.LogWarning("{Address} takes requests from other machines WITHOUT TLS: everything can be read on the way. "
                + "Add an https address to ASPNETCORE_URLS, or name the proxy before it in EDUEVENTS_PROXIES", open);
    }

    private static IEnumerable<Uri> Addresses(IServiceProvider services) =>
        services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Select(a => BindingAddress.Parse(a)).Select(a =>
            new UriBuilder(a.Scheme, a.Host is "*" or "+" ? "0.0.0.0" : a.Host, a.Port).Uri) ?? [];
}

using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using EduEvents.Host.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Transport;

/// <summary>The product with an HTTPS address beside the plain one.</summary>
public sealed class Served(TransportSettings transport, Uri? known = null) : App
{
    /// <summary>Starts it.</summary>
    public static async Task<Served> Start(TransportSettings transport, Uri? known = null)
    {
        var served = new Served(transport, known);
        await served.InitializeAsync();
        return served;
    }

    /// <summary>The HTTPS address.</summary>
    public Uri Secure => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
        .Select(a => new Uri(a)).Single(a => a.Scheme == Uri.UriSchemeHttps);

    /// <inheritdoc />
    protected override HostSettings Settings => base.Settings with { Transport = transport, PublicAddress = known };

    /// <inheritdoc />
    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.WebHost.UseUrls("http://127.0.0.1:0", "https://127.0.0.1:0");
    }
}

using System.Net;
using EduEvents.Host.Access;
using EduEvents.Host.Operations;
using EduEvents.Host.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace EduEvents.Host.SingleSignOn;

/// <summary>
/// The product as OpenID Connect provider for other systems: authorization code with PKCE, refresh with rotation, sign-out. Nothing of it is made
/// before somebody asks for it, and no other request passes through it.
/// </summary>
public static class ProviderSetup
{
    /// <summary>How long an access token is worth something; whoever is shut out is out of clients' interfaces after that.</summary>
    public static readonly TimeSpan AccessToken = TimeSpan.FromMinutes(10);

    /// <summary>Adds the provider.</summary>
    public static void AddProvider(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<IAuthenticationSchemeProvider, SchemesAside>();
        services.AddSingleton(s => new ProviderKeys(
                s.GetRequiredService<KeyFile>(), Path.Combine(settings.KeysFolder, "sso"), s.GetRequiredService<TimeProvider>()))
            .AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(s => s.GetRequiredService<ProviderKeys>());
        services.AddSingleton<ProviderClients>().AddSingleton<ClientDoor>();
        services.AddDbContext<ProviderDatabase>((s, o) => o.UseNpgsql(s.GetRequiredService<NpgsqlDataSource>()).UseOpenIddict());
        services.AddOpenIddict()
            .AddCore(o => o.UseEntityFrameworkCore().UseDbContext<ProviderDatabase>())
            .AddServer(o => Serve(o, settings));
        services.AddOptions<OpenIddictServerOptions>().Configure<ProviderKeys>((o, keys) =>
        {
            foreach (var key in keys.InOrder())
            {
                o.SigningCredentials.Add(new(key.Signing, Microsoft.IdentityModel.Tokens.SecurityAlgorithms.RsaSha256));
                o.EncryptionCredentials.Add(new(key.Encryption, Microsoft.IdentityModel.Tokens.SecurityAlgorithms.Aes256KW,
                    Microsoft.IdentityModel.Tokens.SecurityAlgorithms.Aes256CbcHmacSha512));
            }
            // A page that sends itself off needs a script in it, which our own policy forbids.
            o.ResponseModes.Remove(ResponseModes.FormPost);
        });
    }

    /// <summary>Lets the provider look at the requests that are meant for it, and the outside one at what comes back from it.</summary>
    public static void UseProvider(this WebApplication app) => app.UseWhen(IsProtocol, protocol => protocol.Use(async (http, next) =>
    {
        if (!http.Request.IsHttps && !(http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync("HTTPS is required.", http.RequestAborted);
            return;
        }
        var handlers = http.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        var scheme = OutsideEndpoints.IsBack(http) ? OutsideEndpoints.Scheme : OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
        if (await handlers.GetHandlerAsync(http, scheme) is IAuthenticationRequestHandler handler
            && await handler.HandleRequestAsync()) return;
        await next(http);
    }));

    private static bool IsProtocol(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/connect") || http.Request.Path.StartsWithSegments("/.well-known") || OutsideEndpoints.IsBack(http);

    private static void Serve(OpenIddictServerBuilder o, HostSettings settings)
    {
        if (settings.PublicAddress is { } address) o.SetIssuer(address);
        o.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo")
            .SetEndSessionEndpointUris("connect/logout").SetRevocationEndpointUris("connect/revoke").SetIntrospectionEndpointUris("connect/introspect");
        o.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
        o.RegisterScopes([Scopes.OpenId, .. Application.Access.ClientShape.Scopes]);
        o.RegisterClaims(Claims.Subject, Claims.Name, Claims.PreferredUsername, Claims.Role, ProviderClaims.Organisation);
        o.SetAccessTokenLifetime(AccessToken).SetIdentityTokenLifetime(AccessToken).SetRefreshTokenLifetime(Sessions.Longest);
        o.UseReferenceRefreshTokens();
        o.AddEventHandler<OpenIddictServerEvents.HandleIntrospectionRequestContext>(h => h.UseScopedHandler<EndedTokens>());
        // Whether a plain request is taken is seen before: from this machine it is, as a proxy in front sends it.
        o.UseAspNetCore().DisableTransportSecurityRequirement().EnableStatusCodePagesIntegration()
            .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableUserInfoEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough();
    }

    // The framework would ask every scheme about every request.
    private sealed class SchemesAside(IOptions<AuthenticationOptions> options) : AuthenticationSchemeProvider(options)
    {
        public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() => Task.FromResult<IEnumerable<AuthenticationScheme>>([]);
    }
}

/// <summary>A token whose session has ended, whose account or client was shut, or that is allowed no more, is told to be worth nothing.</summary>
public sealed class EndedTokens(ClientDoor door) : IOpenIddictServerHandler<OpenIddictServerEvents.HandleIntrospectionRequestContext>
{
    /// <inheritdoc />
    public async ValueTask HandleAsync(OpenIddictServerEvents.HandleIntrospectionRequestContext context)
    {
        if (await door.Holder(context.GenericTokenPrincipal, context.ClientId, context.CancellationToken) is null)
            context.Reject(Errors.InvalidToken, "The session has ended.");
    }
}

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using EduEvents.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Conformity.Security;

/// <summary>The product with an HTTPS address, as others reach it.</summary>
public sealed class Reached : App
{
    /// <summary>The HTTPS address.</summary>
    public Uri Secure => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
        .Select(a => new Uri(a)).Single(a => a.Scheme == Uri.UriSchemeHttps);

    /// <inheritdoc />
    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.WebHost.UseUrls("http://127.0.0.1:0", "https://127.0.0.1:0");
    }
}

public sealed class TransferChecks(Reached app) : IClassFixture<Reached>
{
    [Fact]
    [Order("11", Missing = "Encryption of messages exchanged with state systems.")]
    public async Task Pages_are_sent_encrypted_by_the_newest_protocol_under_a_certificate_that_is_checked()
    {
        using var own = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Cluster.Folder, "tls/development.pem"));
        using var http = new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = Trusting(own) } }) { BaseAddress = app.Secure };
        using var page = await http.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(SslProtocols.Tls13, await Agreed(own));
    }

    private async Task<SslProtocols> Agreed(X509Certificate2 trusted)
    {
        using var socket = new TcpClient(app.Secure.Host, app.Secure.Port);
        await using var line = new SslStream(socket.GetStream());
        await line.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1", CertificateChainPolicy = Trusting(trusted)
        }, TestContext.Current.CancellationToken);
        return line.SslProtocol;
    }

    private static X509ChainPolicy Trusting(X509Certificate2 root) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root }, RevocationMode = X509RevocationMode.NoCheck
    };
}

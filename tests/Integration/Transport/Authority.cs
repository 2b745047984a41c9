using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EduEvents.Integration.Transport;

/// <summary>A certificate authority of the tests, with one in between as real ones have, and the files a server gets from it.</summary>
public sealed class Authority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eduevents-tls-").FullName;
    private readonly X509Certificate2 _between;

    /// <summary>Makes it.</summary>
    public Authority()
    {
        Root = Make("CN=Test root", null, ca: true);
        _between = Make("CN=Test in between", Root, ca: true);
        RootFile = Path.Combine(_folder, "root.pem");
        File.WriteAllText(RootFile, Root.ExportCertificatePem());
    }

    /// <summary>What a client must trust.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The same as a PEM file.</summary>
    public string RootFile { get; }

    /// <summary>Puts a certificate with its chain and its key into two files.</summary>
    /// <returns>The files, and the certificate's number.</returns>
    public (string Certificate, string Key, string Number) Issue(params string[] names)
    {
        using var made = Make($"CN={names[0]}", _between, ca: false, names);
        var (certificate, key) = (Path.Combine(_folder, "server.pem"), Path.Combine(_folder, "server.key"));
        using (var secret = made.GetRSAPrivateKey()!) Put(key, secret.ExportPkcs8PrivateKeyPem());
        Put(certificate, $"{made.ExportCertificatePem()}\n{_between.ExportCertificatePem()}\n");
        return (certificate, key, made.SerialNumber);
    }

    /// <summary>Puts a certificate with its chain and its key into one file with a password.</summary>
    public (string Certificate, string Password) IssuePfx(string name, string password)
    {
        using var made = Make($"CN={name}", _between, ca: false, name);
        var (certificate, words) = (Path.Combine(_folder, "server.pfx"), Path.Combine(_folder, "password"));
        File.WriteAllBytes(certificate, new X509Certificate2Collection(new X509Certificate2[] { made, _between }).ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password)!);
        File.SetUnixFileMode(certificate, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Put(words, password + "\n");
        return (certificate, words);
    }

    /// <summary>A client that trusts the root and nobody else; every host name leads to this machine.</summary>
    public HttpClient Client(Uri address, string host) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false,
        SslOptions = { CertificateChainPolicy = Trusting(Root) },
        ConnectCallback = async (_, stop) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, address.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
    })
    { BaseAddress = new UriBuilder(address) { Host = host }.Uri, DefaultRequestVersion = HttpVersion.Version20 };

    /// <summary>How a client judges that trusts one certificate alone.</summary>
    public static X509ChainPolicy Trusting(X509Certificate2 root) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root }, RevocationMode = X509RevocationMode.NoCheck
    };

    /// <inheritdoc />
    public void Dispose()
    {
        Root.Dispose();
        _between.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Put(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static X509Certificate2 Make(string subject, X509Certificate2? by, bool ca, params string[] names)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(ca, false, 0, critical: true));
        if (names.Length > 0)
        {
            var alternatives = new SubjectAlternativeNameBuilder();
            foreach (var name in names)
                if (IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
                else alternatives.AddDnsName(name);
            request.CertificateExtensions.Add(alternatives.Build());
        }
        // Clients judge by the clock on the wall.
        DateTimeOffset from = by?.NotBefore ?? TimeProvider.System.GetUtcNow().AddHours(-1), until = by?.NotAfter ?? from.AddDays(60);
        using var made = by is null ? request.CreateSelfSigned(from, until) : request.Create(by, from, until, Guid.CreateVersion7().ToByteArray());
        return by is null ? X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable) : made.CopyWithPrivateKey(key);
    }
}

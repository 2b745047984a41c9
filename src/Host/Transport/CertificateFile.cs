using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Transport;

/// <summary>A certificate with its chain and its private key, as files hold them: PEM in one file or two, or PFX.</summary>
/// <param name="Path">File of the certificate.</param>
/// <param name="KeyPath">File of the private key; null when it stands with the certificate.</param>
/// <param name="PasswordPath">File of the key's password; null when it has none.</param>
public sealed record CertificateFile(string Path, string? KeyPath = null, string? PasswordPath = null)
{
    private static readonly byte[] PemBegins = "-----BEGIN"u8.ToArray();

    /// <summary>What the files hold now, by its hash: a link that points elsewhere counts as a change as well.</summary>
    /// <exception cref="CannotStart">A file cannot be read.</exception>
    public string Stamp()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files) hash.AppendData(Read(file));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="CannotStart">They hold no certificate with its key, or others may read the key.</exception>
    public SslStreamCertificateContext Load()
    {
        var holder = KeyPath ?? Path;
        var content = Read(Path);
        try
        {
            if ((File.GetUnixFileMode(holder) & UnixFileMode.OtherRead) != 0)
                throw new CannotStart($"The private key in {holder} may be read by everybody. Set its mode to 0600: chmod 600 {holder}");
            var password = PasswordPath is null ? null : Encoding.UTF8.GetString(Read(PasswordPath)).TrimEnd('\r', '\n');
            var (own, others) = content.AsSpan().IndexOf(PemBegins) >= 0 ? FromPem(content, Read(holder), password) : FromPfx(content, password);
            // The product asks nobody on the network about its own certificate.
            return SslStreamCertificateContext.Create(own, others, offline: true);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The certificate {Path} cannot be used: {e.Message}");
        }
    }

    private IEnumerable<string> Files => new[] { Path, KeyPath, PasswordPath }.OfType<string>();

    private static (X509Certificate2 Own, X509Certificate2Collection Others) FromPem(byte[] certificate, byte[] key, string? password)
    {
        var (text, secret) = (Encoding.UTF8.GetString(certificate), Encoding.UTF8.GetString(key));
        var all = new X509Certificate2Collection();
        all.ImportFromPem(text);
        return (password is null ? X509Certificate2.CreateFromPem(text, secret) : X509Certificate2.CreateFromEncryptedPem(text, secret, password), all);
    }

    private static (X509Certificate2 Own, X509Certificate2Collection Others) FromPfx(byte[] content, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(content, password);
        return (all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("It holds no private key."), all);
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The certificate cannot be read: {e.Message}");
        }
    }
}

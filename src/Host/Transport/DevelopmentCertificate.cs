using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Transport;

/// <summary>
/// A certificate that the installation makes for itself, so that HTTPS works before there is a real one. It stands for localhost and for this
/// machine; no browser knows who has signed it.
/// </summary>
public static class DevelopmentCertificate
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90), RenewedBefore = TimeSpan.FromDays(30), Skew = TimeSpan.FromHours(1);

    /// <summary>Makes sure that there is one which still holds for a month, in a file that only the product's user may read.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="now">The time by which it is judged.</param>
    /// <param name="more">A further name of the machine.</param>
    /// <exception cref="CannotStart">It cannot be written.</exception>
    public static CertificateFile Ensure(string folder, DateTimeOffset now, string? more = null)
    {
        var path = Path.Combine(folder, "development.pem");
        var names = Names(more);
        try
        {
            if (!Serves(path, now, names)) SecretFile.Keep(path, Encoding.ASCII.GetBytes(Make(now, names)), replace: true);
            return new(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The development certificate {path} cannot be made: {e.Message}");
        }
    }

    private static bool Serves(string path, DateTimeOffset now, IReadOnlyList<string> names)
    {
        if (!File.Exists(path)) return false;
        try
        {
            using var known = X509CertificateLoader.LoadCertificateFromFile(path);
            return known.NotBefore.ToUniversalTime() <= now && known.NotAfter.ToUniversalTime() > now + RenewedBefore
                && names.All(n => known.MatchesHostname(n, allowCommonName: false));
        }
        catch (CryptographicException)
        {
            // Half a file, or none of ours: it is made anew.
            return false;
        }
    }

    private static string Make(DateTimeOffset now, IReadOnlyList<string> names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=EduEvents development, OU={Environment.MachineName}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerUse)], critical: false));
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            if (IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        request.CertificateExtensions.Add(alternatives.Build());
        using var made = request.CreateSelfSigned(now - Skew, now + Longest);
        return $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    // Addresses of the machine change with the network it is in; its names seldom do.
    private static List<string> Names(string? more)
    {
        var (machine, domain) = (Environment.MachineName.ToLowerInvariant(), IPGlobalProperties.GetIPGlobalProperties().DomainName);
        return [.. new[] { "localhost", "127.0.0.1", "::1", machine, domain is { Length: > 0 } and not "(none)" ? $"{machine}.{domain}" : "", more ?? "" }
            .Where(n => Uri.CheckHostName(n) is not UriHostNameType.Unknown).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}

using System.Net;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Transport;

/// <summary>How requests reach the product: the certificate it shows, and the proxies that stand before it.</summary>
public sealed record TransportSettings
{
    /// <summary>EDUEVENTS_CERTIFICATE: a PEM file with the certificate and its chain, or a PFX file; null for a self-made one.</summary>
    public string? Certificate { get; init; }

    /// <summary>EDUEVENTS_CERTIFICATE_KEY: a PEM file with the private key; null when it stands in the file of the certificate.</summary>
    public string? Key { get; init; }

    /// <summary>EDUEVENTS_CERTIFICATE_PASSWORD_FILE: a file that holds the password of the key; null when it has none.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>EDUEVENTS_PROXIES: addresses or networks whose word on the real sender is taken; nobody else's is.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>True when browsers are told never to come without TLS again: there is a certificate that they know, here or at the proxy.</summary>
    public bool IsInEarnest => Certificate is not null || Proxies.Count > 0;

    /// <summary>Settings from configuration and environment.</summary>
    /// <exception cref="CannotStart">A proxy is neither an address nor a network.</exception>
    public static TransportSettings From(IConfiguration configuration) => new()
    {
        Certificate = PathOf(configuration["EDUEVENTS_CERTIFICATE"]), Key = PathOf(configuration["EDUEVENTS_CERTIFICATE_KEY"]),
        PasswordFile = PathOf(configuration["EDUEVENTS_CERTIFICATE_PASSWORD_FILE"]),
        Proxies = [.. (configuration["EDUEVENTS_PROXIES"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(NetworkOf)]
    };

    private static string? PathOf(string? text) => text is { Length: > 0 } ? Path.GetFullPath(text) : null;

    private static IPNetwork NetworkOf(string text)
    {
        if (IPAddress.TryParse(text, out var one)) return new(one, one.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var many)
            ? many
            : throw new CannotStart($"EDUEVENTS_PROXIES must hold addresses or networks like 10.0.0.5 or 10.1.0.0/16, not '{text}'.");
    }
}

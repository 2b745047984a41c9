using System.Net;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.Web;

/// <summary>Says where a network address is, as far as anybody can say it from the address alone.</summary>
public static class AddressWords
{
    private static readonly IPNetwork[] Local =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10")
    ];

    /// <summary>As in: local network, 192.168.1.7.</summary>
    public static string Of(string address, IStringLocalizer texts)
    {
        if (!IPAddress.TryParse(address, out var ip)) return texts["security.unknown_address"];
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        if (IPAddress.IsLoopback(ip)) return texts["security.same_machine"];
        return Local.Any(n => n.Contains(ip)) ? texts["security.local_network", ip] : texts["security.internet", ip];
    }
}

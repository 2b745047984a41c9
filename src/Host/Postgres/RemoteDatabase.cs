using System.Net;
using EduEvents.Host.Operations;
using Npgsql;

namespace EduEvents.Host.Postgres;

/// <summary>A database on another machine is used over TLS that proves who answers, or not at all (Order 456, p. 11).</summary>
public static class RemoteDatabase
{
    /// <summary>Looks at a given connection string.</summary>
    /// <exception cref="CannotStart">It leads to another machine without TLS that is verified, or cannot be understood.</exception>
    public static void Demand(string connectionString)
    {
        NpgsqlConnectionStringBuilder asked;
        try
        {
            asked = new(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new CannotStart($"ConnectionStrings__EduEvents cannot be understood: {e.Message}");
        }
        if (asked.SslMode == SslMode.VerifyFull || (asked.Host ?? "").Split(',').FirstOrDefault(h => !IsHere(h.Trim())) is not { } remote) return;
        throw new CannotStart($"The database on {remote.Trim()} is another machine, and the connection to it does not prove who answers: everything could "
            + $"be read or changed on the way. Put 'SSL Mode=VerifyFull;Root Certificate=/path/to/ca.pem' into ConnectionStrings__EduEvents (now: {asked.SslMode}).");
    }

    // A socket in the file system, an abstract one, or an address of this machine alone; the port may stand behind it.
    private static bool IsHere(string host)
    {
        if (host.Length == 0 || host[0] is '/' or '@') return true;
        if (IPAddress.TryParse(host, out var address) || (IPEndPoint.TryParse(host, out var point) && (address = point.Address) is not null))
            return IPAddress.IsLoopback(address);
        return string.Equals(host.Split(':')[0], "localhost", StringComparison.OrdinalIgnoreCase);
    }
}

using System.Buffers.Text;
using System.Text;

namespace EduEvents.Bench;

/// <summary>Sends one command as the product's own pages and terminals do: with its sender's token and an idempotency key.</summary>
public static class Command
{
    private static readonly byte[] Recorded = "\"recorded\":"u8.ToArray();

    /// <summary>Sends it, and makes sure that it recorded as many facts as it must.</summary>
    /// <exception cref="InvalidOperationException">It was refused, or recorded another number of facts.</exception>
    public static void Send(WireClient http, string path, string token, string body, int recorded)
    {
        var status = http.Send(
            $"POST {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {Guid.CreateVersion7()}\r\n"
            + "User-Agent: eduevents-bench\r\nContent-Type: application/json\r\n", body);
        var at = http.Body.IndexOf(Recorded);
        if (status != 200 || at < 0 || !Utf8Parser.TryParse(http.Body[(at + Recorded.Length)..], out int facts, out _) || facts != recorded)
            throw new InvalidOperationException($"{path}: {status} {Encoding.UTF8.GetString(http.Body)}");
    }
}

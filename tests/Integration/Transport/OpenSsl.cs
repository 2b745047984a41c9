using System.Diagnostics;

namespace EduEvents.Integration.Transport;

/// <summary>A TLS client that nobody here wrote.</summary>
public static class OpenSsl
{
    /// <summary>Greets a server as s_client does and hangs up.</summary>
    /// <returns>All that it tells.</returns>
    public static async Task<string> Greet(Uri server, params string[] options)
    {
        var start = new ProcessStartInfo("openssl", ["s_client", "-connect", $"127.0.0.1:{server.Port}", .. options])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (told, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return await told + await complained;
    }
}

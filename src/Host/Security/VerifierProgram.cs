using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EduEvents.Domain.Security;
using EduEvents.Host.Operations;
using EduEvents.Host.Spread;

namespace EduEvents.Host.Security;

/// <summary>What the Verifier reports.</summary>
/// <param name="Sound">True when nothing was found.</param>
/// <param name="Events">Events read.</param>
/// <param name="Blocks">Blocks checked.</param>
/// <param name="HeadsHeld">Heads of outside holders compared.</param>
/// <param name="Unsealed">Events newer than the last block.</param>
/// <param name="Seconds">Time taken.</param>
/// <param name="Findings">What was found.</param>
public sealed record VerifierReport(
    bool Sound, long Events, long Blocks, long HeadsHeld, long Unsealed, double Seconds, IReadOnlyList<IntegrityFault> Findings);

/// <summary>The Verifier did not come to its end.</summary>
public sealed class NotVerified(string message) : Exception(message);

/// <summary>
/// Runs tools/Verifier as a process of its own, at low priority. It shares no code with the product, so a fault of the product is none of its;
/// it reads with the product's rights, which cannot change events.
/// </summary>
public sealed class VerifierProgram
{
    // Other users of the machine see the arguments of a process, but not its environment.
    private const string ConnectionVariable = "EDUEVENTS_VERIFIER_CONNECTION";
    private const int LongestComplaint = 200;

    private static readonly string Program = OwnPrograms.Find("verifier", "EduEvents.Verifier.dll");

    /// <summary>Verifies the logs of a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="progress">Told the number that is reached and the last sealed one.</param>
    /// <param name="stop">Ends the process.</param>
    /// <exception cref="NotVerified">It could not be started or did not come to its end.</exception>
    public async Task<VerifierReport> Run(HeldDatabase database, Action<long, long> progress, CancellationToken stop)
    {
        if (!File.Exists(Program)) throw new NotVerified($"The program {Program} is missing. Install the product whole.");
        using var process = Process.Start(Start(database))!;
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
            var complaints = Listen(process.StandardError, progress, stop);
            var told = await process.StandardOutput.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return process.ExitCode is 0 or 1 && told.StartsWith('{')
                ? JsonSerializer.Deserialize<VerifierReport>(told, JsonSerializerOptions.Web)!
                : throw new NotVerified(Http.Requests.Cut(await complaints is { Length: > 0 } why ? why : $"The Verifier ended with {process.ExitCode}."));
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static async Task<string> Listen(StreamReader errors, Action<long, long> progress, CancellationToken stop)
    {
        var complaint = "";
        while (await errors.ReadLineAsync(stop) is { } line)
        {
            if (line.Split(' ') is ["progress", var done, var all])
                progress(long.Parse(done, CultureInfo.InvariantCulture), long.Parse(all, CultureInfo.InvariantCulture));
            else if (complaint.Length < LongestComplaint) complaint += line;
        }
        return complaint;
    }

    private static ProcessStartInfo Start(HeldDatabase database) => new(OwnPrograms.Dotnet,
        [Program, "database", "--key", database.Key.VerifierKey, "--heads", database.HeadsFolder, "--json", "--progress"])
    {
        RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/", Environment = { [ConnectionVariable] = database.ConnectionString }
    };
}

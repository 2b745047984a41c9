using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduEvents.Domain.Timetable;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Timetable;

/// <summary>No week came out of the solver.</summary>
/// <param name="code">Code of the cause: missing, nothing_found or broken.</param>
/// <param name="message">What it complained of.</param>
public sealed class NotSolved(string code, string message) : Exception(message)
{
    /// <summary>Code of the cause.</summary>
    public string Code { get; } = code;
}

/// <summary>How far a search is.</summary>
/// <param name="Seconds">Since it began.</param>
/// <param name="Cost">What the best week found so far costs by the soft rules.</param>
public sealed record SearchProgress(double Seconds, double Cost);

/// <summary>Runs tools/Solver as a process of its own, at low priority: minutes of work on all cores that must not slow down those who teach meanwhile.</summary>
public class SolverProgram
{
    private const int NothingFound = 1, LongestComplaint = 200;

    // It ends by itself at its time; reading the problem and starting take some seconds more.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    private static readonly string Program = OwnPrograms.Find("solver", "EduEvents.Solver.dll");

    /// <summary>Looks for a week.</summary>
    /// <param name="problem">The week to be filled.</param>
    /// <param name="progress">Told of each better week.</param>
    /// <param name="enough">Ends the search with what it has found.</param>
    /// <param name="stop">Ends the process.</param>
    /// <exception cref="NotSolved">It could not be started, found nothing or broke.</exception>
    public virtual async Task<FoundWeek> Run(WeekProblem problem, Action<SearchProgress> progress, CancellationToken enough, CancellationToken stop)
    {
        if (!File.Exists(Program)) throw new NotSolved("missing", $"The program {Program} is missing. Install the product whole.");
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(TimeSpan.FromSeconds(problem.Seconds) + Grace);
        using var process = Process.Start(new ProcessStartInfo(OwnPrograms.Dotnet, [Program])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/"
        })!;
        try
        {
            process.PriorityClass = ProcessPriorityClass.Idle;
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(problem, Json).AsMemory(), late.Token);
            await process.StandardInput.FlushAsync(late.Token);
            await using var ending = enough.Register(process.StandardInput.Close);
            var complaints = Listen(process.StandardError, progress, late.Token);
            var told = await process.StandardOutput.ReadToEndAsync(late.Token);
            await process.WaitForExitAsync(late.Token);
            if (process.ExitCode == 0 && told.StartsWith('{')) return JsonSerializer.Deserialize<FoundWeek>(told, Json)!;
            throw new NotSolved(process.ExitCode == NothingFound ? "nothing_found" : "broken", await complaints);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new NotSolved("broken", "The solver did not come to its end.");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static async Task<string> Listen(StreamReader errors, Action<SearchProgress> progress, CancellationToken stop)
    {
        var complaint = "";
        while (await errors.ReadLineAsync(stop) is { } line)
        {
            if (line.Split(' ') is ["progress", var seconds, var cost, _])
                progress(new(double.Parse(seconds, CultureInfo.InvariantCulture), double.Parse(cost, CultureInfo.InvariantCulture)));
            else if (complaint.Length < LongestComplaint) complaint += line;
        }
        return complaint;
    }
}

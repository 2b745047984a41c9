using System.Diagnostics;
using System.Globalization;

namespace EduEvents.Bench;

/// <summary>One run of all that was asked for: every part, then one table of all, with all that a reader must know to judge it.</summary>
public static class BenchRun
{
    /// <summary>Runs it. The table goes to stdout; it, the story of each drill and the plans of the queries also go into files of a folder that is told.</summary>
    /// <returns>False when a part was not good.</returns>
    public static async Task<bool> Of(Options options, CancellationToken stop)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        List<Result> rows = [];
        List<string> head = [.. Surroundings.Machine()], foot = [], failures = [];
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "bench", DateTime.Now.ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture))).FullName;
        foreach (var part in options.Parts())
        {
            var (name, began, load) = (part.Drill?.Name ?? "rows", Stopwatch.GetTimestamp(), Surroundings.Load());
            var report = await (part.Drill?.Run ?? Rounds.Run)(part, stop);
            rows.AddRange(report.Rows);
            failures.AddRange(report.Failures.Select(f => $"{name}: {f}"));
            foot.Add($"{name}: {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s, load {load} before and {Surroundings.Load()} after");
            await Keep(folder, $"{name}.txt", report.Text, stop);
            await Keep(folder, $"{name}.plans.txt", report.Plans, stop);
            // Alone on stdout is the table where everything was asked for.
            if (report.Text.Length > 0) await (options.All || options.Json ? Console.Error : Console.Out).WriteLineAsync(report.Text);
        }
        var table = string.Join('\n', [.. head, Ground.Settings, Result.ToTable(rows), .. foot, .. failures.Select(f => $"NOT GOOD: {f}")]);
        await Keep(folder, "table.txt", table, stop);
        await Keep(folder, "table.json", Result.ToJson(rows), stop);
        Console.WriteLine(options.Json ? Result.ToJson(rows) : table);
        await Console.Error.WriteLineAsync($"Kept in {folder}");
        return failures.Count == 0;
    }

    private static Task Keep(string folder, string name, string text, CancellationToken stop) =>
        text.Length == 0 ? Task.CompletedTask : File.WriteAllTextAsync(Path.Combine(folder, name), text + "\n", stop);
}

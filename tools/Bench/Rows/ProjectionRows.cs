using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace EduEvents.Bench.Rows;

/// <summary>
/// All views catch up with some school days, from when the product is ready until the last view shows the last event; so the start of the views
/// counts in. The times of half and of 99 percent are those of the slowest view.
/// </summary>
public sealed class CatchUp : Row
{
    private string _database = "";

    /// <inheritdoc />
    public override string Name => "projection.catchup";

    /// <inheritdoc />
    public override Door Door => Door.Database;

    /// <inheritdoc />
    public override async Task Prepare(Stage stage, CancellationToken stop) => _database = await stage.DayBehind(stop);

    /// <inheritdoc />
    public override async Task<Sample> Run(Stage stage, TimeSpan duration, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        var (before, _, newest) = await stage.Views.Progress(source, stop);
        await using var host = await stage.StartHost(_database, background: true, stop);

        var (began, hostCpu, databaseCpu) = (Stopwatch.GetTimestamp(), host.Cpu, stage.DatabaseCpu);
        var steps = new List<(long Ticks, long Position)>();
        await stage.Views.Wait(source, (_, last) => steps.Add((Stopwatch.GetTimestamp(), last)), stop);

        long Until(double part) => steps.First(s => s.Position - before >= (newest - before) * part).Ticks - began;
        long[] ticks = [.. Enumerable.Range(1, 100).Select(percent => Until(percent / 100.0))];
        return new(newest - before, Stopwatch.GetElapsedTime(began, steps[^1].Ticks), ticks, host.Cpu - hostCpu, stage.DatabaseCpu - databaseCpu);
    }
}

/// <summary>The journal pages are built anew from all their events by the operator's command; nothing is shown before the end.</summary>
public sealed partial class RebuildPages : Row
{
    private string _database = "";

    /// <inheritdoc />
    public override string Name => "projection.rebuild";

    /// <inheritdoc />
    public override Door Door => Door.Database;

    /// <inheritdoc />
    public override async Task Prepare(Stage stage, CancellationToken stop) => _database = await stage.DayBehind(stop);

    /// <inheritdoc />
    public override async Task<Sample> Run(Stage stage, TimeSpan duration, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var count = source.CreateCommand("""
            select count(*) from edu.mt_events where type like 'journal.%'
                and seq_id <= (select last_seq_id from edu.mt_event_progression where name = 'JournalPageView:All')
            """);
        var facts = (long)(await count.ExecuteScalarAsync(stop))!;

        var (took, host, database, ended) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Cpu.OfEndedChildren());
        await stage.RunHost(_database, ["rebuild", "JournalPageView"], (line, cpu) =>
        {
            // The first line comes when the program has started and the work begins.
            if (database == TimeSpan.Zero) (host, database) = (cpu, stage.DatabaseCpu);
            if (Seconds().Match(line) is { Success: true } found)
                took = TimeSpan.FromSeconds(double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture));
        }, stop);
        if (took == TimeSpan.Zero) throw new InvalidOperationException("The rebuild did not say how long it took.");
        var ticks = (long)(took.TotalSeconds * Stopwatch.Frequency);
        return new(facts, took, [ticks], Cpu.OfEndedChildren() - ended - host, stage.DatabaseCpu - database);
    }

    [GeneratedRegex("events in ([0-9.]+) s")]
    private static partial Regex Seconds();
}

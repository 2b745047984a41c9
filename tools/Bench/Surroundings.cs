using Npgsql;

namespace EduEvents.Bench;

/// <summary>What a reader must know to judge the numbers; told on stderr, so that stdout holds the rows alone.</summary>
public static class Surroundings
{
    /// <summary>Load averages of the last minute, 5 and 15 minutes.</summary>
    public static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    /// <summary>Tells the machine, the database and the town.</summary>
    public static async Task Tell(Stage stage, CancellationToken stop)
    {
        var options = stage.Options;
        Say($"{Environment.ProcessorCount} cores, {Environment.Version} runtime, load {Load()}");
        List<string> settings = [];
        foreach (var name in (string[])["server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers"])
            settings.Add($"{name} {await Ask(stage, $"show {name}", stop)}");
        Say($"PostgreSQL: {string.Join(", ", settings)}; data on {new DriveInfo(Path.GetTempPath()).DriveFormat}");
        Say($"{options.Clients} clients, {options.Rounds} rounds after one to warm up, {options.Seconds} s for each row and round");
        Say(stage.Town.Describe());
        await TellSizes(stage, stop);
    }

    /// <summary>Tells how large the store is.</summary>
    public static async Task TellSizes(Stage stage, CancellationToken stop) => Say(await Ask(stage, """
        select format('store: %s events, %s; raw table: %s rows, %s',
            (select count(*) from edu.mt_events), pg_size_pretty(pg_total_relation_size('edu.mt_events')),
            (select count(*) from bench.raw_event), pg_size_pretty(pg_total_relation_size('bench.raw_event')))
        """, stop));

    private static async Task<string> Ask(Stage stage, string sql, CancellationToken stop)
    {
        await using NpgsqlCommand ask = stage.Source.CreateCommand(sql);
        return (string)(await ask.ExecuteScalarAsync(stop))!;
    }

    private static void Say(string text) => Console.Error.WriteLine(text);
}

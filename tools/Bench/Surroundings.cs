using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using EduEvents.Host;
using Npgsql;

namespace EduEvents.Bench;

/// <summary>What a reader must know to judge the numbers.</summary>
public static class Surroundings
{
    private static readonly string[] Asked =
    [
        "server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_level", "wal_compression", "shared_buffers", "max_wal_size", "checkpoint_timeout",
        "work_mem", "effective_cache_size", "random_page_cost", "jit", "max_connections", "autovacuum"
    ];

    /// <summary>Load averages of the last minute, 5 and 15 minutes.</summary>
    public static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    /// <summary>The machine, the product and what it runs upon.</summary>
    public static IEnumerable<string> Machine()
    {
        var product = typeof(EduEventsHost).Assembly;
        yield return $"EduEvents {product.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}, .NET {Environment.Version}, "
            + $"{RuntimeInformation.OSDescription.Trim()}, {DateTime.Now:yyyy-MM-dd HH:mm}";
        yield return $"{Environment.ProcessorCount} cores ({Processor()}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB of memory; "
            + $"garbage collection of the product: {Collection(product)}";
    }

    /// <summary>What of the database's settings decides about speed and safety.</summary>
    public static async Task<string> Database(NpgsqlDataSource source, CancellationToken stop)
    {
        List<string> settings = [];
        foreach (var name in Asked) settings.Add($"{name} {await Ask(source, $"show {name}", stop)}");
        return $"PostgreSQL: {string.Join(", ", settings)}; data on {new DriveInfo(Path.GetTempPath()).DriveFormat}";
    }

    /// <summary>What the rows stand upon.</summary>
    public static string Stage(Stage stage) =>
        $"rows: {stage.Options.Clients} clients, {stage.Options.Rounds} rounds after one to warm up, {stage.Options.Seconds} s for each row and round; {stage.Town.Describe()}";

    /// <summary>How large the store of the rows is.</summary>
    public static Task<string> Sizes(NpgsqlDataSource source, CancellationToken stop) => Ask(source, """
        select format('store of the rows at the end: %s events, %s; raw table: %s rows, %s',
            (select count(*) from edu.mt_events), pg_size_pretty(pg_total_relation_size('edu.mt_events')),
            (select count(*) from bench.raw_event), pg_size_pretty(pg_total_relation_size('bench.raw_event')))
        """, stop);

    private static async Task<string> Ask(NpgsqlDataSource source, string sql, CancellationToken stop)
    {
        await using NpgsqlCommand ask = source.CreateCommand(sql);
        return (string)(await ask.ExecuteScalarAsync(stop))!;
    }

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";

    // As the product's own program starts, not this one.
    private static string Collection(Assembly product)
    {
        var (server, concurrent) = (false, true);
        var settings = Path.ChangeExtension(product.Location, ".runtimeconfig.json");
        if (File.Exists(settings))
        {
            using var file = JsonDocument.Parse(File.ReadAllText(settings));
            if (file.RootElement.GetProperty("runtimeOptions").TryGetProperty("configProperties", out var all))
            {
                server = all.TryGetProperty("System.GC.Server", out var s) && s.GetBoolean();
                concurrent = !all.TryGetProperty("System.GC.Concurrent", out var c) || c.GetBoolean();
            }
        }
        // A server collector for one core is the workstation's.
        return $"{(server && Environment.ProcessorCount > 1 ? "server" : "workstation")}, {(concurrent ? "concurrent" : "not concurrent")}";
    }
}

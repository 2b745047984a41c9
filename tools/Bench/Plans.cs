using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace EduEvents.Bench;

/// <summary>How the database carried out the product's own queries.</summary>
/// <param name="Lines">A line for each query: what it is part of, indexes used, pages touched, time.</param>
/// <param name="Whole">The plans, as EXPLAIN (ANALYZE, BUFFERS) shows them.</param>
/// <param name="Failures">Queries that read a large table from end to end.</param>
public sealed record PlanReport(IReadOnlyList<string> Lines, string Whole, IReadOnlyList<string> Failures);

/// <summary>
/// Takes the plans from the database's own log, by its extension auto_explain, while the product serves each of the hot requests: so they are those of the very
/// queries that the product sends, with its role, its parameters and what its functions do inside.
/// </summary>
public static class Plans
{
    private const long LargeTableRows = 20_000;
    private const string Role = Host.Store.DatabaseRole.Name, Mark = "  plan:\n";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    // What goes on at the same time and is no part of a request: connections that are taken up again, the talk of Hosts among each other.
    private static readonly string[] BesideIt = ["set session authorization", "select 1", "select pg_try", "(select count(*) from unnest"];

    private static readonly string[] Settings =
        ["log_min_duration = 0", "log_analyze = on", "log_buffers = on", "log_timing = on", "log_nested_statements = on", "log_format = 'json'"];

    /// <summary>Takes them upon a database that no Host uses.</summary>
    public static async Task<PlanReport> Take(Ground ground, string connectionString, Town town, IReadOnlyList<Lessons> journals, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await Execute(source, $"alter role {Role} set session_preload_libraries = 'auto_explain'; load 'auto_explain'; "
            + string.Concat(Settings.Select(s => $"alter role {Role} set auto_explain.{s};")), stop);
        var (lines, whole, failures) = (new List<string>(), new StringBuilder(), new List<string>());
        try
        {
            var large = await LargeTables(source, stop);
            await using var host = await ground.StartHost(connectionString, background: false, stop);
            using var http = new WireClient(host.Address);
            foreach (var request in new HotRequests(town, journals).All)
            {
                request.Ready(0, http, 10);
                // By then rights and states of streams are remembered, as on a Host that is at work.
                for (var i = 0; i < 3; i++) request.Send(0, http);
                await Task.Delay(Pause, stop);
                var ends = Ends(ground.LogFolder);
                request.Send(0, http);
                await Task.Delay(Pause, stop);
                foreach (var plan in Logged(ground.LogFolder, ends)) Tell(request.Name, plan, large);
            }
        }
        finally
        {
            await Execute(source, $"alter role {Role} reset session_preload_libraries; "
                + string.Concat(Settings.Select(s => $"alter role {Role} reset auto_explain.{s.Split(' ')[0]};")), CancellationToken.None);
        }
        return new(lines, whole.ToString(), failures);

        void Tell(string name, (double Ms, JsonElement Plan) taken, HashSet<string> large)
        {
            var (root, sql) = (taken.Plan.GetProperty("Plan"), string.Join(' ', taken.Plan.GetProperty("Query Text").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            if (BesideIt.Any(b => sql.StartsWith(b, StringComparison.OrdinalIgnoreCase)) || sql.Contains("wolverine_", StringComparison.Ordinal)
                || sql.Contains("pg_class", StringComparison.Ordinal)) return;
            List<string> indexes = [], scans = [];
            Walk(root, indexes, scans);
            var used = indexes.Count > 0 ? string.Join(", ", indexes.Distinct()) : "no index";
            var pages = Number(root, "Shared Hit Blocks") + Number(root, "Shared Read Blocks");
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"plan {name}: {taken.Ms:N2} ms, {pages:N0} pages, {used}"
                + $"{(scans.Count > 0 ? $", whole {string.Join(", ", scans.Distinct())}" : "")}: {(sql.Length > 70 ? sql[..70] : sql)}"));
            whole.AppendLine(CultureInfo.InvariantCulture, $"== {name}: {taken.Ms} ms").AppendLine(taken.Plan.ToString());
            failures.AddRange(scans.Where(large.Contains).Select(t => $"{name} reads the whole of {t}: {sql}"));
        }
    }

    private static void Walk(JsonElement node, List<string> indexes, List<string> scans)
    {
        if (node.TryGetProperty("Index Name", out var index)) indexes.Add(index.GetString()!);
        if (node.GetProperty("Node Type").GetString() == "Seq Scan") scans.Add(node.GetProperty("Relation Name").GetString()!);
        if (node.TryGetProperty("Plans", out var below))
            foreach (var child in below.EnumerateArray()) Walk(child, indexes, scans);
    }

    private static long Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetInt64() : 0;

    private static async Task<HashSet<string>> LargeTables(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var ask = source.CreateCommand("select relname from pg_class where relkind = 'r' and reltuples > $1");
        ask.Parameters.AddWithValue((float)LargeTableRows);
        await using var rows = await ask.ExecuteReaderAsync(stop);
        HashSet<string> names = [];
        while (await rows.ReadAsync(stop)) names.Add(rows.GetString(0));
        return names;
    }

    private static Dictionary<string, long> Ends(string folder) => Files(folder).ToDictionary(f => f, f => new FileInfo(f).Length);

    private static string[] Files(string folder) => Directory.GetFiles(folder, "*.json");

    private static IEnumerable<(double Ms, JsonElement Plan)> Logged(string folder, Dictionary<string, long> ends)
    {
        foreach (var path in Files(folder))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Seek(Math.Min(ends.GetValueOrDefault(path), file.Length), SeekOrigin.Begin);
            using var reader = new StreamReader(file);
            while (reader.ReadLine() is { } line)
            {
                if (!line.Contains("plan:", StringComparison.Ordinal) || !line.EndsWith('}')) continue;
                using var entry = JsonDocument.Parse(line);
                var message = entry.RootElement.GetProperty("message").GetString()!;
                var at = message.IndexOf(Mark, StringComparison.Ordinal);
                if (at < 0 || entry.RootElement.GetProperty("user").GetString() != Role) continue;
                using var plan = JsonDocument.Parse(message[(at + Mark.Length)..]);
                yield return (double.Parse(message["duration: ".Length..message.IndexOf(" ms", StringComparison.Ordinal)], CultureInfo.InvariantCulture), plan.RootElement.Clone());
            }
        }
    }

    private static async Task Execute(NpgsqlDataSource source, string sql, CancellationToken stop)
    {
        // One statement after the other: of several sent as one, what the first loads the next would not know yet.
        await using var connection = await source.OpenConnectionAsync(stop);
        foreach (var one in sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(one, connection);
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}

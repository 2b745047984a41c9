using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using EduEvents.Application.People;
using EduEvents.Application.Security;
using EduEvents.Host.Operations;
using EduEvents.Host.Security;
using Npgsql;

namespace EduEvents.Bench.Drills;

/// <summary>
/// Two Hosts on one database, people pass the gates through both, and one ends: as an administrator stops it, and with kill -9. How long until the
/// other goes on with each kind of work; that nothing is lost or doubled; and how long a live message takes to either.
/// </summary>
public static class HostsDrill
{
    private const string Views = "views", LiveMessages = "live-feed";
    private const int Followers = 6;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(20);
    private static readonly (string Row, string Name, string Carries, bool Kill)[] Ends =
    [
        ("sigterm_views", "SIGTERM, with views", Views, false), ("kill_views", "kill -9, with views", Views, true),
        ("kill_live", "kill -9, with live messages", LiveMessages, true)
    ];

    // In the order in which they are waited for.
    private static readonly string[] Kinds = ["commands", "views", "live", "processes", "sealing", "check"];

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">Something was lost or doubled, or did not go on.</exception>
    public static async Task<Report> Run(Options options, CancellationToken stop)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await Console.Error.WriteLineAsync("Setting up.");
        await using var stage = await Stage.Build(options, new(People: true, Lessons: 0, Rows: false), stop);
        await stage.Views.Wait(stage.Source, null, stop);
        using var load = new HostsLoad(stage);
        var up = new List<(ServerProcess Process, Uri Address)> { (stage.Host, stage.Host.Address) };
        try
        {
            up.Add(await Another(stage, stop));
            load.Hosts = [.. up.Select(h => h.Address)];
            await Settled(up, stop);
            List<Result> rows = [];
            List<string> lines = [$"{Environment.ProcessorCount} cores, load {Surroundings.Load()} before; seconds until the other Host goes on", Head];
            var delays = await Delays(stage, load, up, options.Seconds, stop);
            foreach (var end in Ends)
            {
                var (took, line) = await End(stage, load, up, end.Name, end.Carries, end.Kill, options.Seconds, stop);
                lines.Add(line);
                rows.AddRange(Kinds.Zip(took, (kind, seconds) => Result.Headline($"hosts.{end.Row}.{kind}", null, seconds * 1_000, null)));
                up.Add(await Another(stage, stop));
                load.Hosts = [.. up.Select(h => h.Address)];
                await Settled(up, stop);
            }
            await NothingLost(stage, load, stop);
            lines.Add($"{load.Sent:N0} passes acknowledged, {load.Again:N0} of the requests were sent again, none lost or doubled; every live message told once");
            lines.AddRange(delays);
            lines.Add($"load {Surroundings.Load()} after");
            return new(rows, string.Join('\n', lines));
        }
        finally
        {
            foreach (var (process, _) in up.Where(h => h.Process != stage.Host)) await process.DisposeAsync();
        }
    }

    private static async Task<(ServerProcess, Uri)> Another(Stage stage, CancellationToken stop)
    {
        var process = await stage.StartAnother(stop);
        return (process, process.Address);
    }

    private static async Task<(double[] Took, string Line)> End(
        Stage stage, HostsLoad load, List<(ServerProcess Process, Uri Address)> up, string name, string carries, bool kill, double seconds, CancellationToken stop)
    {
        var dying = (await Carrying(up, carries, stop))!.Value;
        up.Remove(dying);
        using var founder = await Api.SignIn(up[0].Address, Town.Founder, stage.Town.Seats[0].Organisation, stop);
        await using var watcher = await GateWatcher.Of(up[0].Address, founder.Token, Schools(stage), stop);
        var from = await Newest(stage, stop);
        var passing = load.Run(TimeSpan.FromSeconds(seconds), stop);
        await Task.Delay(TimeSpan.FromSeconds(seconds / 4), stop);

        var ended = Stopwatch.GetTimestamp();
        if (kill) await dying.Process.Kill();
        else await dying.Process.DisposeAsync();
        var at = await Newest(stage, stop);
        var (learner, check) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await founder.Send("/api/people/admit-learner", new AdmitLearner(learner, "С", "Ә", "", "", null, new(Town.FirstYear, 9, 1)), stop);
        await founder.Send("/api/security/request-integrity-check", new RequestIntegrityCheck(check, DateOnly.FromDateTime(DateTime.UtcNow)), stop);
        Task<double> Until(string sql, params object[] values) => Past(ended, () => Ask(stage, sql, values, stop), stop);
        double[] took = await Task.WhenAll(
            Until("select exists (select 1 from edu.mt_events where seq_id > $1 and type = 'gate.gate_passed')", at),
            Until($"select exists (select 1 from edu.mt_event_progression where name = '{Views}:All' and last_seq_id > $1)", at),
            Past(ended, () => Task.FromResult(watcher.Heard.Any(h => h.Position > at)), stop),
            Until("select exists (select 1 from edu.mt_events where type = 'canteen.meal_account_opened' and data ->> 'learnerId' = $1)", learner.ToString()),
            Until($"select exists (select 1 from {SealTables.Block} where to_seq > $1)", at),
            Until("select exists (select 1 from edu.mt_events where type = 'security.integrity_checked' and data ->> 'checkId' = $1)", check.ToString()));
        var answers = await passing;
        await ToldOnce(stage, watcher, from, stop);
        return (took, $"{name,-30}{string.Concat(took.Select(s => $"{s,10:N1}"))}{OpenLoop.Within(answers, 0.5),12:N1}{OpenLoop.Within(answers, 1),12:N0}");
    }

    // How long after the answer to the terminal the message is there, at the Host that tells of it and at the other.
    private static async Task<IReadOnlyList<string>> Delays(
        Stage stage, HostsLoad load, List<(ServerProcess Process, Uri Address)> up, double seconds, CancellationToken stop)
    {
        var telling = (await Carrying(up, LiveMessages, stop))!.Value.Address;
        var (other, schools) = (up.Single(h => h.Address != telling).Address, Schools(stage));
        using var founder = await Api.SignIn(telling, Town.Founder, stage.Town.Seats[0].Organisation, stop);
        await using var here = await GateWatcher.Of(telling, founder.Token, schools, stop);
        await using var there = await GateWatcher.Of(other, founder.Token, schools, stop);
        // The just-in-time compilers take their time.
        await load.Run(TimeSpan.FromSeconds(seconds / 2), stop);
        var from = await Newest(stage, stop);
        await load.Run(TimeSpan.FromSeconds(seconds), stop);
        foreach (var watcher in new[] { here, there }) await ToldOnce(stage, watcher, from, stop);

        var recorded = new Dictionary<long, DateTimeOffset>();
        await using (var read = stage.Source.CreateCommand("select seq_id, timestamp from edu.mt_events where seq_id > $1 and type = 'gate.gate_passed'"))
        {
            read.Parameters.AddWithValue(from);
            await using var rows = await read.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) recorded[rows.GetInt64(0)] = rows.GetFieldValue<DateTimeOffset>(1);
        }
        var heardHere = here.Heard.ToDictionary(h => h.Position, h => h.At);
        var (now, ticks) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        string After(string name, GateWatcher watcher)
        {
            double[] ms = [.. watcher.Heard.Where(h => recorded.ContainsKey(h.Position))
                .Select(h => (now - Stopwatch.GetElapsedTime(h.At, ticks) - recorded[h.Position]).TotalMilliseconds).Order()];
            return $"live message at {name}: p50 {Part(ms, 0.5):N0} ms, p99 {Part(ms, 0.99):N0} ms after the pass was decided, {ms.Length:N0} messages";
        }
        double[] apart = [.. there.Heard.Where(h => recorded.ContainsKey(h.Position)).Select(h => (h.At - heardHere[h.Position]) * 1_000.0 / Stopwatch.Frequency).Order()];
        return [After("the Host that tells", here), After("the other Host", there), $"the other hears it p50 {Part(apart, 0.5):N1} ms, p99 {Part(apart, 0.99):N1} ms later"];
    }

    private static double Part(double[] sorted, double part) => sorted.Length == 0 ? double.NaN : sorted[(int)(part * (sorted.Length - 1))];

    private static async Task ToldOnce(Stage stage, GateWatcher watcher, long from, CancellationToken stop)
    {
        var recorded = new List<long>();
        await using (var read = stage.Source.CreateCommand("select seq_id from edu.mt_events where seq_id > $1 and type = 'gate.gate_passed' order by seq_id"))
        {
            read.Parameters.AddWithValue(from);
            await using var rows = await read.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) recorded.Add(rows.GetInt64(0));
        }
        await Past(Stopwatch.GetTimestamp(), () => Task.FromResult(watcher.Heard.Count(h => h.Position > from) >= recorded.Count), stop);
        if (!recorded.SequenceEqual(watcher.Heard.Select(h => h.Position).Where(p => p > from)))
            throw new InvalidOperationException("Live messages were lost, doubled or told in another order.");
    }

    private static async Task NothingLost(Stage stage, HostsLoad load, CancellationToken stop)
    {
        await using var ask = stage.Source.CreateCommand("""
            select count(*), count(distinct (data ->> 'deviceId', data ->> 'sequence')),
                (select count(*) from edu.mt_events where type = 'people.learner_admitted') - (select count(*) from edu.mt_events where type = 'canteen.meal_account_opened')
            from edu.mt_events where type = 'gate.gate_passed'
            """);
        await using var row = await ask.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        var (passed, different, without) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        if (passed != load.Sent || different != passed) throw new InvalidOperationException($"{load.Sent} passes were acknowledged, {passed} recorded, {different} of them different.");
        if (without != 0) throw new InvalidOperationException($"{without} more learners than meal accounts.");
    }

    private static async Task<double> Past(long since, Func<Task<bool>> holds, CancellationToken stop)
    {
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(since) > Limit) throw new InvalidOperationException($"Something did not go on within {Limit.TotalSeconds:N0} s.");
            await Task.Delay(Pause, stop);
        }
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static Task<double> Settled(List<(ServerProcess Process, Uri Address)> up, CancellationToken stop) => Past(Stopwatch.GetTimestamp(), async () =>
    {
        var duties = await Duties(up[0].Address, stop);
        return duties.Count == up.Count && duties.Sum(d => d.Carries.Count) == Followers && duties.All(d => d.Carries.Count > 0);
    }, stop);

    private static async Task<(ServerProcess Process, Uri Address)?> Carrying(List<(ServerProcess Process, Uri Address)> up, string what, CancellationToken stop)
    {
        foreach (var host in up)
            if ((await Duties(host.Address, stop)).Single(d => d.IsThis).Carries.Contains(what)) return host;
        return null;
    }

    private static async Task<IReadOnlyList<HostDuty>> Duties(Uri host, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = host };
        return (await http.GetFromJsonAsync<IReadOnlyList<HostDuty>>("/health/hosts", stop))!;
    }

    private static IEnumerable<string> Schools(Stage stage) => stage.Town.Seats.Select(s => s.Organisation).Distinct();

    private static async Task<long> Newest(Stage stage, CancellationToken stop)
    {
        await using NpgsqlCommand ask = stage.Source.CreateCommand("select max(seq_id) from edu.mt_events");
        return (long)(await ask.ExecuteScalarAsync(stop))!;
    }

    private static async Task<bool> Ask(Stage stage, string sql, object[] values, CancellationToken stop)
    {
        await using NpgsqlCommand ask = stage.Source.CreateCommand(sql);
        foreach (var value in values) ask.Parameters.AddWithValue(value);
        return (bool)(await ask.ExecuteScalarAsync(stop))!;
    }

    private static readonly string Head =
        $"{"",-30}{"commands",10}{"views",10}{"live",10}{"processes",10}{"sealing",10}{"a check",10}{"pass p50 ms",12}{"max ms",12}";
}

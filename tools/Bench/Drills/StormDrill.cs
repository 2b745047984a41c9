using System.Diagnostics;
using Npgsql;

namespace EduEvents.Bench.Drills;

/// <summary>
/// Sign-ins are offered at a rate that hashing cannot keep up with, while people stand at the gates: who stands there must not notice, nobody's
/// pass may be lost, and whoever is not let in now is told so at once.
/// </summary>
public static class StormDrill
{
    private const double LongestMs = 200;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(15);

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">A pass was lost, or a refusal did not say when to come again.</exception>
    public static async Task<Report> Run(Options options, CancellationToken stop)
    {
        await Console.Error.WriteLineAsync("Setting up.");
        await using var stage = await Stage.Build(options, new(People: true, Lessons: 0, Rows: false), stop);
        await stage.Views.Wait(stage.Source, null, stop);
        using var gates = new GateLoad(stage);
        using var people = new SignInLoad(stage.Host.Address);
        var before = await Passed(stage, stop);

        people.OneByOne(10);
        var alone = people.OneByOne(20);
        // The just-in-time compilers take their time.
        await gates.Run(Calm, stop);
        List<Result> rows = [];
        List<string> lines = [$"{Environment.ProcessorCount} cores, load {Surroundings.Load()} before", Head];
        var (time, cores) = (TimeSpan.FromSeconds(options.Seconds), new CoresUsed(stage));
        Add("gate.alone", "gate alone", Calm, await gates.Run(Calm, stop));
        var calm = cores.Since();
        var storm = people.Run(options.Rate, time, stop);
        var under = await gates.Run(time, stop);
        var signIns = await storm;
        var stormy = cores.Since();
        Add("gate", "gate in the storm", time, under);
        lines.Add(Line("sign-in alone", alone));
        Add("let_in", "sign-in let in (200)", time, [.. signIns.Where(s => s.Outcome == 200)]);
        lines.Add(Line("sign-in wrong (401)", [.. signIns.Where(s => s.Outcome == 401)]));
        Add("turned_away", "sign-in too many (503)", time, [.. signIns.Where(s => s.Outcome == 503)]);
        lines.Add(Line("sign-in held back (429)", [.. signIns.Where(s => s.Outcome == 429)]));
        lines.Add(Line("gate alone after", await gates.Run(Calm, stop)));
        lines.Add($"{signIns.Count / time.TotalSeconds:N0} sign-ins offered a second for {time.TotalSeconds:N0} s, "
            + $"{signIns.Count(s => s.Outcome is 200 or 401) / time.TotalSeconds:N1} of them looked at");
        lines.Add($"cores used: alone {calm}; in the storm {stormy}; load {Surroundings.Load()} after");
        await Check(stage, gates, people, signIns, before, stop);
        var p99 = OpenLoop.Within(under, 0.99);
        lines.Add($"{gates.Sent:N0} passes sent, none lost; gate's p99 in the storm {p99:N1} ms, {(p99 < LongestMs ? "under" : "NOT under")} {LongestMs:N0} ms");
        return new(rows, string.Join('\n', lines));

        void Add(string name, string what, TimeSpan within, IReadOnlyList<Answered> answers)
        {
            lines.Add(Line(what, answers));
            rows.Add(Result.Headline($"storm.{name}", answers.Count / within.TotalSeconds, OpenLoop.Within(answers, 0.5), OpenLoop.Within(answers, 0.99)));
        }
    }

    // Processor time over time, from the beginning or from when it was last asked for.
    private sealed class CoresUsed(Stage stage)
    {
        private (long At, TimeSpan Host, TimeSpan Database, TimeSpan Own) _last = Now(stage);

        public string Since()
        {
            var (before, now) = (_last, Now(stage));
            var took = Stopwatch.GetElapsedTime(before.At, now.At);
            _last = now;
            return $"product {(now.Host - before.Host) / took:N2}, database {(now.Database - before.Database) / took:N2}, senders {(now.Own - before.Own) / took:N2}";
        }

        private static (long At, TimeSpan Host, TimeSpan Database, TimeSpan Own) Now(Stage stage) =>
            (Stopwatch.GetTimestamp(), stage.Host.Cpu, stage.DatabaseCpu, Environment.CpuUsage.TotalTime);
    }

    private static async Task Check(
        Stage stage, GateLoad gates, SignInLoad people, IReadOnlyList<Answered> signIns, long before, CancellationToken stop)
    {
        var lost = before + gates.Sent - await Passed(stage, stop);
        if (lost != 0) throw new InvalidOperationException($"{lost} passes were lost.");
        if (people.Unhelpful > 0) throw new InvalidOperationException($"{people.Unhelpful} refusals did not say when to come again.");
        if (signIns.Where(s => s.Outcome is not (200 or 401 or 429 or 503)).Select(s => s.Outcome).Distinct().ToList() is { Count: > 0 } others)
            throw new InvalidOperationException($"Sign-ins were answered with {string.Join(", ", others)}.");
    }

    private static async Task<long> Passed(Stage stage, CancellationToken stop)
    {
        await using NpgsqlCommand ask = stage.Source.CreateCommand("select count(*) from edu.mt_events where type = 'gate.gate_passed'");
        return (long)(await ask.ExecuteScalarAsync(stop))!;
    }

    private static readonly string Head = $"{"",-26}{"requests",10}{"p50 ms",10}{"p99 ms",10}{"p99.9 ms",10}{"max ms",10}";

    private static string Line(string name, IReadOnlyList<Answered> answers) => answers.Count == 0 ? $"{name,-26}{0,10}"
        : $"{name,-26}{answers.Count,10:N0}{OpenLoop.Within(answers, 0.5),10:N1}{OpenLoop.Within(answers, 0.99),10:N1}"
            + $"{OpenLoop.Within(answers, 0.999),10:N1}{OpenLoop.Within(answers, 1),10:N1}";
}

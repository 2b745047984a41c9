using System.Globalization;
using Npgsql;

namespace EduEvents.Bench.Drills;

/// <summary>What the product holds at a moment.</summary>
/// <param name="At">Since the beginning.</param>
/// <param name="Resident">Memory of the process, in MB.</param>
/// <param name="Heap">Bytes in use after the last collection, in MB.</param>
/// <param name="Committed">What the heap has taken from the system, in MB.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Connections">Connections to the database.</param>
public sealed record SoakSample(TimeSpan At, double Resident, double Heap, double Committed, double Handles, double Threads, double Connections);

/// <summary>One school at work for an hour: the product keeps within its memory and holds at the end no more than at the beginning.</summary>
public static class SoakDrill
{
    /// <summary>Classes of the school, of 25 learners each.</summary>
    public const int Classes = 56;

    private const double MostResident = 300, Growth = 1.05, Few = 3;
    private static readonly TimeSpan Warm = TimeSpan.FromMinutes(1), Pause = TimeSpan.FromSeconds(30);
    private static readonly (string Name, Func<SoakSample, double> Value)[] Held =
    [
        ("resident MB", s => s.Resident), ("heap MB", s => s.Heap), ("committed MB", s => s.Committed), ("handles", s => s.Handles), ("threads", s => s.Threads),
        ("connections", s => s.Connections)
    ];

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">A fact was refused, or a read answered wrongly.</exception>
    public static async Task<Report> Run(Options options, CancellationToken stop)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await Say("Setting up a school of 1,400 learners.");
        await using var stage = await Stage.Build(options, new(People: true, SchoolDays.OfQuarter, Rows: false) { ClassesOfSchool = Classes, TellsHeap = true }, stop);
        await stage.Views.Wait(stage.Source, null, stop);
        using var school = new SoakLoad(stage);
        var time = TimeSpan.FromSeconds(options.Seconds);
        await school.Prepare(time + Warm, stop);
        await school.Run(Warm, stop);

        var load = Surroundings.Load();
        var (cpu, database) = (stage.Host.Cpu, stage.DatabaseCpu);
        var working = school.Run(time, stop);
        List<SoakSample> samples = [];
        for (var at = Pause; at <= time && !working.IsFaulted; at += Pause)
        {
            await Task.WhenAny(working, Task.Delay(Pause, stop));
            samples.Add(await Sample(stage, at, stop));
            await Say($"{at.TotalMinutes,5:N1} min{string.Concat(Held.Select(h => $"  {h.Name} {h.Value(samples[^1]):N0}"))}  load {Surroundings.Load()}");
        }
        var flows = await working;
        var used = $"cores used: product {(stage.Host.Cpu - cpu) / time:N2}, database {(stage.DatabaseCpu - database) / time:N2}";
        var text = string.Join('\n', (string[])[$"{Environment.ProcessorCount} cores, load {load} before", .. Table(samples, flows), .. Quarters(samples, time),
            .. flows.Select(f => $"{f.Name,-14}{f.PerSecond,6:N0} offered/s{f.Answers.Count,10:N0} answered, p50 {OpenLoop.Within(f.Answers, 0.5):N1} ms, p99 {OpenLoop.Within(f.Answers, 0.99):N1} ms"),
            $"{used}; load {Surroundings.Load()} after", Verdict(samples)]);
        return new([.. flows.Select(f => Result.Headline($"soak.{f.Name}", f.Answers.Count / time.TotalSeconds, OpenLoop.Within(f.Answers, 0.5), OpenLoop.Within(f.Answers, 0.99)))], text)
        {
            Failures = [.. NotGood(samples)]
        };
    }

    private static IEnumerable<string> Table(IReadOnlyList<SoakSample> samples, IReadOnlyList<SoakFlow> flows)
    {
        yield return $"{"min",6}{string.Concat(Held.Select(h => $"{h.Name,14}"))}{"commands p99",14}{"reads p99",12}";
        foreach (var s in samples)
        {
            double P99(bool reads) => OpenLoop.Within(flows.Where(f => f.Name == "reads" == reads && f.Name != "sign-ins").SelectMany(f => f.Between(s.At - Pause, s.At)), 0.99);
            yield return $"{s.At.TotalMinutes,6:N1}{string.Concat(Held.Select(h => $"{h.Value(s),14:N0}"))}{P99(reads: false),14:N1}{P99(reads: true),12:N1}";
        }
    }

    private static IEnumerable<string> Quarters(IReadOnlyList<SoakSample> samples, TimeSpan time)
    {
        yield return $"{"",-14}{"first quarter",15}{"last quarter",14}{"growth/hour",13}";
        foreach (var (name, value) in Held)
        {
            var (first, last) = (First(samples).Average(value), Last(samples).Average(value));
            // The middles of the first and the last quarter lie three quarters of the time apart.
            yield return $"{name,-14}{first,15:N1}{last,14:N1}{(last - first) / (0.75 * time.TotalHours),13:N1}";
        }
    }

    private static double Most(IReadOnlyList<SoakSample> samples) => samples.Max(s => s.Resident);

    private static List<string> Grown(IReadOnlyList<SoakSample> samples) =>
        [.. Held.Where(h => Last(samples).Average(h.Value) > First(samples).Average(h.Value) * Growth + Few).Select(h => h.Name)];

    private static IEnumerable<string> NotGood(IReadOnlyList<SoakSample> samples)
    {
        if (Most(samples) >= MostResident) yield return $"{Most(samples):N0} MB of memory are more than {MostResident:N0}";
        if (Grown(samples) is { Count: > 0 } grown) yield return $"grew: {string.Join(", ", grown)}";
    }

    private static string Verdict(IReadOnlyList<SoakSample> samples)
    {
        var (most, grown) = (Most(samples), Grown(samples));
        return $"resident memory at most {most:N0} MB, {(most < MostResident ? "under" : "NOT under")} {MostResident:N0} MB; "
            + (grown.Count == 0 ? $"nothing grew by more than {Growth - 1:P0} from the first quarter to the last" : $"GREW by more than {Growth - 1:P0}: {string.Join(", ", grown)}");
    }

    private static IEnumerable<SoakSample> First(IReadOnlyList<SoakSample> samples) => samples.Take(Math.Max(1, samples.Count / 4));

    private static IEnumerable<SoakSample> Last(IReadOnlyList<SoakSample> samples) => samples.TakeLast(Math.Max(1, samples.Count / 4));

    private static async Task<SoakSample> Sample(Stage stage, TimeSpan at, CancellationToken stop)
    {
        const double mega = 1024 * 1024;
        var process = stage.Host.Id;
        var status = File.ReadLines($"/proc/{process}/status").Select(l => l.Split(':')).ToDictionary(l => l[0], l => l[1]);
        double Number(string name) => Parsed(status[name].Split('k')[0]);
        var heap = (await File.ReadAllTextAsync(stage.HeapFile, stop)).Split(' ');
        await using NpgsqlCommand ask = stage.Source.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()");
        return new(at, Number("VmRSS") / 1024, Parsed(heap[0]) / mega, Parsed(heap[1]) / mega, Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count(),
            Number("Threads"), (long)(await ask.ExecuteScalarAsync(stop))!);
    }

    private static double Parsed(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Task Say(string text) => Console.Error.WriteLineAsync(text);
}

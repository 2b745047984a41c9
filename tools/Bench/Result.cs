using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EduEvents.Bench;

/// <summary>
/// One row of the table. Of a row of rounds every number is the median of the rounds, the ratio that of the ratios of each round. What a row does not
/// measure is null.
/// </summary>
/// <param name="Name">The row.</param>
/// <param name="PerSecond">Facts or requests a second.</param>
/// <param name="Ratio">Against the raw insert of the same round through the same door; of growth against the smallest store.</param>
/// <param name="P50Ms">Half of the requests took less, in milliseconds.</param>
/// <param name="P99Ms">99 of 100 requests took less, in milliseconds.</param>
/// <param name="HostCpuMs">Processor time of the working process for each fact, in milliseconds.</param>
/// <param name="DatabaseCpuMs">Processor time of PostgreSQL for each fact, in milliseconds.</param>
public sealed record Result(string Name, double? PerSecond, double? Ratio, double? P50Ms, double? P99Ms, double? HostCpuMs, double? DatabaseCpuMs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Sums up the rounds of a row.</summary>
    /// <param name="name">The row.</param>
    /// <param name="samples">One for each round.</param>
    /// <param name="raw">The raw insert's, in the same order.</param>
    public static Result Of(string name, IReadOnlyList<Sample> samples, IReadOnlyList<Sample> raw) => new(
        name,
        Median(samples.Select(Rate)),
        Median(samples.Zip(raw, (s, r) => Rate(s) / Rate(r))),
        Median(samples.Select(s => Milliseconds(s.Ticks, 0.50))),
        Median(samples.Select(s => Milliseconds(s.Ticks, 0.99))),
        Median(samples.Select(s => s.HostCpu.TotalMilliseconds / s.Facts)),
        Median(samples.Select(s => s.DatabaseCpu.TotalMilliseconds / s.Facts)));

    /// <summary>A headline of a drill.</summary>
    /// <param name="name">Drill and what of it.</param>
    /// <param name="perSecond">Requests answered a second.</param>
    /// <param name="p50Ms">Half of the answers took less, or the one time that was taken.</param>
    /// <param name="p99Ms">99 of 100 took less.</param>
    /// <param name="ratio">Of what, the drill says.</param>
    public static Result Headline(string name, double? perSecond, double? p50Ms, double? p99Ms, double? ratio = null) =>
        new(name, perSecond, ratio, p50Ms, p99Ms, null, null);

    /// <summary>The rows as a JSON array, rounded to what was measured.</summary>
    public static string ToJson(IEnumerable<Result> rows) => JsonSerializer.Serialize(rows.Select(r => new Result(
        r.Name, Rounded(r.PerSecond, 1), Rounded(r.Ratio, 3), Rounded(r.P50Ms, 2), Rounded(r.P99Ms, 2), Rounded(r.HostCpuMs, 4), Rounded(r.DatabaseCpuMs, 4))), Json);

    /// <summary>The rows as a table.</summary>
    public static string ToTable(IReadOnlyCollection<Result> rows)
    {
        var width = Math.Max(24, rows.Max(r => r.Name.Length) + 2);
        string Line(string name, string perSecond, string ratio, string p50, string p99, string host, string database) =>
            $"{name.PadRight(width)}{perSecond,10}{ratio,8}{p50,10}{p99,11}{host,10}{database,10}";
        return string.Join('\n', rows.Select(r => Line(r.Name, Shown(r.PerSecond, "N0"), Shown(r.Ratio, "N2"), Shown(r.P50Ms, "N2"), Shown(r.P99Ms, "N2"),
            Shown(r.HostCpuMs, "N3"), Shown(r.DatabaseCpuMs, "N3"))).Prepend(Line("row", "facts/s", "ratio", "p50 ms", "p99 ms", "host ms", "db ms")));
    }

    /// <summary>The middle one; between two in the middle their mean.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The time within which a part of the requests was answered, in milliseconds.</summary>
    public static double Milliseconds(IReadOnlyList<long> ticks, double part)
    {
        long[] sorted = [.. ticks.Order()];
        return sorted[(int)(part * (sorted.Length - 1))] * 1_000.0 / Stopwatch.Frequency;
    }

    private static double Rate(Sample s) => s.Facts / s.Took.TotalSeconds;
    private static double? Rounded(double? number, int digits) => number is { } n && double.IsFinite(n) ? Math.Round(n, digits) : null;
    private static string Shown(double? number, string format) => number is { } n && double.IsFinite(n) ? n.ToString(format, CultureInfo.InvariantCulture) : "-";
}

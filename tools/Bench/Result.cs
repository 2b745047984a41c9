using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EduEvents.Bench;

/// <summary>One row over all rounds: every number is the median of the rounds, the ratio that of the ratios of each round.</summary>
/// <param name="Name">The row.</param>
/// <param name="PerSecond">Facts a second.</param>
/// <param name="Ratio">Against the raw insert of the same round through the same door.</param>
/// <param name="P50Ms">Half of the requests took less, in milliseconds.</param>
/// <param name="P99Ms">99 of 100 requests took less, in milliseconds.</param>
/// <param name="HostCpuMs">Processor time of the working process for each fact, in milliseconds.</param>
/// <param name="DatabaseCpuMs">Processor time of PostgreSQL for each fact, in milliseconds.</param>
public sealed record Result(string Name, double PerSecond, double Ratio, double P50Ms, double P99Ms, double HostCpuMs, double DatabaseCpuMs)
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

    /// <summary>The rows as a JSON array, rounded to what was measured.</summary>
    public static string ToJson(IEnumerable<Result> rows) => JsonSerializer.Serialize(rows.Select(r => new Result(
        r.Name, Math.Round(r.PerSecond, 1), Math.Round(r.Ratio, 3), Math.Round(r.P50Ms, 2), Math.Round(r.P99Ms, 2),
        Math.Round(r.HostCpuMs, 4), Math.Round(r.DatabaseCpuMs, 4))), Json);

    /// <summary>The rows as a table.</summary>
    public static string ToTable(IEnumerable<Result> rows) => string.Join('\n', rows.Select(r => string.Create(CultureInfo.InvariantCulture,
            $"{r.Name,-22}{r.PerSecond,10:N0}{r.Ratio,8:N2}{r.P50Ms,10:N2}{r.P99Ms,10:N2}{r.HostCpuMs,10:N3}{r.DatabaseCpuMs,10:N3}"))
        .Prepend($"{"row",-22}{"facts/s",10}{"ratio",8}{"p50 ms",10}{"p99 ms",10}{"host ms",10}{"db ms",10}"));

    private static double Rate(Sample s) => s.Facts / s.Took.TotalSeconds;

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Milliseconds(IReadOnlyList<long> ticks, double part)
    {
        long[] sorted = [.. ticks.Order()];
        return sorted[(int)(part * (sorted.Length - 1))] * 1_000.0 / Stopwatch.Frequency;
    }
}

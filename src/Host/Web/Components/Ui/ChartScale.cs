using System.Globalization;

namespace EduEvents.Host.Web.Components.Ui;

/// <summary>Places of a drawing: round steps on the axis, numbers as SVG wants them.</summary>
public sealed class ChartScale(double largest, double top, double bottom)
{
    private const int MostSteps = 5, FewestSteps = 3;

    /// <summary>The values at the lines of the axis, from zero up.</summary>
    public IReadOnlyList<double> Lines { get; } =
        [.. Enumerable.Range(0, Math.Max(FewestSteps, (int)Math.Ceiling(largest / Step(largest))) + 1).Select(i => i * Step(largest))];

    /// <summary>Height at which a value stands.</summary>
    public double Y(double value) => bottom - value / Lines[^1] * (bottom - top);

    /// <summary>A number of a drawing; the sign of the decimals is always a point.</summary>
    public static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    // 1, 2, 2.5 and 5 times a power of ten; counts have no halves.
    private static double Step(double largest)
    {
        var rough = Math.Max(largest, MostSteps) / MostSteps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(f => f * power).First(s => s >= rough && s == Math.Floor(s));
    }
}

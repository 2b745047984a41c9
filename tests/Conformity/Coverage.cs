namespace EduEvents.Conformity;

/// <summary>How far a point is fulfilled.</summary>
public enum PointStatus
{
    /// <summary>No check shows it.</summary>
    NotYet,

    /// <summary>Some of it is shown.</summary>
    Partly,

    /// <summary>All of it is shown by checks that ran green.</summary>
    Shown
}

/// <summary>A point with its checks and what they came to.</summary>
public sealed record CoveredPoint(Point Point, PointStatus Status, IReadOnlyList<Check> Checks, IReadOnlyList<Check> NotGreen)
{
    /// <summary>What is missing, as its checks say.</summary>
    public IEnumerable<string> Missing => Checks.Select(c => c.Missing).OfType<string>();
}

/// <summary>Sets the points of the Order against the checks of a run.</summary>
public static class Coverage
{
    /// <summary>The status of every point, in the order given.</summary>
    /// <param name="points">The points.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="results">What became of them, by name; a check that is not named did not run.</param>
    public static IReadOnlyList<CoveredPoint> Of(
        IReadOnlyList<Point> points, IReadOnlyList<Check> checks, IReadOnlyDictionary<string, CheckResult> results)
    {
        var own = points.Select(p => Of(p, [.. checks.Where(c => c.Point == p.Id)], results)).ToList();
        return [.. own.Select(p => p.Point.Kind == PointKind.List ? p with { Status = OfList(p, own) } : p)];
    }

    /// <summary>Results as if every check had run green: what the checks say they show.</summary>
    public static IReadOnlyDictionary<string, CheckResult> AllGreen(IEnumerable<Check> checks) =>
        checks.Select(c => c.Name).Distinct().ToDictionary(name => name, _ => CheckResult.Passed);

    private static CoveredPoint Of(Point point, Check[] checks, IReadOnlyDictionary<string, CheckResult> results)
    {
        Check[] notGreen = [.. checks.Where(c => results.GetValueOrDefault(c.Name) != CheckResult.Passed)];
        var status = notGreen.Length == checks.Length ? PointStatus.NotYet
            : notGreen.Length > 0 || checks.Any(c => c.Missing is not null) ? PointStatus.Partly
            : PointStatus.Shown;
        return new(point, status, checks, notGreen);
    }

    private static PointStatus OfList(CoveredPoint list, List<CoveredPoint> all)
    {
        var parts = all.FindAll(p => p.Point.IsIn(list.Point) && p.Point.Kind != PointKind.None);
        if (list.Checks.Count > 0) parts.Add(list);
        return parts.TrueForAll(p => p.Status == PointStatus.Shown) ? PointStatus.Shown
            : parts.Exists(p => p.Status != PointStatus.NotYet) ? PointStatus.Partly
            : PointStatus.NotYet;
    }
}

namespace EduEvents.Projections;

/// <summary>Periods of days, both ends included; open while the last is missing.</summary>
public static class Periods
{
    /// <summary>What is left of a period when the days from one to another are taken out of it: nothing, one piece, or one before and one after.</summary>
    public static IEnumerable<(DateOnly From, DateOnly? To)> Without(DateOnly from, DateOnly? to, DateOnly outFrom, DateOnly? outTo)
    {
        if (from < outFrom) yield return (from, to is { } end && end < outFrom ? end : outFrom.AddDays(-1));
        if (outTo is { } last && (to is null || to > last)) yield return (from > last ? from : last.AddDays(1), to);
    }
}

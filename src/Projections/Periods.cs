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

    /// <summary>Periods with another added to them, in order; what overlaps or adjoins becomes one.</summary>
    public static IEnumerable<(DateOnly From, DateOnly? To)> With(
        IEnumerable<(DateOnly From, DateOnly? To)> periods, DateOnly from, DateOnly? to)
    {
        (DateOnly From, DateOnly? To)? open = null;
        foreach (var next in periods.Append((from, to)).OrderBy(p => p.Item1))
        {
            if (open is { } held && (held.To is not { } end || next.Item1 <= end.AddDays(1)))
                open = (held.From, held.To is null || next.Item2 is null ? null : held.To > next.Item2 ? held.To : next.Item2);
            else
            {
                if (open is { } done) yield return done;
                open = next;
            }
        }
        if (open is { } last) yield return last;
    }
}

using EduEvents.Domain.Organisation;

namespace EduEvents.Host.Web;

/// <summary>The quarters of the current academic year, and the one that a page shows: as its address names it (2026-1), else the newest that has begun.</summary>
public sealed record QuarterChoice(IReadOnlyList<(int Year, Quarter Quarter)> All, (int Year, Quarter Quarter)? Chosen)
{
    /// <summary>The choice of a visitor.</summary>
    public static QuarterChoice Of(Visitor visitor, string? named)
    {
        if (visitor.School is not { Years.Count: > 0 } school) return new([], null);
        var newest = school.LastQuarterAt(visitor.Today);
        var year = newest?.Year ?? school.Years.Max(y => y.Year);
        IReadOnlyList<(int Year, Quarter Quarter)> all = [.. school.Years.Where(y => y.Year == year).SelectMany(y => y.Quarters.Select(q => (y.Year, q)))];
        return new(all, all.Where(q => Key(q) == named).Select(q => ((int, Quarter)?)q).FirstOrDefault() ?? newest);
    }

    /// <summary>A quarter as addresses name it.</summary>
    public static string Key((int Year, Quarter Quarter) quarter) => $"{quarter.Year}-{quarter.Quarter.Number}";
}

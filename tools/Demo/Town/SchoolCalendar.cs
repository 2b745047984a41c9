using EduEvents.Domain.Organisation;

namespace EduEvents.Demo.Town;

/// <summary>The calendar of an academic year: the approved one of 2025 and 2026, else quarters of as many weeks.</summary>
public sealed record SchoolCalendar(int Year, IReadOnlyList<Quarter> Quarters, IReadOnlyList<DaysOff> DaysOff)
{
    private static readonly (int Month, int Day, string Reason)[] Holidays =
    [
        (10, 25, "republic_day"), (12, 16, "independence_day"), (3, 8, "womens_day"), (3, 15, "constitution_day"), (5, 1, "unity_day"),
        (5, 7, "defenders_day"), (5, 9, "victory_day")
    ];

    /// <summary>The academic year of a day; the summer belongs to the year that has ended.</summary>
    public static SchoolCalendar At(DateOnly day) => Of(day.Month >= 9 ? day.Year : day.Year - 1);

    /// <summary>The calendar of the academic year that begins in a calendar year.</summary>
    public static SchoolCalendar Of(int year)
    {
        var quarters = Quarters4(year);
        var off = Holidays.Select(h => (On: new DateOnly(h.Month >= 9 ? year : year + 1, h.Month, h.Day), h.Reason))
            .Where(h => quarters.Any(q => q.From <= h.On && h.On <= q.To)).OrderBy(h => h.On)
                .Select(h => new DaysOff(h.On, h.On, h.Reason));
        return new(year, quarters, [.. off]);
    }

    /// <summary>The quarter of a day, if it has one.</summary>
    public Quarter? QuarterOf(DateOnly day) => Quarters.FirstOrDefault(q => q.From <= day && day <= q.To);

    /// <summary>True for Monday to Friday inside a quarter without a holiday.</summary>
    public bool IsSchoolDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && QuarterOf(day) is not null && !DaysOff.Any(d => d.From <= day && day <= d.To);

    /// <summary>The last school days before a day, oldest first.</summary>
    public IReadOnlyList<DateOnly> SchoolDaysBefore(DateOnly day, int count)
    {
        var found = new List<DateOnly>();
        for (var d = day.AddDays(-1); d >= Quarters[0].From && found.Count < count; d = d.AddDays(-1))
            if (IsSchoolDay(d)) found.Add(d);
        found.Reverse();
        return found;
    }

    /// <summary>The day itself when it is a school day, else the last one before it; null before the first.</summary>
    public DateOnly? SchoolDayAt(DateOnly day) => IsSchoolDay(day) ? day : SchoolDaysBefore(day, 1) is [var last] ? last : null;

    private static Quarter[] Quarters4(int year) => year switch
    {
        2025 => [new(1, new(2025, 9, 1), new(2025, 10, 26)), new(2, new(2025, 11, 3), new(2025, 12, 28)),
            new(3, new(2026, 1, 8), new(2026, 3, 18)), new(4, new(2026, 3, 30), new(2026, 5, 25))],
        2026 => [new(1, new(2026, 9, 1), new(2026, 10, 25)), new(2, new(2026, 11, 2), new(2026, 12, 27)),
            new(3, new(2027, 1, 11), new(2027, 3, 21)), new(4, new(2027, 3, 29), new(2027, 5, 25))],
        _ => [new(1, new(year, 9, 1), new(year, 10, 25)), new(2, new(year, 11, 2), new(year, 12, 27)),
            new(3, new(year + 1, 1, 10), new(year + 1, 3, 19)), new(4, new(year + 1, 3, 29), new(year + 1, 5, 25))]
    };
}

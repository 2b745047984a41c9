using EduEvents.Domain;

namespace EduEvents.Unit;

/// <summary>Working days of the country.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = new(
    [
        new("new_year", 1, 1, new(2001, 12, 13)), new("new_year", 1, 2, new(2001, 12, 13)), new("orthodox_christmas", 1, 7, new(2005, 12, 14), Moves: false),
        new("womens_day", 3, 8, new(2001, 12, 13)), new("nauryz", 3, 21, new(2009, 4, 24)), new("nauryz", 3, 22, new(2001, 12, 13)),
        new("nauryz", 3, 23, new(2009, 4, 24)), new("constitution_day", 8, 30, new(2001, 12, 13), new(2026, 6, 30)), new("republic_day", 10, 25, new(2022, 9, 29))
    ]);

    [Theory]
    [InlineData("2026-10-23", true), InlineData("2026-10-24", false), InlineData("2026-10-25", false)]
    // Republic Day of 2026 is a Sunday, so the Monday after it is off.
    [InlineData("2026-10-26", false), InlineData("2026-10-27", true)]
    // Nauryz of 2026 is from Saturday to Monday: two days stand in.
    [InlineData("2026-03-23", false), InlineData("2026-03-24", false), InlineData("2026-03-25", false), InlineData("2026-03-26", true)]
    // Christmas of 2024 was a Sunday, and for it nothing stands in.
    [InlineData("2024-01-07", false), InlineData("2024-01-08", true)]
    // Constitution Day moved to another date in 2026.
    [InlineData("2025-09-01", false), InlineData("2026-08-31", true)]
    public void A_day_is_worked_or_not(string day, bool working) =>
        Assert.Equal(working, Calendar.IsWorking(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-10-15T10:00+05:00", 1, "2026-10-16T10:00+05:00")]
    [InlineData("2026-10-16T15:00+05:00", 1, "2026-10-19T15:00+05:00")]
    [InlineData("2026-10-17T15:00+05:00", 1, "2026-10-20T00:00+05:00")]
    [InlineData("2026-10-23T11:00+05:00", 1, "2026-10-27T11:00+05:00")]
    [InlineData("2026-10-23T11:00+05:00", 3, "2026-10-29T11:00+05:00")]
    // Late on Thursday by Greenwich it is Friday here.
    [InlineData("2026-10-22T20:00Z", 1, "2026-10-27T01:00+05:00")]
    public void The_time_runs_on_working_days_only(string from, int days, string until) =>
        Assert.Equal(DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
            Calendar.After(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days));
}

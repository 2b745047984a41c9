namespace EduEvents.Domain;

/// <summary>
/// Working days of the country by the five-day week: Monday to Friday, but public holidays and the days that stand in for those that fall on a
/// weekend (Labour Code, Art. 84, 85).
/// </summary>
/// <param name="Holidays">Public holidays, each with the time it is in force.</param>
public sealed record WorkingCalendar(IReadOnlyList<PublicHoliday> Holidays)
{
    // Nauryz with a weekend on either side is the longest row of days off; what lies further back moves nothing into a day.
    private const int DaysBack = 14;

    /// <summary>True when the day is a working day.</summary>
    public bool IsWorking(DateOnly day) => IsUsual(day) && !StandIns(day.AddDays(-DaysBack), day).Contains(day);

    /// <summary>
    /// The instant at which so many working days have run since a moment. The time runs on working days only and around the clock: from Friday
    /// 15:00 one working day runs until Monday 15:00, and from any hour of a weekend until the end of Monday.
    /// </summary>
    public DateTimeOffset After(DateTimeOffset moment, int workingDays)
    {
        var (at, left) = (SchoolTime.Local(moment), TimeSpan.FromDays(workingDays));
        while (true)
        {
            var day = SchoolTime.Day(at);
            var midnight = SchoolTime.At(day.AddDays(1), default);
            if (IsWorking(day))
            {
                if (midnight - at >= left) return at + left;
                left -= midnight - at;
            }
            at = midnight;
        }
    }

    private HashSet<DateOnly> StandIns(DateOnly from, DateOnly to)
    {
        var moved = new HashSet<DateOnly>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (!IsWeekend(day) || !Holidays.Any(h => h.Moves && h.Is(day))) continue;
            var instead = day.AddDays(1);
            while (!IsUsual(instead) || moved.Contains(instead)) instead = instead.AddDays(1);
            moved.Add(instead);
        }
        return moved;
    }

    private bool IsUsual(DateOnly day) => !IsWeekend(day) && !Holidays.Any(h => h.Is(day));

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

using System.Globalization;

namespace EduEvents.Domain.Curriculum;

/// <summary>Puts topics into the lessons of a year.</summary>
public static class TopicSpread
{
    /// <summary>The lessons of a year by the days of the week on which they are; a day named twice has two.</summary>
    public static IReadOnlyList<DateOnly> Slots(IReadOnlyList<DateOnly> days, IReadOnlyList<DayOfWeek> weekdays, bool everyOtherWeek)
    {
        var weeks = days.Select(WeekOf).Distinct().Index().ToDictionary(w => w.Item, w => w.Index);
        return [.. days.Where(d => !everyOtherWeek || weeks[WeekOf(d)] % 2 == 0).SelectMany(d => Enumerable.Repeat(d, weekdays.Count(w => w == d.DayOfWeek)))];
    }

    /// <summary>
    /// Hour by hour. With fewer lessons than hours, as when some fall on holidays, two hours here and there share a lesson, evenly over the year; with more,
    /// the last lessons are in reserve.
    /// </summary>
    public static IReadOnlyList<PlannedLesson> Over(IReadOnlyList<DateOnly> slots, IReadOnlyList<PlannedTopic> topics)
    {
        List<Guid> hours = [.. topics.SelectMany(t => Enumerable.Repeat(t.TopicId, t.Hours))];
        return [.. hours.Select((topic, i) => (Slot: hours.Count > slots.Count ? (int)((long)i * slots.Count / hours.Count) : i, Topic: topic))
            .Distinct().Select(x => new PlannedLesson(slots[x.Slot], x.Topic))];
    }

    private static (int, int) WeekOf(DateOnly day)
    {
        var at = day.ToDateTime(default);
        return (ISOWeek.GetYear(at), ISOWeek.GetWeekOfYear(at));
    }
}

namespace EduEvents.Domain.Timetable;

/// <summary>The soft rules about classes: sanitary norms and the difficulty of days.</summary>
internal static class ClassRemarks
{
    private sealed record Lesson(int Number, Activity Activity, Guid Subject, int Points, bool Double);

    /// <summary>What is broken in the weeks of all classes.</summary>
    public static IEnumerable<Remark> Of(SchoolWeek week, int days, Board board)
    {
        var byClass = board.Cards.SelectMany(c => board.Of(c).Classes.Select(g => (Class: g, Card: c))).ToLookup(x => x.Class, x => x.Card);
        return week.Groups.Values.Where(g => byClass.Contains(g.GroupId)).OrderBy(g => g.Grade).ThenBy(g => g.Title, StringComparer.Ordinal)
            .SelectMany(g => OfClass(week, days, g, [.. byClass[g.GroupId]], board));
    }

    private static IEnumerable<Remark> OfClass(SchoolWeek week, int days, WeekGroup group, IReadOnlyList<Placement> cards, Board board)
    {
        var (norms, limits) = (week.Norms, week.Norms.Of(group.Grade));
        var hours = cards.Sum(c => c.Weeks == Weeks.Every ? 1m : 0.5m);
        if (limits is not null && hours > limits.WeeklyHours)
            yield return new(SoftRule.WeeklyHours, (int)Math.Ceiling(hours - limits.WeeklyHours) * norms.Weight(SoftRule.WeeklyHours), group.GroupId,
                Value: hours, Limit: limits.WeeklyHours);
        var first = week.Bells.TryGetValue(group.Shift, out var bells) && bells.Count > 0 ? bells[0] : 1;
        var load = new int[days + 1];
        foreach (var day in cards.GroupBy(c => c.Slot.Day).OrderBy(d => d.Key))
        {
            Lesson[] lessons = [.. day.OrderBy(c => c.Slot.Number).ThenBy(c => c.Weeks).Select(c => Seen(week, c, board.Of(c)))];
            if (day.Key <= days) load[day.Key] = lessons.GroupBy(l => l.Number).Sum(n => n.Max(l => l.Points));
            foreach (var remark in OfDay(norms, limits, group, day.Key, first, lessons)) yield return remark;
        }
        foreach (var remark in Heavy(norms, group, load, days)) yield return remark;
    }

    private static Lesson Seen(SchoolWeek week, Placement card, Activity activity) =>
        new(card.Slot.Number, activity, activity.Parts[0].SubjectId, week.PointsOf(activity), activity.Doubles > 0);

    private static IEnumerable<Remark> OfDay(TimetableNorms norms, GradeLimits? limits, WeekGroup group, int day, int first, Lesson[] lessons)
    {
        int[] numbers = [.. lessons.Select(l => l.Number).Distinct().Order()];
        if (limits is not null && numbers.Length > limits.LessonsADay)
            yield return new(SoftRule.LessonsADay, (numbers.Length - limits.LessonsADay) * norms.Weight(SoftRule.LessonsADay), group.GroupId, Day: day,
                Value: numbers.Length, Limit: limits.LessonsADay);
        var windows = numbers[^1] - first + 1 - numbers.Length;
        if (windows > 0) yield return new(SoftRule.ClassWindow, windows * norms.Weight(SoftRule.ClassWindow), group.GroupId, Day: day, Value: windows);
        foreach (var remark in Repeated(norms, group, day, lessons)) yield return remark;
        foreach (var hard in lessons.Where(l => l.Points >= norms.HardFrom && (l.Number == numbers[0] || l.Number == numbers[^1])))
        {
            var rule = hard.Number == numbers[0] ? SoftRule.HardFirst : SoftRule.HardLast;
            yield return new(rule, norms.Weight(rule), group.GroupId, SubjectId: hard.Subject, Day: day, Number: hard.Number, Value: hard.Points, Limit: norms.HardFrom);
        }
    }

    private static IEnumerable<Remark> Repeated(TimetableNorms norms, WeekGroup group, int day, Lesson[] lessons)
    {
        foreach (var subject in lessons.GroupBy(l => l.Subject).Where(s => s.Select(l => l.Number).Distinct().Count() > 1))
        {
            int[] numbers = [.. subject.Select(l => l.Number).Distinct().Order()];
            var together = numbers.Zip(numbers.Skip(1)).Any(p => p.Second == p.First + 1);
            var primary = group.Grade <= norms.NoDoublesUpToGrade;
            if (together && !primary && subject.Any(l => l.Double) && numbers.Length == 2) continue;
            var rule = together && primary ? SoftRule.DoubleInPrimary : SoftRule.SubjectTwice;
            yield return new(rule, (numbers.Length - 1) * norms.Weight(rule), group.GroupId, SubjectId: subject.Key, Day: day, Number: numbers[1],
                Value: numbers.Length, Limit: 1);
        }
    }

    // A light day is compared with the lightest of those that may be heavy.
    private static IEnumerable<Remark> Heavy(TimetableNorms norms, WeekGroup group, int[] load, int days)
    {
        int[] heavy = [.. norms.HeavyDays.Where(d => d <= days)];
        if (heavy.Length == 0) yield break;
        var most = heavy.Min(d => load[d]);
        foreach (var day in norms.LightDays.Where(d => d <= days && load[d] > most))
            yield return new(SoftRule.HeavyDay, norms.Weight(SoftRule.HeavyDay), group.GroupId, Day: day, Value: load[day], Limit: most);
    }
}

namespace EduEvents.Domain.Timetable;

/// <summary>What makes it hopeless to place all lessons, told before anybody waits for it.</summary>
public static class Obstacles
{
    /// <summary>Classes and teachers with more hours than places, and rooms that are too few.</summary>
    public static Rules Of(SchoolWeek week, Plan plan)
    {
        var (rules, activities) = (new Rules(), plan.Activities.Values);
        foreach (var (group, of) in By(activities, a => a.Classes.Count > 0 ? a.Classes : a.Parts.Select(p => p.GroupId)))
        {
            var places = week.SlotsOf(week.Groups.GetValueOrDefault(group)?.Shift ?? 1, plan.Days).Count();
            var hours = of.Sum(a => a.Hours);
            rules.Require(hours <= places, TimetableRules.ClassTooFull(week.Groups.GetValueOrDefault(group)?.Title ?? "", hours, places));
        }
        foreach (var (teacher, of) in By(activities, a => a.Teachers))
        {
            var places = of.Select(week.ShiftOf).Distinct().Sum(s => week.SlotsOf(s, plan.Days).Count(slot => !week.IsAway(teacher, slot)));
            var hours = of.Sum(a => a.Hours);
            rules.Require(hours <= places, TimetableRules.TeacherTooFull(Titles(week, of), hours, places));
        }
        foreach (var pool in activities.GroupBy(week.ShiftOf)) Rooms(rules, week, plan, pool.Key, [.. pool]);
        return rules;
    }

    private static void Rooms(Rules rules, SchoolWeek week, Plan plan, int shift, IReadOnlyList<Activity> activities)
    {
        foreach (var kind in activities.SelectMany(a => a.Parts).Select(p => p.Room).OfType<RoomKind>().Distinct())
        {
            var needing = activities.Where(a => a.Parts.Any(p => p.Room == kind)).ToList();
            var hours = needing.Sum(a => a.Hours * a.Parts.Count(p => p.Room == kind));
            var places = week.SlotsOf(shift, plan.Days).Count() * week.Rooms.Values.Count(r => r.Kind == kind && r.Shifts.Contains(shift));
            rules.Require(hours <= places, TimetableRules.RoomsTooFew(Titles(week, needing), hours, places));
        }
    }

    private static IEnumerable<(Guid Id, List<Activity> Activities)> By(IEnumerable<Activity> activities, Func<Activity, IEnumerable<Guid>> of) =>
        activities.SelectMany(a => of(a).Select(id => (Id: id, Activity: a))).GroupBy(x => x.Id).Select(g => (g.Key, g.Select(x => x.Activity).ToList()));

    private static string Titles(SchoolWeek week, IEnumerable<Activity> activities) => string.Join(", ", activities.Select(week.TitleOf).Distinct().Take(5));
}

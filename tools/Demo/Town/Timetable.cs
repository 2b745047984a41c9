using Bogus;

namespace EduEvents.Demo.Town;

/// <summary>One hour of the week.</summary>
public sealed record PlannedLesson(DayOfWeek Day, int Number, TeachingGroup Group, bool EverySecondWeek);

/// <summary>
/// A weekly timetable: no teacher and no class twice at a time, no subject twice a day where it can be helped, days without gaps. Halves
/// of a split class have their lesson at the same time.
/// </summary>
public sealed class Timetable
{
    private static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday,
        DayOfWeek.Friday];
    private readonly Dictionary<(StaffPerson Teacher, DayOfWeek Day, int Shift, int Number), int?> _busy = [];
    private readonly List<PlannedLesson> _lessons = [];

    public Timetable(TownSchool school, Randomizer chance)
    {
        var open = school.Classes.ToDictionary(c => c, c => school.Groups.Where(g => g.Class == c)
            .GroupBy(g => g.Subject).ToDictionary(g => g.Key, g => (Groups: g.ToList(), Left: g.Key.Hours(c.Language, c.Grade))));
        foreach (var (index, day) in Days.Index())
        {
            var quota = school.Classes.ToDictionary(c => c, c => (int)Math.Ceiling(open[c]
                .Values.Sum(s => Math.Ceiling(s.Left)) / (Days.Length - index)));
            for (var number = 1; number <= SchoolSpec.Bells[1].Count; number++)
                foreach (var room in chance.Shuffle(school.Classes).Where(c => number <= quota[c]
                    && number <= SchoolSpec.Bells[c.Shift].Count && !HasGap(c, day, number)))
                    Place(room, day, number, open[room]);
        }
        ByDay = _lessons.ToLookup(l => l.Day);
    }

    /// <summary>The lessons of a weekday.</summary>
    public ILookup<DayOfWeek, PlannedLesson> ByDay { get; }

    /// <summary>The lessons of a day; what is taught every second week by the number of the week.</summary>
    public IEnumerable<PlannedLesson> On(DateOnly day) =>
        ByDay[day.DayOfWeek].Where(l => !l.EverySecondWeek || System.Globalization.ISOWeek.GetWeekOfYear(day.ToDateTime(default)) % 2 == 0);

    private bool HasGap(ClassRoom room, DayOfWeek day, int number) =>
        number > 1 && !_lessons.Exists(l => l.Group.Class == room && l.Day == day && l.Number == number - 1);

    private void Place(ClassRoom room, DayOfWeek day, int number, Dictionary<SubjectSpec, (List<TeachingGroup> Groups, double Left)> open)
    {
        var today = _lessons.Where(l => l.Group.Class == room && l.Day == day).Select(l => l.Group.Subject).ToHashSet();
        var choice = open.Where(s => s.Value.Left > 0 && s.Value.Groups.TrueForAll(g => IsFree(g.Teacher, room, day, number)))
            .OrderBy(s => today.Contains(s.Key)).ThenByDescending(s => s.Value.Left).Select(s => s.Key).FirstOrDefault();
        if (choice is null) return;
        var (groups, left) = open[choice];
        foreach (var group in groups)
        {
            _busy[(group.Teacher, day, room.Shift, number)] = room.Set;
            _lessons.Add(new(day, number, group, EverySecondWeek: left < 1));
        }
        open[choice] = (groups, left - 1);
    }

    private bool IsFree(StaffPerson teacher, ClassRoom room, DayOfWeek day, int number) =>
        !_busy.TryGetValue((teacher, day, room.Shift, number), out var set) || (set is not null && set == room.Set);
}

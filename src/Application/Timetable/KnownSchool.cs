using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Timetable;
using EduEvents.Projections.Timetable;

namespace EduEvents.Application.Timetable;

/// <summary>The organisation as the timetable's own view knows it, looked at on a day.</summary>
/// <param name="Setup">The view.</param>
/// <param name="Editions">Editions of the norms.</param>
/// <param name="Holidays">Public holidays.</param>
/// <param name="Today">The local day.</param>
public sealed record KnownSchool(TimetableSetup Setup, IReadOnlyList<TimetableNorms> Editions, IReadOnlyList<PublicHoliday> Holidays, DateOnly Today)
{
    /// <summary>What decisions about weeks of an academic year must know.</summary>
    public SchoolWeek Week(int year)
    {
        var quarters = Setup.QuartersOf(year);
        DateOnly? from = quarters.Count == 0 ? null : quarters[0].From, to = quarters.Count == 0 ? null : quarters[^1].To;
        // A plan of a year to come is made by what holds when it begins.
        var day = from > Today ? from.Value : Today;
        var bells = Enumerable.Range(1, 3).Select(s => (Shift: s, Bells: Setup.BellsOn(s, day))).Where(b => b.Bells.Count > 0);
        return new(year, Setup.Groups.Where(g => g.Value.Year == year).ToDictionary(g => g.Key, g => Group(g.Key, g.Value)),
            bells.ToDictionary(b => b.Shift, b => (IReadOnlyList<int>)[.. b.Bells.Select(x => x.Number).Order()]),
            Setup.Rooms.Values.Where(r => !(Setup.ClosedRooms.TryGetValue(r.RoomId, out var last) && last < day))
                .ToDictionary(r => r.RoomId, r => new WeekRoom(r.RoomId, r.Title, r.Kind, r.Seats, r.Shifts)),
            Setup.Away.Where(a => a.Year == year).ToDictionary(a => a.TeacherId, a => (IReadOnlySet<Slot>)a.Closed.ToHashSet()),
            Setup.Subjects, TimetableNorms.On(Editions, day), from, to);
    }

    /// <summary>Why a day has no lessons, public holidays included; null on a school day.</summary>
    public string? OffOn(DateOnly day) => Setup.OffOn(day) ?? Holidays.FirstOrDefault(h => h.Is(day))?.Reason;

    /// <summary>
    /// The lessons that the curriculum asks for: who teaches what to whom, with its hours. Subgroups of a class in one subject have their lessons at the
    /// same time, where each has a teacher of its own. What nobody has told the hours of is not among them.
    /// </summary>
    public IReadOnlyList<Activity> Taught(Guid plan, int year) =>
    [
        .. Setup.Teaching.Where(t => Setup.Groups.TryGetValue(t.GroupId, out var g) && g.Year == year)
            .GroupBy(t => (Class: Setup.Groups[t.GroupId].ClassId ?? t.GroupId, t.SubjectId))
            .SelectMany(g => Together(plan, year, g.Key.Class, [.. g.OrderBy(t => Setup.Groups[t.GroupId].Title, StringComparer.Ordinal).ThenBy(t => t.GroupId)]))
            .OrderBy(a => a.ActivityId)
    ];

    /// <summary>How many pairs of a class or subgroup and a subject have no hours.</summary>
    public int WithoutHours(int year) => Setup.Teaching.Count(t => Setup.Groups.TryGetValue(t.GroupId, out var g) && g.Year == year && HoursOf(t, year) is null);

    private IEnumerable<Activity> Together(Guid plan, int year, Guid of, IReadOnlyList<SetupTeaching> taught)
    {
        // A class that is split in a subject has no lessons of it as a whole.
        var split = taught.Where(t => t.GroupId != of).ToList();
        var groups = split.Count > 0 ? split : taught;
        IReadOnlyList<Guid> classes = Setup.Groups.TryGetValue(of, out var whole) && whole.SubjectId is null ? [of] : [];
        foreach (var same in groups.Select(t => (Teaching: t, Hours: HoursOf(t, year))).Where(t => t.Hours is not null).GroupBy(t => t.Hours!.Value))
        {
            var alone = same.Select(t => t.Teaching.TeacherId).Distinct().Count() < same.Count();
            if (alone)
                foreach (var (teaching, _) in same) yield return new(Activity.IdOf(plan, teaching.GroupId, teaching.SubjectId), [PartOf(teaching)], classes, same.Key);
            else
            {
                var id = groups.Count == same.Count() ? of : same.First().Teaching.GroupId;
                yield return new(Activity.IdOf(plan, id, same.First().Teaching.SubjectId), [.. same.Select(t => PartOf(t.Teaching))], classes, same.Key);
            }
        }
    }

    // A room is asked for where the school has told its rooms; a special one where it has such.
    private Part PartOf(SetupTeaching t)
    {
        var wanted = TimetableNorms.On(Editions, Today).Rooms.FirstOrDefault(r => r.Subject == Setup.Subjects.GetValueOrDefault(t.SubjectId))?.Kind ?? RoomKind.Classroom;
        RoomKind? kind = Setup.Rooms.Values.Any(r => r.Kind == wanted) ? wanted : Setup.Rooms.Count > 0 ? RoomKind.Classroom : null;
        return new(t.GroupId, t.SubjectId, t.TeacherId, kind);
    }

    private decimal? HoursOf(SetupTeaching t, int year) =>
        Setup.Hours.TryGetValue(new CourseRef(t.GroupId, t.SubjectId, year).Id(), out var hours)
        || (Setup.Groups[t.GroupId].ClassId is { } whole && Setup.Hours.TryGetValue(new CourseRef(whole, t.SubjectId, year).Id(), out hours)) ? hours : null;

    private WeekGroup Group(Guid id, SetupGroup group) => new(id, group.Grade,
        group.ClassId is { } of && Setup.Groups.TryGetValue(of, out var whole) ? whole.Shift : Math.Max(group.Shift, 1), group.Title, group.ClassId);
}

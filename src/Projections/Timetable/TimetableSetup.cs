using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.People;
using EduEvents.Domain.Timetable;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Timetable;

/// <summary>A class or subgroup as the timetable needs it.</summary>
public sealed record SetupGroup(int Year, int Grade, string Title, int Shift, Guid? ClassId, Guid? SubjectId);

/// <summary>Who teaches what to whom since when.</summary>
public sealed record SetupTeaching(Guid SubjectId, Guid GroupId, Guid TeacherId, DateOnly From);

/// <summary>One per organisation: calendar, bells, classes, teaching, hours, rooms and which plan is in force when, as the timetable needs them.</summary>
public sealed class TimetableSetup
{
    /// <summary>The same id in every organisation; tenants keep them apart.</summary>
    public static readonly Guid TheId = StableId.Of("timetable.setup");

    public Guid Id { get; set; }
    public Dictionary<int, AcademicYearOpened> Years { get; set; } = [];
    public List<BellsSet> Bells { get; set; } = [];
    public Dictionary<Guid, SetupGroup> Groups { get; set; } = [];
    public Dictionary<Guid, string> Subjects { get; set; } = [];
    public List<SetupTeaching> Teaching { get; set; } = [];

    /// <summary>Hours a week by course.</summary>
    public Dictionary<Guid, decimal> Hours { get; set; } = [];
    public Dictionary<Guid, RoomOpened> Rooms { get; set; } = [];

    /// <summary>The last day of rooms that are used no more.</summary>
    public Dictionary<Guid, DateOnly> ClosedRooms { get; set; } = [];

    /// <summary>When teachers cannot teach.</summary>
    public List<TeacherTimesSet> Away { get; set; } = [];
    public List<PlanPublished> Published { get; set; } = [];

    /// <summary>The plan that is the timetable on a day; null when there is none. A later edition has taken the place of those before it.</summary>
    public PlanPublished? PlanOn(DateOnly day) =>
        YearOf(day) is { } year ? Published.LastOrDefault(p => p.Year == year && p.From == Published.Where(x => x.Year == year && x.From <= day).Max(x => (DateOnly?)x.From)) : null;

    /// <summary>The quarters of a year in order; none when it is not opened.</summary>
    public IReadOnlyList<Quarter> QuartersOf(int year) => Years.GetValueOrDefault(year)?.Quarters ?? [];

    /// <summary>The academic year of a day; null outside of all.</summary>
    public int? YearOf(DateOnly day) => Years.Values.Where(y => y.Quarters.Any(q => q.From <= day && day <= q.To)).Select(y => (int?)y.Year).FirstOrDefault();

    /// <summary>Why a day has no lessons, but for public holidays; null on a school day.</summary>
    public string? OffOn(DateOnly day) => YearOf(day) is not { } year ? "holidays" : day.DayOfWeek switch
    {
        DayOfWeek.Sunday => "sunday",
        DayOfWeek.Saturday when !Years[year].Saturdays => "saturday",
        _ => Years.Values.SelectMany(y => y.DaysOff).FirstOrDefault(d => d.From <= day && day <= d.To)?.Reason
    };

    /// <summary>The weeks of which a day is: counted from the week in which the academic year begins.</summary>
    public Weeks WeeksOf(DateOnly day)
    {
        if (YearOf(day) is not { } year) return Weeks.Every;
        var weeks = (Monday(day).DayNumber - Monday(Years[year].Quarters[0].From).DayNumber) / 7;
        return weeks % 2 == 0 ? Weeks.Odd : Weeks.Even;
    }

    /// <summary>The bells of a shift in force on a day.</summary>
    public IReadOnlyList<Bell> BellsOn(int shift, DateOnly day) =>
        Bells.Where(b => b.Shift == shift && b.From <= day).DefaultIfEmpty().MaxBy(b => b?.From)?.Bells ?? [];

    /// <summary>Monday of the week of a day.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>Folds what other modules and this one have decided.</summary>
public sealed class TimetableSetupProjection : MultiStreamProjection<TimetableSetup, Guid>
{
    public TimetableSetupProjection()
    {
        Identity<AcademicYearOpened>(_ => TimetableSetup.TheId);
        Identity<BellsSet>(_ => TimetableSetup.TheId);
        Identity<ClassFormed>(_ => TimetableSetup.TheId);
        Identity<SubgroupFormed>(_ => TimetableSetup.TheId);
        Identity<SubjectAdded>(_ => TimetableSetup.TheId);
        Identity<TeachingAssigned>(_ => TimetableSetup.TheId);
        Identity<WeeklyHoursSet>(_ => TimetableSetup.TheId);
        Identity<RoomOpened>(_ => TimetableSetup.TheId);
        Identity<RoomClosed>(_ => TimetableSetup.TheId);
        Identity<TeacherTimesSet>(_ => TimetableSetup.TheId);
        Identity<PlanPublished>(_ => TimetableSetup.TheId);
    }

    /// <inheritdoc />
    public override TimetableSetup? Evolve(TimetableSetup? snapshot, Guid id, IEvent e)
    {
        var setup = snapshot ?? new TimetableSetup { Id = id };
        switch (e.Data)
        {
            case AcademicYearOpened y:
                setup.Years[y.Year] = y;
                break;
            case BellsSet b:
                setup.Bells.RemoveAll(x => x.Shift == b.Shift && x.From == b.From);
                setup.Bells.Add(b);
                break;
            case ClassFormed c:
                setup.Groups[c.GroupId] = new(c.Year, c.Grade, c.Letter.Length > 3 ? c.Letter : $"{c.Grade} {c.Letter}".Trim(), c.Shift, null, null);
                break;
            case SubgroupFormed s:
                setup.Groups[s.GroupId] = new(s.Year, s.Grade, s.Title, 0, s.ClassId, s.SubjectId);
                break;
            case SubjectAdded s:
                setup.Subjects[s.SubjectId] = s.Code;
                break;
            case TeachingAssigned t:
                setup.Teaching.RemoveAll(x => x.SubjectId == t.SubjectId && x.GroupId == t.GroupId);
                setup.Teaching.Add(new(t.SubjectId, t.GroupId, t.TeacherId, t.From));
                break;
            case WeeklyHoursSet h:
                setup.Hours[h.Course.Id()] = h.Hours;
                break;
            default:
                Own(setup, e.Data);
                break;
        }
        return setup;
    }

    private static void Own(TimetableSetup setup, object @event)
    {
        switch (@event)
        {
            case RoomOpened r:
                setup.Rooms[r.RoomId] = r;
                break;
            case RoomClosed r:
                setup.ClosedRooms[r.RoomId] = r.On;
                break;
            case TeacherTimesSet t:
                setup.Away.RemoveAll(x => x.TeacherId == t.TeacherId && x.Year == t.Year);
                setup.Away.Add(t);
                break;
            case PlanPublished p:
                setup.Published.Add(p);
                break;
        }
    }
}

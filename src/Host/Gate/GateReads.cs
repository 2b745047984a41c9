using EduEvents.Domain;
using EduEvents.Host.Timetable;
using EduEvents.Projections.Gate;
using EduEvents.Projections.Organisation;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Gate;

/// <summary>Who was inside at a moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Classes">Learners by class.</param>
/// <param name="Others">Staff and everybody else, by id.</param>
public sealed record InsideAt(DateTimeOffset At, IReadOnlyList<SomeOfClass> Classes, IReadOnlyList<Guid> Others);

/// <summary>Some learners of a class, and how many are in it.</summary>
public sealed record SomeOfClass(Guid ClassId, string Title, int Grade, IReadOnlyList<Guid> Learners, int All);

/// <summary>A learner who came a minute or more after the first lesson of the class had begun.</summary>
public sealed record LateArrival(Guid LearnerId, Guid ClassId, string Title, TimeOnly Bell, DateTimeOffset CameAt, int Minutes);

/// <summary>Who was late on a day, and who of a class that has lessons never came.</summary>
/// <param name="On">The day.</param>
/// <param name="Late">Those who came late, most minutes first.</param>
/// <param name="WithoutBell">Titles of classes whose first bell is not known.</param>
/// <param name="NotCome">Learners who did not pass the gate, by class.</param>
public sealed record LateList(DateOnly On, IReadOnlyList<LateArrival> Late, IReadOnlyList<string> WithoutBell, IReadOnlyList<SomeOfClass> NotCome);

/// <summary>An employee's day by the gate.</summary>
/// <param name="StaffId">The employee.</param>
/// <param name="FirstIn">When the employee came.</param>
/// <param name="LastOut">When the employee left; null while inside.</param>
/// <param name="Minutes">Whole minutes inside, until now for who still is.</param>
public sealed record StaffDay(Guid StaffId, DateTimeOffset? FirstIn, DateTimeOffset? LastOut, int Minutes);

/// <summary>Reads of the gate that put several views together.</summary>
public static class GateReads
{
    private const int MostStaff = 3000;

    /// <summary>Who was inside at a moment, by what the gate has told of its day until now.</summary>
    public static async Task<InsideAt> Inside(IQuerySession session, DateTimeOffset at, CancellationToken stop)
    {
        var inside = (await PassDay.Of(session, SchoolTime.Day(at), stop)).Where(p => p.WasInside(at)).Select(p => p.PersonId).ToHashSet();
        var (groups, classes) = await Members(session, stop);
        var learners = groups.ToDictionary(g => g.Id, g => g.GroupId);
        return new(at, Count(groups, classes, inside.Contains), [.. inside.Where(p => !learners.ContainsKey(p)).Order()]);
    }

    /// <summary>Who came late on a day by the first lesson that the class has on it, else by the first bell of its shift.</summary>
    public static async Task<LateList> Late(IQuerySession session, Guid organisation, DateOnly on, CancellationToken stop)
    {
        var first = (await PassDay.Of(session, on, stop)).Where(p => p.FirstIn is not null).ToDictionary(p => p.PersonId, p => p.FirstIn!.Value);
        var (groups, classes) = await Members(session, stop);
        var card = await session.LoadAsync<OrganisationCard>(organisation, stop);
        var school = await TimetableReads.Lookup.School(session, on, stop);
        var day = (await TimetableReads.Days(session, school, [on], stop))[0];
        var lessons = day.Lessons.Where(l => l.Held is not null).SelectMany(l => l.Held!.Classes.Select(c => (Class: c, l.Held.Slot.Number)))
            .GroupBy(l => l.Class).ToDictionary(g => g.Key, g => g.Min(l => l.Number));
        // A day off, or one on which the published timetable has nothing for the class, makes nobody late.
        var bells = classes.Values.Where(c => day.DayOff is null && (lessons.Count == 0 || lessons.ContainsKey(c.Id)))
            .ToDictionary(c => c.Id, c => card?.StartOf(c.Shift, lessons.GetValueOrDefault(c.Id, 1), on));
        var late = groups.Where(g => bells.GetValueOrDefault(g.GroupId) is not null && first.ContainsKey(g.Id))
            .Select(g => (g.Id, Class: classes[g.GroupId], Bell: bells[g.GroupId]!.Value, Came: first[g.Id]))
            .Select(x => new LateArrival(x.Id, x.Class.Id, x.Class.Title(), x.Bell, x.Came, (int)(x.Came - SchoolTime.At(on, x.Bell)).TotalMinutes))
            .Where(l => l.Minutes > 0);
        return new(on, [.. late.OrderByDescending(l => l.Minutes)], [.. bells.Where(b => b.Value is null).Select(b => classes[b.Key].Title()).Order(StringComparer.Ordinal)],
            [.. Count([.. groups.Where(g => bells.ContainsKey(g.GroupId))], classes, id => !first.ContainsKey(id)).Where(c => c.Learners.Count > 0)]);
    }

    /// <summary>The employees who passed the gate on a day, with their time inside; by when they came.</summary>
    public static async Task<IReadOnlyList<StaffDay>> Staff(IQuerySession session, DateOnly on, DateTimeOffset now, CancellationToken stop)
    {
        var staff = (await session.Query<PersonCard>().Where(p => p.Position != null).Take(MostStaff).Select(p => p.Id).ToListAsync(stop)).ToHashSet();
        var days = await session.LoadManyAsync<PassDay>(stop, [.. staff.Select(s => PassDay.IdOf(s, on))]);
        var until = SchoolTime.Day(now) == on ? now : SchoolTime.At(on.AddDays(1), default).AddTicks(-1);
        return [.. days.Select(d => new StaffDay(d.PersonId, d.FirstIn, d.LastOut, (int)d.Inside(until).TotalMinutes)).OrderBy(d => d.FirstIn ?? DateTimeOffset.MaxValue)];
    }

    private static async Task<(IReadOnlyList<InClass> Groups, Dictionary<Guid, ClassCard> Classes)> Members(IQuerySession session, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (members, cards) = (PersonCard.GroupsOf(batch), batch.Query<ClassCard>().Where(c => c.SubjectId == null).Take(ClassCard.Most).ToList());
        await batch.Execute(stop);
        var classes = (await cards).ToDictionary(c => c.Id);
        return ([.. (await members).Where(m => classes.ContainsKey(m.GroupId))], classes);
    }

    private static List<SomeOfClass> Count(IReadOnlyList<InClass> groups, Dictionary<Guid, ClassCard> classes, Func<Guid, bool> counts) =>
    [
        .. groups.GroupBy(g => g.GroupId).Select(g => new SomeOfClass(g.Key, classes[g.Key].Title(), classes[g.Key].Grade, [.. g.Where(m => counts(m.Id)).Select(m => m.Id)], g.Count()))
            .OrderBy(c => c.Grade).ThenBy(c => c.Title, Web.Format.ByName)
    ];
}

using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Organisation;
using EduEvents.Projections.Organisation;
using EduEvents.Projections.People;

namespace EduEvents.Demo.Day;

/// <summary>Those who have a lesson together: a class or a subgroup in one subject on a day.</summary>
public sealed record Group(Guid Id, Guid SubjectId, string Subject, Guid Teacher, int Grade, int Shift, MarkMode MarkMode,
    IReadOnlyList<Guid> Members);

/// <summary>What the API tells about an organisation on a day.</summary>
public sealed record SchoolFacts(
    DateOnly On, int Year, int Quarter, string Name, IReadOnlyList<Group> Groups, IReadOnlyList<Guid> Learners, IReadOnlyList<Guid> Staff,
        IReadOnlyList<Guid> Terminals,
    IReadOnlyDictionary<int, IReadOnlyList<Bell>> Bells, bool OwnBells)
{
    /// <summary>Reads the organisation.</summary>
    /// <exception cref="InvalidOperationException">There is none, or the day has no lessons.</exception>
    public static async Task<SchoolFacts> Read(ApiClient api, DateOnly on, CancellationToken stop)
    {
        var card = await api.Read<OrganisationCard>("/api/organisation/card", stop)
            ?? throw new InvalidOperationException("There is no such organisation.");
        var (year, quarter) = card.QuarterOf(on)
            ?? throw new InvalidOperationException($"{on:yyyy-MM-dd} is in no quarter of {card.Names.In("kk")}.");
        var saturdays = card.Years.Exists(y => y.Year == year && y.Saturdays);
        if (on.DayOfWeek == DayOfWeek.Sunday || (on.DayOfWeek == DayOfWeek.Saturday && !saturdays)
            || card.Years.SelectMany(y => y.DaysOff).Any(d => d.From <= on && on <= d.To))
            throw new InvalidOperationException($"{on:yyyy-MM-dd} is a day without lessons.");
        var people = await People(api, stop);
        var classes = (await api.Read<List<ClassRow>>("/api/people/classes", stop))!.Where(c => c.Year == year).ToDictionary(c => c.Id);
        var subjects = (await api.Read<List<SubjectRow>>("/api/curriculum/subjects", stop))!;
        if (!Taught(on, people, classes, subjects).Any())
            throw new InvalidOperationException("Nobody is taught anything here on that day.");
        var terminals = (await api.Read<List<IdRow>>("/api/gate/terminals", stop))!;
        var own = card.Bells.Where(b => b.From <= on).GroupBy(b => b.Shift).ToDictionary(b => b.Key, b => b.MaxBy(x => x.From)!.Bells);
        return new(on, year, quarter.Number, card.Names.In("kk"), [.. Taught(on, people, classes, subjects)],
            [.. people.Where(p => p.Learns(on)).Select(p => p.Id)],
            [.. people.Where(p => p.Position is not null && p.Departed is null).Select(p => p.Id)], [.. terminals.Select(t => t.Id)],
                own.Count > 0 ? own : Town.SchoolSpec.Bells, own.Count > 0);
    }

    private static IEnumerable<Group> Taught(DateOnly day, List<PersonRow> people, Dictionary<Guid, ClassRow> classes,
        List<SubjectRow> subjects)
    {
        var members = people.Where(p => p.IsLearner).SelectMany(p => p.Memberships.Concat(p.Subgroups).Where(m => m.HoldsOn(day))
            .Select(m => (m.GroupId, p.Id)))
            .Distinct().ToLookup(m => m.GroupId, m => m.Id);
        return from subject in subjects
               from teaching in subject.Teaching
               where teaching.From <= day && classes.ContainsKey(teaching.GroupId) && members[teaching.GroupId].Any()
               let room = classes[teaching.GroupId]
               let shift = room.ClassId is { } of && classes.TryGetValue(of, out var whole) ? whole.Shift : room.Shift
               select new Group(room.Id, subject.Id, subject.Code, teaching.TeacherId, room.Grade, Math.Max(1, shift), subject.MarkMode,
                   [.. members[room.Id].Order()]);
    }

    private static async Task<List<PersonRow>> People(ApiClient api, CancellationToken stop)
    {
        var all = new List<PersonRow>();
        while (true)
        {
            var page = await api.Read<List<PersonRow>>($"/api/people/people?after={(all.Count > 0 ? all[^1].Id : Guid.Empty)}", stop);
            if (page is null or []) return all;
            all.AddRange(page);
        }
    }

    private sealed record IdRow(Guid Id);
    private sealed record ClassRow(Guid Id, int Year, int Grade, int Shift, Guid? ClassId);
    private sealed record SubjectRow(Guid Id, string Code, MarkMode MarkMode, List<TeachingRow> Teaching);
    private sealed record TeachingRow(Guid GroupId, Guid TeacherId, DateOnly From);

    private sealed record PersonRow(Guid Id, bool IsLearner, string? Position, DateOnly? Departed, List<Membership> Memberships,
        List<Membership> Subgroups)
    {
        public bool Learns(DateOnly on) => IsLearner && Memberships.Exists(m => m.HoldsOn(on));
    }
}

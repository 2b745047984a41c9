using EduEvents.Projections.Gate;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Web.Live;

/// <summary>A class at the gate: how many of its learners are inside.</summary>
public sealed record ClassInside(ClassCard Class, int Inside, int All);

/// <summary>One of the last passes.</summary>
public sealed record LastPass(Presence Pass, string Name, string? Class, string Place);

/// <summary>Who is inside now, by class, and who passed last.</summary>
/// <param name="Learners">Learners inside.</param>
/// <param name="Others">Staff and everybody else inside.</param>
/// <param name="Classes">Classes with learners, by grade.</param>
/// <param name="Last">The last passes, newest first.</param>
public sealed record GateData(int Learners, int Others, IReadOnlyList<ClassInside> Classes, IReadOnlyList<LastPass> Last)
{
    private const int Shown = 12;

    /// <summary>Reads the moment as it is; the time of the moment does not matter.</summary>
    public static async Task<object> Load(IQuerySession session, DateTimeOffset now, CancellationToken stop) => await Of(session, stop);

    /// <summary>Reads the state in two round trips, whatever the number of people: where everybody is, then the names of those who passed last.</summary>
    public static async Task<GateData> Of(IQuerySession session, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (insideNow, members, passed) = (Presence.InsideOf(batch), PersonCard.GroupsOf(batch), Presence.LastOf(batch, Shown));
        var (cards, places) = (batch.Query<ClassCard>().Where(c => c.SubjectId == null).Take(ClassCard.Most).ToList(), batch.Query<TerminalCard>().Take(500).ToList());
        await batch.Execute(stop);
        var (inside, groups) = ((await insideNow).ToHashSet(), (await members).ToDictionary(m => m.Id, m => m.GroupId));
        var (classes, last) = (await cards, await passed);
        var terminals = (await places).ToDictionary(t => t.Id, t => t.Place);
        var names = await PersonCard.NamesOf(session, [.. last.Select(p => p.Id)], stop);

        var titles = classes.ToDictionary(c => c.Id, c => c.Title());
        var counted = groups.GroupBy(g => g.Value)
            .ToDictionary(g => g.Key, g => (Inside: g.Count(x => inside.Contains(x.Key)), All: g.Count()));
        var learners = inside.Count(groups.ContainsKey);
        return new(learners, inside.Count - learners,
            [.. classes.Where(c => counted.ContainsKey(c.Id)).OrderBy(c => c.Grade).ThenBy(c => c.Title(), Format.ByName)
                .Select(c => new ClassInside(c, counted[c.Id].Inside, counted[c.Id].All))],
            [.. last.Select(p => new LastPass(p, names.GetValueOrDefault(p.Id, ""),
                groups.TryGetValue(p.Id, out var g) ? titles.GetValueOrDefault(g) : null, terminals.GetValueOrDefault(p.DeviceId, "")))]);
    }
}

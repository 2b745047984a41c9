using Bogus;
using EduEvents.Application.Gate;
using EduEvents.Domain;
using EduEvents.Domain.Gate;

namespace EduEvents.Demo.Day;

/// <summary>
/// The gate of the day. In the morning turnstiles send pass after pass and, not sure of an answer, some of them twice. One is offline for a
/// while and sends its backlog later, with passes among it that it had sent already.
/// </summary>
public sealed class GateScript(SchoolFacts school, Randomizer chance, IReadOnlyList<Guid> terminals, IReadOnlySet<Guid> absent)
{
    private const int BacklogSize = 60;

    /// <summary>All requests of the gate.</summary>
    public IEnumerable<DayStep> Of(IReadOnlyList<DayLesson> lessons)
    {
        var hours = lessons.SelectMany(l => l.Group.Members.Select(m => (Member: m, Lesson: l))).GroupBy(x => x.Member)
            .ToDictionary(g => g.Key, g => (First: g.Min(x => Bell(x.Lesson).Starts), Last: g.Max(x => Bell(x.Lesson).Ends)));
        var come = hours.Where(h => !absent.Contains(h.Key))
            .Select(h => (h.Key, At: SchoolTime.At(school.On, h.Value.First).AddSeconds(-chance.Number(60, 2400))));
        var staff = school.Staff.Select(s => (s, At: SchoolTime.At(school.On, new(7, 15)).AddSeconds(chance.Number(0, 2000))));
        var leave = hours.Where(h => !absent.Contains(h.Key))
            .Select(h => (h.Key, At: SchoolTime.At(school.On, h.Value.Last).AddSeconds(chance.Number(120, 1500))));
        var passes = come.Concat(staff).Select(p => (Person: p.Item1, p.At, Direction.In))
            .Concat(leave.Select(p => (Person: p.Key, p.At, Direction.Out))).OrderBy(p => p.At).ToList();
        foreach (var (i, terminal) in terminals.Index())
            foreach (var step in Terminal(terminal, i, [.. passes.Where((_, n) => n % terminals.Count == i)
                .Select((p, n) => new PassItem(n + 1, p.Person, p.Item3, p.At))])) yield return step;
    }

    private IEnumerable<DayStep> Terminal(Guid terminal, int number, List<PassItem> passes)
    {
        // The last terminal loses its network for an hour; of the afternoon every one sends in backlogs.
        var (lost, found, noon) = (SchoolTime.At(school.On, new(7, 40)), SchoolTime.At(school.On, new(8, 40)),
            SchoolTime.At(school.On, new(12, 0)));
        bool Offline(PassItem p) => p.At >= noon || (number == terminals.Count - 1 && p.At >= lost && p.At < found);
        foreach (var pass in passes.Where(p => !Offline(p)))
        {
            yield return Single(terminal, number, pass, pass.At.AddSeconds(1), "gate pass");
            if (chance.Bool(0.04f)) yield return Single(terminal, number, pass, pass.At.AddSeconds(3), "gate pass again");
        }
        var sentAlready = passes.Where(p => !Offline(p)).Take(3).ToList();
        foreach (var (i, some) in passes.Where(Offline).Chunk(BacklogSize).Index())
        {
            List<PassItem> backlog = i == 0 ? [.. sentAlready, .. some] : [.. some];
            var at = some[^1].At >= noon ? some[^1].At.AddSeconds(5) : found.AddSeconds(i);
            yield return new(at, terminal, "gate backlog", terminal, "/api/gate/send-passes", new SendPasses(terminal, backlog),
                $"turnstile-{number + 1}", [.. backlog.Select(Fact)]);
        }
    }

    private static DayStep Single(Guid terminal, int number, PassItem pass, DateTimeOffset at, string kind) =>
        new(at, terminal, kind, terminal, "/api/gate/send-pass", new SendPass(terminal, pass), $"turnstile-{number + 1}", Fact(pass));

    private static Passed Fact(PassItem p) => new(p.PersonId, p.Direction == Direction.In, p.At);

    private Domain.Organisation.Bell Bell(DayLesson lesson) => DayTimetable.BellsOf(school, lesson.Group)[lesson.Number - 1];
}

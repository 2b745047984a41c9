using EduEvents.Application;
using EduEvents.Domain;
using Marten;

namespace EduEvents.Demo.Town;

/// <summary>How much of the town is made.</summary>
/// <param name="Today">The day it is; the past ends before it.</param>
public sealed record TownSize(DateOnly Today)
{
    public int Seed { get; init; } = 456;

    /// <summary>School days of the past: a quarter's worth.</summary>
    public int Days { get; init; } = 40;

    /// <summary>The schools, fewer in tests.</summary>
    public IReadOnlyList<SchoolSpec> Schools { get; init; } = SchoolSpec.Town;
}

/// <summary>
/// A town that does not exist: its schools and what happened in them, all by the commands that people would have sent. The same date and
/// seed give the same events.
/// </summary>
public sealed class DemoTown
{
    public DemoTown(TownSize size)
    {
        Size = size;
        var (calendar, numbers) = (SchoolCalendar.At(size.Today), new Numbers());
        Schools = [.. size.Schools.Select(s => new TownSchool(s, calendar, numbers, size.Seed))];
        // The newest school day stays empty: it is lived through while people watch.
        Open = calendar.SchoolDayAt(size.Today);
        Past = Open is { } open ? calendar.SchoolDaysBefore(open, size.Days) : [];
    }

    public TownSize Size { get; }
    public IReadOnlyList<TownSchool> Schools { get; }

    /// <summary>The past days, oldest first.</summary>
    public IReadOnlyList<DateOnly> Past { get; }

    /// <summary>The school day that is left empty; null in the summer before the first.</summary>
    public DateOnly? Open { get; }

    /// <summary>Everything that happened in a school, in the order of time.</summary>
    public IReadOnlyList<BulkCommand> Commands(TownSchool school)
    {
        var (voice, absences) = (new Voice(school), new Absences(school, Past));
        var (lessons, gate, canteen) = (new PastLessons(school, voice, absences), new PastGate(school, voice, absences),
            new PastCanteen(school, voice, absences));
        var past = Past.SelectMany(d => lessons.Day(d).Concat(gate.Day(d)).Concat(canteen.Day(d)));
        var homework = new PastHomework(school, voice, Past);
        var menus = Past.Count > 0 ? new ComingMenus(school, voice, Past[^1]).Commands() : [];
        var consents = new PastConsents(school, voice, school == Schools[0] ? school.Shown?[0].Family : null, Past);
        var incident = school == Schools[0] ? new PastIncident(school, voice, Past).Commands() : [];
        return [.. new Founding(school, voice).Commands(), .. consents.Commands().Concat(incident).Concat(past).Concat(homework.Commands()).Concat(menus).OrderBy(c => c.At)];
    }

    /// <summary>Writes the town, each school in one transaction, so that a kill leaves a school whole or not there.</summary>
    /// <returns>Events written and what the rules refused, which should be nothing.</returns>
    public async Task<BulkReport> Fill(BulkLane lane, CancellationToken stop)
    {
        var reports = await Task.WhenAll(Schools.Select(s => Task.Run(() =>
            lane.Append(new(Actor.Loader, s.Tenant, BulkSource.Demo) { CommandsAtOnce = int.MaxValue }, Commands(s), null, stop), stop)));
        return new(reports.Sum(r => r.Events), reports.Sum(r => r.Unchanged), [.. reports.SelectMany(r => r.Refusals)]);
    }

    /// <summary>True when the store holds no organisation but, at most, schools of this town.</summary>
    public static async Task<bool> MayFill(IDocumentStore store, CancellationToken stop)
    {
        var ours = SchoolSpec.Town.Select(s => StableId.Of("demo.school", s.Key)).ToHashSet();
        await using var session = store.QuerySession();
        var founded = await session.Events.QueryRawEventDataOnly<Domain.Organisation.OrganisationFounded>().Where(e => e.AnyTenant())
            .Select(e => e.OrganisationId).ToListAsync(stop);
        return founded.All(ours.Contains);
    }
}

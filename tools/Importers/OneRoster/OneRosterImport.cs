using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Operations;
using Marten;

namespace EduEvents.Importers.OneRoster;

/// <summary>What was asked for.</summary>
/// <param name="Path">The bundle.</param>
/// <param name="Language">Language of its names: kk, ru or en.</param>
/// <param name="Accounts">File for the initial passwords of staff; null to make no accounts.</param>
public sealed record ImportOptions(string Path, string Language, string? Accounts);

/// <summary>What an import came to.</summary>
public sealed record ImportResult(long Events, long Unchanged, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Notes)
{
    /// <summary>Counts by what was read.</summary>
    public Dictionary<string, int> Counts { get; init; } = [];
}

/// <summary>
/// Reads a OneRoster bundle into events, school by school. Nothing of it is guessed: the business number, the place, the hours and the
/// names in other languages, which bundles lack, stay empty. A first day that is not told is the first day of the year, or the day of the
/// import for what was otherwise before.
/// </summary>
public sealed class OneRosterImport(IDocumentStore store, BulkLane lane, TimeProvider clock)
{
    // Facts that stand already and differ only in what an import may not rewrite: first days, and names corrected by an event of their own.
    private static readonly string[] Standing = ["people.already_admitted", "people.already_hired"];

    /// <summary>Imports a bundle.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="show">Makes the progress of one school visible.</param>
    /// <param name="stop">Breaks off; the same import again completes it.</param>
    /// <exception cref="InvalidDataException">The file is no bundle that can be read.</exception>
    public async Task<(ImportResult Result, ImportPlan Plan)> Run(ImportOptions options, Func<string, ProgressBar> show,
        CancellationToken stop)
    {
        using var bundle = Bundle.Open(options.Path);
        var notes = new List<string>();
        var roster = Roster.Read(bundle);
        var years = SchoolYear.Of(roster.Sessions, notes);
        if (years.Count == 0) throw new InvalidDataException(
            "The bundle has no session of type schoolYear, so its classes belong to no year.");
        var plan = new ImportPlan(roster, years, new(bundle.System), options.Language, SchoolTime.Day(clock.GetUtcNow()),
            $"import oneroster {Path.GetFileName(options.Path)}");
        var result = new ImportResult(0, 0, bundle.Problems, notes);
        foreach (var school in roster.Orgs.Where(o => o.Type == "school"))
            result = await Import(plan, school, result, show(school.Name), stop);
        Note(roster, notes);
        return (result, plan);
    }

    private async Task<ImportResult> Import(ImportPlan plan, Org school, ImportResult result, ProgressBar bar, CancellationToken stop)
    {
        var tenant = plan.Ids.Tenant(school.Id);
        await using var session = store.QuerySession(tenant);
        var known = await KnownMemberships.Read(session, stop);
        var commands = Commands(plan, school, known, result.Counts);
        var report = await lane.Append(new(Actor.Loader, tenant, BulkSource.Import), commands, bar.Show, stop);
        foreach (var refusal in report.Refusals.Where(r => !r.Reasons.All(Standing.Contains))) plan.Roster.Bundle.Problems.Add(
            ProblemOf(refusal));
        var standing = report.Refusals.Count(r => r.Reasons.All(Standing.Contains));
        return result with { Events = result.Events + report.Events, Unchanged = result.Unchanged + report.Unchanged + standing };
    }

    private static List<BulkCommand> Commands(ImportPlan plan, Org school, KnownMemberships known, Dictionary<string, int> counts)
    {
        var schoolPlan = new SchoolPlan(plan, school, known);
        var people = new PeoplePlan(plan, schoolPlan, known);
        var here = plan.Roster.Enrolments.Where(e => plan.Roster.Sections[e.Section].School == school.Id).ToList();
        var (bySection, byUser) = (here.ToLookup(e => e.Section), here.ToLookup(e => e.User));
        List<BulkCommand> commands = [.. schoolPlan.Organisation()];
        foreach (var user in plan.Roster.Users.Values)
        {
            if (PeoplePlan.IsLearner(user, school.Id, byUser[user.Id])) commands.AddRange(Count(counts, "learners",
                people.Learner(user, [.. byUser[user.Id]])));
            else if (PeoplePlan.PositionOf(user, school.Id) is { } position) commands.AddRange(Count(counts, "staff",
                people.Staff(user, position)));
        }
        commands.AddRange(schoolPlan.Teaching(bySection));
        Add(counts, "schools", 1);
        Add(counts, "classes", schoolPlan.Sections.Count(s => s.IsHomeroom));
        Add(counts, "subgroups", schoolPlan.Sections.Count(s => !s.IsHomeroom));
        Add(counts, "enrolments", here.Count);
        return commands;
    }

    private static T Count<T>(Dictionary<string, int> counts, string what, T counted)
    {
        Add(counts, what, 1);
        return counted;
    }

    private static void Add(Dictionary<string, int> counts, string what, int more) => counts[what] = counts.GetValueOrDefault(what) + more;

    private static Problem ProblemOf(BulkRefusal refusal)
    {
        var place = refusal.Sent.Origin.Split(':');
        return new(place[0], int.Parse(place[1], null),
            $"{refusal.Sent.Command.GetType().Name} refused: {string.Join(", ", refusal.Reasons)}");
    }

    private static void Note(Roster roster, List<string> notes)
    {
        void Say(int count, string text)
        {
            if (count > 0) notes.Add($"{count:N0} {text}");
        }
        Say(roster.Orgs.Count(o => o.Type != "school"),
            "districts and other organisations without learners were left out; the product keeps no tree of organisations yet.");
        Say(roster.Enrolments.Count(e => e.Role == "teacher" && roster.Sections[e.Section].IsHomeroom),
            "class leaders were left out; the product keeps none yet.");
        Say(roster.Enrolments.Where(e => e.Role == "teacher" && !roster.Sections[e.Section].IsHomeroom && !e.IsDeleted)
            .GroupBy(e => e.Section).Sum(g => g.Count() - 1),
            "further teachers of a subgroup were left out; one answers for its journal.");
        notes.Add("Business numbers, places (KATO), bells and names in further languages are not in a bundle; "
            + "they stay empty until somebody gives them.");
    }
}

using System.Globalization;
using EduEvents.Application.Assessment;
using EduEvents.Application.People;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.People;
using EduEvents.Projections.Assessment;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Organisation;
using Marten;

namespace EduEvents.Application.Processes;

/// <summary>What a learner takes along: everything as the former school has it on record.</summary>
/// <param name="School">Name of the former school.</param>
/// <param name="Learner">The learner there.</param>
/// <param name="Portfolio">The profile there; none when nothing was entered.</param>
/// <param name="Marks">Results of the quarter by the code of the subject.</param>
internal sealed record Luggage(
    string School, Learner Learner, Profile? Portfolio, IReadOnlyDictionary<string, IReadOnlyList<FormerResult>> Marks)
{
    private const string From = "transfer";

    /// <summary>Gathers it; null when the former school has no such learner.</summary>
    public static async Task<Luggage?> Pack(IQuerySession there, TransferAccepted accepted, CancellationToken stop)
    {
        var learner = (await there.Events.FetchStreamAsync(accepted.LearnerId, token: stop)).Select(e => e.Data).Aggregate(default(Learner), Learner.Fold);
        if (learner is null) return null;
        var profile = (await there.Events.FetchStreamAsync(Domain.People.Profile.IdOf(accepted.LearnerId), token: stop)).Select(e => e.Data)
            .Aggregate(default(Profile), Domain.People.Profile.Fold);
        var marks = new Dictionary<string, IReadOnlyList<FormerResult>>();
        if (await QuarterOf(there, accepted.From, stop) is var (year, quarter))
        {
            var subjects = await there.Query<SubjectCard>().Take(1000).ToListAsync(stop);
            var ids = subjects.ToDictionary(s => LearnerResults.IdOf(accepted.LearnerId, s.Id, year, quarter), s => s.Code);
            foreach (var found in await there.LoadManyAsync<LearnerResults>(stop, [.. ids.Keys]))
                if (found.Results.Count > 0)
                    marks[ids[found.Id]] = [.. found.Results.Select(r => new FormerResult(r.Input.Part, r.Input.On, r.Input.Points, r.Input.MaxPoints))];
        }
        var school = await there.LoadAsync<OrganisationCard>(accepted.FormerOrganisation, stop);
        return new(school?.Names.In("kk") is { Length: > 0 } name ? name : accepted.FormerOrganisation.ToString(), learner, profile, marks);
    }

    /// <summary>The learner and the guardians.</summary>
    public IEnumerable<(string, ICommand)> Person(TransferAccepted accepted)
    {
        var (id, name) = (Learner.Id, Learner.Name);
        DateOnly? born = DateOnly.TryParseExact(Learner.BirthDate.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        yield return ("admit", new AdmitLearner(id, name.Surname.Value ?? "", name.GivenName.Value ?? "", name.Patronymic.Value ?? "", Learner.Facts.Iin.Value ?? "", born,
            accepted.From, null, accepted.Order));
        yield return ("readmit", new ReadmitLearner(id, accepted.From, null, accepted.Order));
        yield return ("place", new PlaceLearner(id, accepted.GroupId, accepted.From, PlacingKind.Admission, accepted.Order));
        foreach (var g in Learner.Guardians.Values)
            yield return ($"guardian {g.GuardianId}", new LinkGuardian(id, g.GuardianId, g.Name.Surname.Value ?? "", g.Name.GivenName.Value ?? "", g.Name.Patronymic.Value ?? "",
                g.Relation, accepted.From));
        foreach (var l in Learner.Limits.Values.Where(l => Learner.Guardians.ContainsKey(l.GuardianId)))
            yield return ($"limit {l.GuardianId}", new LimitGuardian(id, l.GuardianId, l.Allowed, l.From, l.Until, l.Ground.Value ?? ""));
    }

    /// <summary>What was entered into the profile.</summary>
    public IEnumerable<(string, ICommand)> Profile()
    {
        foreach (var entry in Portfolio?.Entries.Values.Where(x => !Portfolio.Withdrawn.Contains(x.EntryId)).OrderBy(x => x.On).ToList() ?? [])
            if (CommandOf(entry) is { } command) yield return ($"entry {entry.EntryId}", command);
        if (Portfolio?.Languages is { } l) yield return ("languages", new TellLanguages(l.PersonId, l.MotherTongue.Value ?? "", l.Others.Value ?? ""));
        if (Portfolio?.Health is { } h && Enum.TryParse<PhysicalGroup>(h.PhysicalGroup.Value, out var group))
            yield return ("health", new NoteHealth(h.PersonId, int.Parse(h.HealthGroup.Value!, CultureInfo.InvariantCulture), group, h.Advice.Value ?? "", h.Document.Value ?? "", h.From));
        if (Portfolio?.Needs is { } n)
            yield return ("needs", new NoteSpecialNeeds(n.PersonId, n.Kind, n.Support, n.Conclusion.Value ?? "", n.Programme.Value ?? "", n.From));
    }

    /// <summary>The results of the quarter, by subject; no command for a subject that nobody is taught here.</summary>
    public async Task<IReadOnlyList<(string Code, ICommand? Command)>> Results(IQuerySession here, TransferAccepted accepted, CancellationToken stop)
    {
        if (Marks.Count == 0) return [];
        var quarter = await QuarterOf(here, accepted.From, stop);
        var subjects = (await here.Query<SubjectCard>().Take(1000).ToListAsync(stop)).DistinctBy(s => s.Code).ToDictionary(s => s.Code);
        return [.. Marks.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => (m.Key, quarter is var (year, number) && subjects.TryGetValue(m.Key, out var subject)
            ? (ICommand?)new ImportResults(new(accepted.GroupId, subject.Id, year, number), accepted.LearnerId, School, m.Value, null, From) : null))];
    }

    /// <summary>The departure from the former school, by its own order.</summary>
    public ICommand Leaves(TransferAccepted accepted) => new DepartLearner(accepted.LearnerId, accepted.From.AddDays(-1), Learner.Offer?.Departure ?? From,
        Learner.Offer?.Order ?? accepted.Order);

    private static ICommand? CommandOf(IProfileEntry entry) => entry switch
    {
        // Who prepared the learner works at the former school.
        AchievementRecorded a => new RecordAchievement(a.PersonId, a.EntryId, a.Kind, a.Level, null, a.Title.Value ?? "", a.Place, a.On, null, a.MayPublish),
        CertificateRecorded c => new RecordCertificate(c.PersonId, c.EntryId, c.Title.Value ?? "", c.Issuer.Value ?? "", c.Number.Value ?? "", c.On, c.Until),
        EducationDocumentIssued d => new IssueEducationDocument(d.PersonId, d.EntryId, d.Kind, d.Number.Value ?? "", d.On, d.Order),
        GuidanceRecorded g => new RecordGuidance(g.PersonId, g.EntryId, g.Kind, g.Outcome.Value ?? "", g.Wish.Value ?? "", g.On),
        _ => null
    };

    private static async Task<(int Year, int Quarter)?> QuarterOf(IQuerySession session, DateOnly day, CancellationToken stop)
    {
        var setup = await session.LoadAsync<AssessmentSetup>(AssessmentSetup.TheId, stop);
        return setup?.Years.SelectMany(y => y.Value.Quarters.Select(q => (Year: y.Key, Quarter: q))).Where(x => x.Quarter.From <= day)
            .OrderByDescending(x => x.Quarter.From).Select(x => ((int, int)?)(x.Year, x.Quarter.Number)).FirstOrDefault();
    }
}

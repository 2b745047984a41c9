using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Host.Http;
using EduEvents.Host.Modules;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.People;

/// <summary>The reads of People; part of the module's table of contents.</summary>
internal static class PeopleReads
{
    private const int PageSize = 200;

    /// <summary>Adds them.</summary>
    public static void Add(ModuleApi api)
    {
        Reads(api);
        Contingent(api);
        Years(api);
        Profiles(api);
    }

    private static void Reads(ModuleApi api)
    {
        api.ReadShared<IReadOnlyList<ClassCard>>("classes", Permissions.PeopleRead, _ => Scope.Platform, StoredList.Of<ClassCard>("id", ClassCard.Most), _ => [],
            [typeof(ClassFormed), typeof(SubgroupFormed), typeof(ClassDissolved)], "The classes and subgroups of the organisation; a subgroup names its subject.");
        api.Read("class/{groupId:guid}/members", Permissions.JournalRead, nameof(PersonCard),
            r => new(Group: r.Id("groupId"), Subject: r.QueryId("subjectId")),
            r => Members(r, r.Id("groupId")), "The learners who are in a class or subgroup now or, with 'on', on a day; a teacher of one subject names it as 'subjectId'.");
        api.Read("people", Permissions.PeopleRead, nameof(PersonCard), _ => Scope.Platform,
            r => Page(r), "The people of the organisation, 200 at a time by id; pass the last id as 'after'.");
        api.Read("person/{personId:guid}", Permissions.LearnerRead, nameof(PersonCard), r => new(Person: r.Id("personId")),
            r => r.Session.LoadAsync<PersonCard>(r.Id("personId"), r.Stop), "One person.");
    }

    private static void Contingent(ModuleApi api)
    {
        api.ReadForAll<IReadOnlyList<DatedCode>>("movement-reasons", "", _ => Task.FromResult<IReadOnlyList<DatedCode>?>(ReferenceData.MovementReasons),
            "Codes of where learners come from and why they leave, each with the time it is in force.");
        api.ReadForAll<IReadOnlyList<DatedCode>>("categories", "", _ => Task.FromResult<IReadOnlyList<DatedCode>?>(ReferenceData.LearnerCategories),
            "Categories of the contingent, each with the time it is in force.");
        api.Read("contingent/{on}", Permissions.PeopleRead, nameof(ContingentCard), _ => Scope.Platform, async r => (ContingentReport?)await Day(r),
            "Numbers of learners on a day by class, grade, language, shift or category ('by'), with the people behind each; 'known' is a moment as of which it is told.");
        api.ReadRaw<string>("contingent/{on}/file", Permissions.PeopleRead, nameof(ContingentCard), _ => Scope.Platform,
            async r => await ContingentFile.Day(r, await Day(r)), "The learners of a day with their classes as a file; 'format' is csv, as without it, or xlsx.");
        api.Read("movement", Permissions.PeopleRead, nameof(ContingentCard), _ => Scope.Platform, async r => (MovementReport?)await Period(r),
            "Who came, left and changed class from one day to another ('from', 'to'; the last month where none is named), by which order and why.");
        api.ReadRaw<string>("movement/file", Permissions.PeopleRead, nameof(ContingentCard), _ => Scope.Platform,
            async r => await ContingentFile.Movement(r, await Period(r)), "The movements of a period ('from', 'to') as a file; 'format' is csv, as without it, or xlsx.");
    }

    private static void Years(ModuleApi api)
    {
        api.Read("roll-over/{year:int}/plan", Permissions.PeopleManage, nameof(PersonCard), _ => Scope.Platform,
            r => RollOverPlan.Of(r.Session, r.Number("year"), r.QueryDay("on") ?? new(r.Number("year") + 1, 9, 1),
                r.QueryDay("leftOn") ?? new(r.Number("year") + 1, 6, 15), r.Stop),
            "How an academic year could be carried over into the next: classes and learners, by the marks of the year; nothing is recorded.");
        api.Read("roll-over/{year:int}", Permissions.PeopleRead, nameof(RollOverCard), _ => Scope.Platform,
            r => r.Session.LoadAsync<RollOverCard>(RollOver.IdOf(r.Number("year")), r.Stop), "How an academic year was carried over, by which order.");
        api.ReadList<ClassSetCard>("class-sets", Permissions.PeopleRead, StoredList.Of<ClassSetCard>("id", 1000), "Classes that learn together, with days.");
        api.ReadForAll<IReadOnlyList<SplittingRules>>("splitting-rules", "", _ => Task.FromResult<IReadOnlyList<SplittingRules>?>(ReferenceData.SplittingRules),
            "When classes are split and for which subjects, by edition.");
        api.ReadList<TransferCard>("transfers", Permissions.PeopleManage, StoredList.Of<TransferCard>("id", 1000),
            "Transfers out of and into the organisation, and what came with each learner.");
    }

    private static void Profiles(ModuleApi api)
    {
        api.Read("learner/{personId:guid}/profile", Permissions.LearnerRead, nameof(ProfileCard), r => new(Person: r.Id("personId")),
            r => Profile(r, p => p.IsLearner), "What was entered into a learner's profile.");
        api.Read("learner/{personId:guid}/health", Permissions.HealthRead, nameof(RestrictedCard), r => new(Person: r.Id("personId")),
            async r => (await r.Session.LoadAsync<RestrictedCard>(r.Id("personId"), r.Stop))?.Health, "Notes on a learner's health, oldest first.");
        api.Read("learner/{personId:guid}/needs", Permissions.NeedsRead, nameof(RestrictedCard), r => new(Person: r.Id("personId")),
            async r => (await r.Session.LoadAsync<RestrictedCard>(r.Id("personId"), r.Stop))?.Needs, "A learner's special educational needs, oldest first.");
        api.Read("staff/{personId:guid}/profile", Permissions.StaffRead, nameof(ProfileCard), r => new(Person: r.Id("personId")),
            r => Profile(r, p => p.Position is not null), "What was entered into a teacher's profile.");
        api.ReadList<QualificationCard>("qualifications", Permissions.StaffRead, StoredList.Of<QualificationCard>("id", 5000),
            "The qualification categories of all teachers and when they end.");
        api.ReadForAll<IReadOnlyList<QualificationRule>>("qualification-rules", "", _ => Task.FromResult<IReadOnlyList<QualificationRule>?>(ReferenceData.TeacherQualifications),
            "Qualification categories by edition: how long each holds and when its end is told.");
        api.Read("learner/{personId:guid}/guardian-limits", Permissions.PeopleManage, nameof(GuardianLimits), r => new(Person: r.Id("personId")),
            r => r.Session.LoadAsync<GuardianLimits>(r.Id("personId"), r.Stop), "Limits of the rights of a learner's guardians.");
    }

    // Profiles of learners and of teachers are of one kind; the right to the one is none to the other.
    private static async Task<ProfileCard?> Profile(ReadRequest r, Func<PersonCard, bool> fits)
    {
        var batch = r.Session.CreateBatchQuery();
        var (person, card) = (batch.Load<PersonCard>(r.Id("personId")), batch.Load<ProfileCard>(r.Id("personId")));
        await batch.Execute(r.Stop);
        return await person is { } known && fits(known) ? await card : null;
    }

    private static Task<ContingentReport> Day(ReadRequest r) => ContingentReport.Of(r.Session, r.Day("on"),
        Enum.TryParse<ContingentBy>(r.Query("by") ?? "class", true, out var by) && Enum.IsDefined(by) ? by
            : throw new BadHttpRequestException("'by' must be class, grade, language, shift or category."),
        r.QueryMoment("known") ?? r.Get<TimeProvider>().GetUtcNow(),
        r.Actor.RoleFor(Permissions.NeedsRead, new(r.Organisation)) is not null, r.Stop);

    // Without days it is the month up to today.
    private static Task<MovementReport> Period(ReadRequest r)
    {
        var to = r.QueryDay("to") ?? SchoolTime.Day(r.Get<TimeProvider>().GetUtcNow());
        return MovementReport.Of(r.Session, r.QueryDay("from") ?? to.AddMonths(-1), to, r.Stop);
    }

    private static async Task<IReadOnlyList<PersonCard>?> Members(ReadRequest r, Guid group)
    {
        var found = await r.Session.Query<PersonCard>()
            .Where(p => p.Memberships.Any(m => m.GroupId == group) || p.Subgroups.Any(m => m.GroupId == group)).ToListAsync(r.Stop);
        var on = r.QueryDay("on");
        return [.. found.Where(p => p.Memberships.Concat(p.Subgroups).Any(m => m.GroupId == group && (on is { } day ? m.HoldsOn(day) : m.To is null)))];
    }

    private static async Task<IReadOnlyList<PersonCard>?> Page(ReadRequest r)
    {
        var after = Guid.TryParse(r.Query("after"), out var id) ? id : Guid.Empty;
        return await r.Session.Query<PersonCard>().Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Take(PageSize).ToListAsync(r.Stop);
    }
}

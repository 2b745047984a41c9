using EduEvents.Application;
using EduEvents.Fixtures;
using EduEvents.Importers.OneRoster;
using EduEvents.Projections.Access;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Organisation;
using EduEvents.Projections.People;
using Marten;
using Marten.Events;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Import;

public sealed class OneRosterTests(App app)
{
    private readonly string _source = Guid.CreateVersion7().ToString("N");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private IDocumentStore Store => app.Services.GetRequiredService<IDocumentStore>();
    private SourceIds Ids => new(_source);

    private async Task<(ImportResult Result, ImportPlan Plan)> Import(BundleText bundle) => await Import(bundle.Write());

    private async Task<(ImportResult Result, ImportPlan Plan)> Import(string path) =>
        await new OneRosterImport(Store, app.Services.GetRequiredService<BulkLane>(), TimeProvider.System)
            .Run(new(path, "en", null), name => new(name), Stop);

    private async Task<List<string>> Events()
    {
        await using var session = Store.QuerySession(Ids.Tenant("s"));
        var events = await session.Events.QueryAllRawEvents().OrderBy(e => e.Sequence).ToListAsync(Stop);
        return [.. events.Select(e => e.EventTypeName).Where(t => !t.StartsWith("canteen.", StringComparison.Ordinal))];
    }

    private async Task<T?> View<T>(Guid id) where T : class
    {
        await Store.WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(30));
        await using var session = Store.QuerySession(Ids.Tenant("s"));
        return await session.LoadAsync<T>(id, Stop);
    }

    [Fact]
    public async Task A_bundle_becomes_a_school_with_its_people_and_what_it_lacks_stays_empty()
    {
        var (result, _) = await Import(BundleText.School(_source));
        var school = await View<OrganisationCard>(Ids.Org("s"));
        var alikhan = await View<PersonCard>(Ids.Person("a"));
        var maths = await View<SubjectCard>(Ids.Subject("s", "m"));
        var mother = await View<PersonCard>(Ids.Person("g"));

        Assert.Empty(result.Problems);
        Assert.Equal(("", "", "", "School"), (school!.Bin, school.Kato, school.Names.Kk, school.Names.In("kk")));
        Assert.Equal([new(2026, 9, 1), new(2027, 1, 11)], school.Years.Single().Quarters.Select(q => q.From));
        Assert.Equal(("Serik Alikhan", Ids.Section("5a")), (alikhan!.Name!.Listed(), alikhan.GroupId));
        Assert.Equal((Ids.Section("m5"), new DateOnly(2026, 9, 1)), (alikhan.Subgroups.Single().GroupId, alikhan.Subgroups.Single().From));
        Assert.Equal("parent", alikhan.Guardians.Single().Relation);
        Assert.Equal("Akhmetova Saule", mother!.Name!.Listed());
        Assert.Equal((Ids.Section("m5"), Ids.Person("t")), (maths!.Teaching.Single().GroupId, maths.Teaching.Single().TeacherId));
    }

    [Fact]
    public async Task A_second_reading_of_the_same_bundle_changes_nothing()
    {
        var (first, _) = await Import(BundleText.School(_source));
        var before = await Events();
        var (again, _) = await Import(BundleText.School(_source));

        Assert.Equal(first.Events, before.Count);
        Assert.Equal(0, again.Events);
        Assert.Equal(before, await Events());
    }

    [Fact]
    public async Task A_changed_bundle_becomes_the_right_events_and_nothing_else()
    {
        await Import(BundleText.School(_source));
        var before = await Events();
        var changed = BundleText.School(_source)
            .Change("users.csv", "Alikhan,Serik", "Alihan,Serik").Change("users.csv", "b,active",
                "c,active,s,student,,Timur,Kim,\nb,active")
            .Change("demographics.csv", "a,active,2015-05-23", "a,active,2015-05-24")
            .Change("enrollments.csv", "e2,active,5a,s,b,student,,,",
                "e2,active,5a,s,b,student,,,2026-11-01\ne6,active,5b,s,b,student,,2026-11-02,\ne7,active,5b,s,c,student,,2026-11-02,")
            .Change("enrollments.csv", "e3,active,m5,s,a,student,,,", "e3,active,m5,s,a,student,,,2026-11-01");

        var (result, _) = await Import(changed);
        var now = await Events();
        var (again, _) = await Import(changed);
        var dana = await View<PersonCard>(Ids.Person("b"));

        Assert.Empty(result.Problems);
        Assert.Equal(["people.birth_date_corrected", "people.learner_admitted", "people.learner_left_group", "people.learner_placed",
            "people.learner_placed", "people.name_changed"],
            now.Skip(before.Count).Order());
        Assert.Equal(0, again.Events);
        Assert.Equal([new(Ids.Section("5a"), new(2026, 9, 1), new(2026, 11, 1)),
            new Membership(Ids.Section("5b"), new(2026, 11, 2), null)], dana!.Memberships);
    }

    [Fact]
    public async Task What_a_delta_marks_as_deleted_ends_and_what_a_full_file_lacks_has_ended()
    {
        await Import(BundleText.School(_source));
        var before = await Events();
        var (result, _) = await Import(BundleText.School(_source)
            .Change("enrollments.csv", "e4,active,m5,s,b,student,,,\n", "").Change("users.csv", "a,active", "a,tobedeleted")
                .Change("users.csv", "t,active", "t,tobedeleted"));

        Assert.Empty(result.Problems);
        Assert.Equal(["people.learner_departed", "people.learner_left_group", "people.learner_left_group", "people.staff_dismissed"],
            (await Events()).Skip(before.Count).Order());
    }

    [Fact]
    public async Task Broken_rows_are_listed_with_file_line_and_reason_and_stop_nothing_else()
    {
        var (result, _) = await Import(BundleText.School(_source)
            .Change("users.csv", "b,active", "x,active,s,student,,,Noname,\ny,active,s\nb,active")
                .Change("enrollments.csv", "e1,active", "e0,active,nowhere,s,a,student,,,\ne1,active")
            .Change("demographics.csv", "b,active,2015-08-01T00:00:00.000Z", "b,active,tomorrow")
                .Change("classes.csv", "5b,active,5 B,05", "5b,active,5 B,fifth"));

        Assert.Equal(["classes.csv:3: grade 'fifth' is not known", "demographics.csv:3: birthDate 'tomorrow' is not a date",
            "enrollments.csv:2: there is no class nowhere",
            "users.csv:5: givenName is empty", "users.csv:6: the row has 3 fields, the header 8"],
                result.Problems.Select(p => $"{p.File}:{p.Line}: {p.Reason}").Order());
        Assert.Equal(Ids.Section("5a"), (await View<PersonCard>(Ids.Person("b")))!.GroupId);
    }

    [Fact]
    public async Task A_bundle_of_version_1_2_keeps_its_roles_in_a_file_of_their_own()
    {
        var bundle = new BundleText { Source = _source, Version = "1.2" };
        foreach (var (name, text) in BundleText.School(_source).Files) bundle.Files[name] = text;
        bundle.With("users.csv",
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,"
                + "agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,"
                + "preferredFamilyName,primaryOrgSourcedId,pronouns",
                "t,,,true,gulnar,,Gulnar,Ospanova,,,,,,,,,,,,,,s,", "g,,,true,,,Saule,Akhmetova,,,,,,,,,,,,,,s,",
                "a,,,true,,,Alikhan,Serik,,,,,,g,05,,,,,,,s,", "b,,,true,,,Dana,Akhmet,,,,,,,05,,,,,,,s,")
            .With("roles.csv",
                "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
                "r1,,,t,primary,teacher,,,s,", "r2,,,g,primary,guardian,,,s,", "r3,,,a,primary,student,,,s,",
                    "r4,,,b,primary,student,,,s,", "r5,,,nobody,primary,student,,,s,");

        var (result, _) = await Import(bundle);

        Assert.Equal("roles.csv:6: there is no user nobody", result.Problems.Select(p => $"{p.File}:{p.Line}: {p.Reason}").Single());
        Assert.Equal("teacher", (await View<PersonCard>(Ids.Person("t")))!.Position);
        Assert.Equal("guardian", (await View<PersonCard>(Ids.Person("a")))!.Guardians.Single().Relation);
    }

    [Fact]
    public async Task Accounts_are_made_only_when_asked_for_and_their_passwords_are_for_one_reader()
    {
        var (_, plan) = await Import(BundleText.School(_source));
        var file = Path.Combine(Path.GetTempPath(), $"accounts-{_source}");

        var made = await new StaffAccounts(app.Services, plan, file).Make(new("accounts"), Stop);
        var again = await new StaffAccounts(app.Services, plan, $"{file}-again").Make(new("accounts"), Stop);
        var line = (await File.ReadAllLinesAsync(file, Stop))[1].Split('\t');
        await app.Stranger().SignIn(line[3], line[4]);

        await using var session = Store.QuerySession(CommandContext.Platform);
        var card = await session.LoadAsync<AccountCard>(Ids.Account("t"), Stop);
        Assert.Equal((1, 0), (made, again));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.True(card!.MustChangePassword);
        Assert.Equal((Ids.Section("m5"), Ids.Subject("s", "m")), (card.Grants.Single().Scope.Group, card.Grants.Single().Scope.Subject));
    }
}

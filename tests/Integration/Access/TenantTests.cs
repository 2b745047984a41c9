using System.Net;
using EduEvents.Application.Access;
using EduEvents.Application.Journal;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Http;

namespace EduEvents.Integration.Access;

/// <summary>What belongs to one organisation no other can touch, whatever it says in its headers.</summary>
public sealed class TenantTests(App app)
{
    private static readonly DateOnly September = new(2026, 9, 1);

    [Fact]
    public async Task A_director_rules_at_home_only()
    {
        var (own, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var director = await own.AsDirector();
        var before = await Events(other);
        (string, string) abroad = (Requests.OrganisationHeader, other.Organisation);
        director.Http.DefaultRequestHeaders.Remove(Requests.OrganisationHeader);

        await director.Refused("/api/people/place-learner", new PlaceLearner(other.Learners[0], other.Class, September),
            HttpStatusCode.Forbidden, abroad);
        await director.Refused("/api/people/form-class", new FormClass(Guid.CreateVersion7(), 2026, 5, "А", "kk", 1),
            HttpStatusCode.Forbidden, abroad);
        await director.Refused("/api/people/place-learner", new PlaceLearner(other.Learners[0], own.Class, September),
            HttpStatusCode.NotFound);
        await director.Refused("/api/organisation/open-academic-year",
            new OpenAcademicYear(other.OrganisationId, 2027, [new(1, new(2027, 9, 1), new(2027, 10, 24))], []),
            HttpStatusCode.UnprocessableEntity);

        Assert.Equal(before, await Events(other));
    }

    [Theory]
    [InlineData("people/classes"), InlineData("people/people"), InlineData("curriculum/subjects"), InlineData("gate/inside"),
        InlineData("gate/terminals"), InlineData("organisation/card")]
    [InlineData("reports/school-day/2026-09-02"), InlineData("people/person/{learner}"), InlineData("canteen/account/{learner}"),
        InlineData("audit/history/{class}")]
    [InlineData("journal/page/{class}/{maths}/2026/1"), InlineData("people/class/{class}/members"),
        InlineData("reports/learner-day/{learner}/2026-09-02")]
    public async Task Nothing_of_another_organisation_is_read(string path)
    {
        var (own, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var director = await own.AsDirector();
        var asked = $"/api/{path}".Replace("{learner}", other.Learners[0].ToString(), StringComparison.Ordinal)
            .Replace("{class}", other.Class.ToString(), StringComparison.Ordinal)
            .Replace("{maths}", other.Maths.ToString(), StringComparison.Ordinal);

        director.Http.DefaultRequestHeaders.Remove(Requests.OrganisationHeader);
        using var abroad = await director.Get(asked, (Requests.OrganisationHeader, other.Organisation));
        using var home = await director.Get(asked);

        Assert.Equal(HttpStatusCode.Forbidden, abroad.StatusCode);
        var told = await home.Content.ReadAsStringAsync();
        Assert.True(home.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.OK, told);
        Assert.DoesNotContain(other.Learners[0].ToString(), told, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Class.ToString(), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_organisations_may_use_the_same_ids_and_the_same_iin()
    {
        var (own, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var learner = Guid.CreateVersion7();
        foreach (var (school, name) in new[] { (own, "Айгерім"), (other, "Болат") })
            await school.Platform!.Send(
                "/api/people/admit-learner", new AdmitLearner(learner, "С", name, "", "061211600012", null, new(2026, 8, 25)));

        Assert.Equal("Болат", (await other.Platform!.Read<System.Text.Json.Nodes.JsonNode>(
            $"/api/people/person/{learner}"))["name"]!["givenName"]!.GetValue<string>());
        Assert.Equal("Айгерім", (await own.Platform!.Read<System.Text.Json.Nodes.JsonNode>(
            $"/api/people/person/{learner}"))["name"]!["givenName"]!.GetValue<string>());
        var taken = await own.Platform.Refused(
            "/api/people/hire-staff", new HireStaff(Guid.CreateVersion7(), "С", "А", "", "061211600012", "teacher", September),
            HttpStatusCode.UnprocessableEntity);
        Assert.Equal("people.iin_taken", taken["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_organisation_that_was_never_founded_takes_no_commands_and_shows_nothing()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        platform.Http.DefaultRequestHeaders.Remove(Requests.OrganisationHeader);
        foreach (var organisation in new[] { Guid.CreateVersion7().ToString(), CommandContextPlatform })
        {
            var problem = await platform.Refused("/api/people/form-class", new FormClass(Guid.CreateVersion7(), 2026, 5, "А", "kk", 1),
                HttpStatusCode.UnprocessableEntity, (Requests.OrganisationHeader, organisation));
            Assert.Equal("organisation.not_founded", problem["code"]!.GetValue<string>());
            using var card = await platform.Get("/api/organisation/card", (Requests.OrganisationHeader, organisation));
            Assert.Equal(HttpStatusCode.NotFound, card.StatusCode);
        }
        var other = await platform.Refused("/api/organisation/found-organisation",
            new FoundOrganisation(Guid.CreateVersion7(), "990240001237", new("М", "Ш"), "general", "750000000"),
            HttpStatusCode.UnprocessableEntity,
            (Requests.OrganisationHeader, school.Organisation));
        Assert.Equal("organisation.another_organisation", other["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_teacher_teaches_what_was_assigned()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var elsewhere = school.Page with { GroupId = Guid.CreateVersion7() };
        foreach (var page in new[] { elsewhere, school.Page with { SubjectId = Guid.CreateVersion7() } })
            await teacher.Refused("/api/journal/open-lesson", new OpenLesson(page, Guid.CreateVersion7(), new(2026, 9, 2), 1, null, ""),
                HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_director_gives_no_more_than_he_has()
    {
        var (own, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var director = await own.AsDirector();
        var account = (await own.Account(Roles.Guard, new(own.Organisation))).Id;
        GrantRole Give(string role, Scope scope) => new(account, Guid.CreateVersion7(), role, scope, September, null);

        await director.Send("/api/access/grant-role", Give(Roles.Teacher, new(own.Organisation, own.Class)));
        await director.Refused("/api/access/grant-role", Give(Roles.Teacher, new(other.Organisation)), HttpStatusCode.Forbidden);
        await director.Refused("/api/access/grant-role", Give(Roles.Platform, Scope.Platform), HttpStatusCode.Forbidden);
        await director.Refused("/api/access/grant-role", Give(Roles.Platform, new(own.Organisation)), HttpStatusCode.UnprocessableEntity);
        await director.Refused("/api/access/grant-role", Give(Roles.Loader, new(own.Organisation)), HttpStatusCode.UnprocessableEntity);
        await director.Refused("/api/access/create-account",
            new CreateAccount(Guid.CreateVersion7(), "someone.new", account, "x", "person", null), HttpStatusCode.Forbidden);
    }

    private const string CommandContextPlatform = Application.CommandContext.Platform;

    private Task<long> Events(TestSchool school) =>
        Log.Ask<long>(app.ConnectionString, "select count(*) from edu.mt_events where tenant_id = $1", school.Organisation);
}

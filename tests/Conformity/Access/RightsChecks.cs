using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Access;

public sealed class RightsChecks(Inspection school)
{
    [Fact]
    [Order("5.10")]
    public async Task Every_operation_asks_who_is_there_tells_which_right_is_missing_and_keeps_the_refusal()
    {
        var account = await school.School.Account(Roles.Terminal, new(school.School.Organisation, Device: Guid.CreateVersion7()));
        var (terminal, stranger) = (await school.School.SignIn(account), school.Stranger());
        var operations = (await ApiDocument.Read(school)).Operations.Where(o => o.NeedsRight).ToList();
        Assert.True(operations.Count > 50, "The document holds the whole product.");

        foreach (var operation in operations)
        {
            using var unknown = await operation.Send(stranger);
            Assert.True(unknown.StatusCode == HttpStatusCode.Unauthorized, $"{operation.Path}: {unknown.StatusCode} for a stranger");
            using var refused = await operation.Send(terminal);
            Assert.True(refused.StatusCode == HttpStatusCode.Forbidden, $"{operation.Path}: {refused.StatusCode} for a terminal");
            var problem = await refused.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
            Assert.NotEqual("", (string)problem!["permission"]!);
        }

        var kept = (await school.HistoryOf(account.Id)).Count(e => (string)e["event"]! == "access.access_refused");
        Assert.Equal(operations.Count, kept);
    }

    [Fact]
    [Order("5.8")]
    [Order("27.18")]
    public async Task Teacher_director_and_parent_reach_as_far_as_their_role_and_scope()
    {
        var (teacher, director) = (await school.As(Roles.Teacher), await school.As(Roles.Director));
        var guardian = await school.As(Roles.Guardian);
        string Page(Guid group) => $"/api/journal/page/{group}/{school.School.Maths}/2026/1";
        string Marks(Guid learner) => $"/api/journal/learner/{learner}/marks/2026/1";
        var (own, other) = (Page(school.School.Class), Page(school.SecondClass));
        var (child, stranger) = (Marks(school.Learners[0]), Marks(school.Learners[1]));

        Assert.Equal("200 403 403", await Statuses(teacher, own, other, child));
        Assert.Equal("200 404 200", await Statuses(director, own, other, child));
        Assert.Equal("200 403 403", await Statuses(guardian, child, stranger, own));
        using var elsewhere = await director.Get(own, ("X-Organisation", Guid.CreateVersion7().ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    [Fact]
    [Order("5.8")]
    public async Task A_role_given_and_taken_is_kept_with_who_gave_it_and_why_it_ended()
    {
        var director = await school.As(Roles.Director);
        var account = await school.School.Account(Roles.Guard, new(school.School.Organisation));
        var grant = Guid.CreateVersion7();
        Scope scope = new(school.School.Organisation);
        await director.Send("/api/access/grant-role", new GrantRole(account.Id, grant, Roles.Cashier, scope, new(2026, 9, 1), null));
        await director.Send("/api/access/revoke-role", new RevokeRole(account.Id, grant, scope, "Ауыстырылды"));

        var history = await school.HistoryOf(account.Id);

        var given = Assert.Single(history, e => (string)e["event"]! == "access.role_granted" && (Guid)e["data"]!["grantId"]! == grant);
        var taken = Assert.Single(history, e => (string)e["event"]! == "access.role_revoked");
        Assert.Equal((Roles.Director, Roles.Director, "Ауыстырылды"),
            ((string)given["role"]!, (string)taken["role"]!, (string)taken["reason"]!));
    }

    [Fact]
    [Order("5.8")]
    public async Task A_region_and_a_district_reach_the_organisations_in_them_and_no_others()
    {
        const string classes = "/api/people/classes";
        var (region, elsewhere) = (await school.School.With(Roles.Region, new(Area: "75")), await school.School.With(Roles.Region, new(Area: "71")));
        var (district, beside) = (await school.School.With(Roles.District, new(Area: "7500")), await school.School.With(Roles.District, new(Area: "7511")));
        var ministry = await school.School.With(Roles.Ministry, Scope.Platform);

        await Wait.Until(async () => await Statuses(region, classes) == "200", "where the organisation stands is known");
        Assert.Equal("200 403 200 403", string.Join(' ', await Statuses(region, classes), await Statuses(elsewhere, classes),
            await Statuses(district, classes), await Statuses(beside, classes)));
        Assert.Equal("200 403", string.Join(' ', await Statuses(ministry, "/api/organisation/card"), await Statuses(ministry, classes)));
    }

    [Fact]
    [Order("5.8")]
    public async Task A_group_gives_its_members_its_roles_and_who_could_see_what_is_told_for_every_day()
    {
        var (director, here) = (await school.As(Roles.Director), school.School.Organisation);
        var cook = await school.School.Account(Roles.Cook, new(here));
        var (group, membership, today) = (Guid.CreateVersion7(), Guid.CreateVersion7(), LivedSchool.Today);
        var sender = await school.School.SignIn(cook);
        var before = await Statuses(sender, "/api/gate/inside");
        await director.Send("/api/access/make-user-group", new MakeUserGroup(group, "Кезекшілер", here));
        await director.Send("/api/access/grant-group-role", new GrantGroupRole(group, Guid.CreateVersion7(), Roles.Guard, new(here), new(2026, 9, 1), null));
        await director.Send("/api/access/join-user-group", new JoinUserGroup(cook.Id, membership, group, here, new(2026, 9, 1), null));
        var during = await Statuses(sender, "/api/gate/inside");
        async Task<IEnumerable<string>> Could(DateOnly day) => (await director.Read<JsonArray>($"/api/access/who-could/gate.read/{day:yyyy-MM-dd}"))
            .Where(r => (Guid)r!["accountId"]! == cook.Id).Select(r => $"{r!["role"]} by {r["by"]}");

        Assert.Equal(("403", "200"), (before, during));
        Assert.Equal(["guard by group"], await Could(today));
        Assert.Empty(await Could(today.AddDays(-1)));
        await director.Send("/api/access/leave-user-group", new LeaveUserGroup(cook.Id, membership, here, "кезек бітті"));
        Assert.Equal("403", await Statuses(sender, "/api/gate/inside"));
    }

    private static async Task<string> Statuses(Sender sender, params string[] paths)
    {
        var statuses = new List<int>();
        foreach (var path in paths)
        {
            using var answer = await sender.Get(path);
            statuses.Add((int)answer.StatusCode);
        }
        return string.Join(' ', statuses);
    }
}

using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Access;

/// <summary>Who could do what is right for every past day, whatever was changed since; the clock is this class's own.</summary>
public sealed class RightsHistoryTests(RightsHistoryTests.OwnClock app) : IClassFixture<RightsHistoryTests.OwnClock>
{
    private static readonly DateOnly September = new(2026, 9, 1);

    [Fact]
    public async Task Rights_of_a_past_day_are_told_with_who_gave_them_and_why_they_ended()
    {
        var school = await TestSchool.Found(app);
        var day = SchoolTime.Day(app.Clock.GetUtcNow());
        var director = await school.Account(Roles.Director, new(school.Organisation));
        var guard = await school.Account(Roles.Cashier, new(school.Organisation));
        var (group, membership, grant) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = await school.SignIn(director);
        await first.Send("/api/access/grant-role", new GrantRole(guard.Id, grant, Roles.Guard, new(school.Organisation), September, null));
        await first.Send("/api/access/make-user-group", new MakeUserGroup(group, "Кезекшілер", school.Organisation));
        await first.Send("/api/access/grant-group-role", new GrantGroupRole(group, Guid.CreateVersion7(), Roles.Secretary, new(school.Organisation), September, null));
        await first.Send("/api/access/join-user-group", new JoinUserGroup(guard.Id, membership, group, school.Organisation, September, null));
        await first.Send("/api/access/delegate-rights", new DelegateRights(
            guard.Id, Guid.CreateVersion7(), director.Grant, director.Scope, September, day.AddDays(40), "іссапар"));

        app.Clock.Advance(TimeSpan.FromDays(1));
        var second = await school.SignIn(director);
        await second.Send("/api/access/revoke-role", new RevokeRole(guard.Id, grant, new(school.Organisation), "ауысты"));
        await second.Send("/api/access/leave-user-group", new LeaveUserGroup(guard.Id, membership, school.Organisation, "бітті"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await (await school.SignIn(director)).Send("/api/access/block-account", new BlockAccount(guard.Id, school.Organisation, "тексеру"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        var reader = await school.SignIn(director);
        reader.Position = second.Position;

        Task<string> Could(string permission, int after) => RolesOf(reader, guard.Id, $"/api/access/who-could/{permission}/{day.AddDays(after):yyyy-MM-dd}");
        Assert.Equal(("", "director:loan,guard:role", "director:loan,guard:role", "director:loan", ""),
            (await Could("gate.read", -1), await Could("gate.read", 0), await Could("gate.read", 1), await Could("gate.read", 2), await Could("gate.read", 3)));
        Assert.Equal(("director:loan,secretary:group", "director:loan"), (await Could("people.manage", 1), await Could("people.manage", 2)));
        Assert.Equal("", await Could("access.manage", 1));
        Assert.Equal("cashier:role,director:loan,guard:role,secretary:group",
            await RolesOf(reader, guard.Id, $"/api/access/account/{guard.Id}/rights/{day:yyyy-MM-dd}"));

        var told = (await reader.Read<JsonArray>($"/api/access/who-could/gate.read/{day:yyyy-MM-dd}")).Single(r => (Guid)r!["accountId"]! == guard.Id
            && (string)r["role"]! == Roles.Guard)!;
        Assert.Equal((director.Id.ToString(), "ауысты"), ((string)told["givenBy"]!, (string)told["endedReason"]!));
    }

    [Fact]
    public async Task A_child_is_seen_by_its_own_parent_and_by_the_body_of_its_region()
    {
        var school = await TestSchool.Found(app);
        var day = SchoolTime.Day(app.Clock.GetUtcNow());
        var parent = await school.Account(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]));
        var rights = await school.Account(Roles.ChildRights, new(Area: "75"));
        var platform = school.Platform!;
        async Task<bool> Sees(Guid account, Guid child, int after) => (await platform.Read<JsonArray>(
            $"/api/access/who-could/learner.read/{day.AddDays(after):yyyy-MM-dd}?personId={child}")).Any(r => (Guid)r!["accountId"]! == account);
        await platform.Send("/api/people/form-class", new Application.People.FormClass(Guid.CreateVersion7(), 2026, 5, "А", "kk", 1));

        Assert.Equal((true, false), (await Sees(parent.Id, school.Learners[0], 0), await Sees(parent.Id, school.Learners[1], 0)));
        Assert.True(await Sees(rights.Id, school.Learners[1], 0));
    }

    private static async Task<string> RolesOf(Sender reader, Guid account, string path) => string.Join(',', (await reader.Read<JsonArray>(path))
        .Where(r => (Guid)r!["accountId"]! == account).Select(r => $"{r!["role"]}:{r["by"]}").Order(StringComparer.Ordinal));

    public sealed class OwnClock : App;
}

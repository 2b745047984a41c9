using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Access;

/// <summary>Sessions are seen and ended, end by themselves, and critical actions ask once more who is there.</summary>
public sealed class SessionTests(SessionTests.OwnApp app) : IClassFixture<SessionTests.OwnApp>
{
    private const string Anything = "/api/organisation/card";

    [Fact]
    public async Task Own_sessions_are_listed_and_ended_one_by_one_or_all_at_once()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        var (here, there, elsewhere) = (await school.SignIn(account), await school.SignIn(account), await school.SignIn(account));
        var stranger = await school.With(Roles.Guard, new(school.Organisation));
        var listed = await here.Read<JsonArray>("/api/access/sessions");
        Assert.Equal((3, true, "127.0.0.1"), (listed.Count, (bool)listed[0]!["isThis"]!, (string)listed[0]!["address"]!));

        var other = (Guid)(await there.Read<JsonArray>("/api/access/sessions"))[0]!["id"]!;
        await End(stranger, "end-session", new { sessionId = other });
        Assert.Equal(HttpStatusCode.OK, await Status(there));
        await End(here, "end-session", new { sessionId = other });
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Status(there), await Status(elsewhere)));
        await End(here, "end-other-sessions", new { });
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await Status(here), await Status(elsewhere)));
        Assert.Single(await here.Read<JsonArray>("/api/access/sessions"));
        Assert.Equal(2, await Log.Count(app.ConnectionString, account.Id, "access.signed_out"));
    }

    [Fact]
    public async Task A_keeper_ends_all_sessions_of_an_account_at_once()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        var (one, two) = (await school.SignIn(account), await school.SignIn(account));
        await one.Refused("/api/access/end-sessions", new EndSessions(account.Id, Guid.CreateVersion7(), school.Organisation, "x"), HttpStatusCode.Forbidden);
        await (await school.AsDirector()).Send("/api/access/end-sessions", new EndSessions(account.Id, Guid.CreateVersion7(), school.Organisation, "телефон"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await Status(one), await Status(two)));
        Assert.Equal(HttpStatusCode.OK, await Status(await school.SignIn(account)));
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_and_after_the_longest_time_of_its_role()
    {
        var school = await TestSchool.Found(app);
        await school.Platform!.Send("/api/access/set-session-limit", new SetSessionLimit(Roles.Cook, 10, 25));
        var (used, left) = (await school.With(Roles.Cook, new(school.Organisation)), await school.With(Roles.Cook, new(school.Organisation)));
        for (var minutes = 8; minutes <= 24; minutes += 8)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(8));
            Assert.Equal(HttpStatusCode.OK, await Status(used));
            if (minutes > 10) Assert.Equal(HttpStatusCode.Unauthorized, await Status(left));
        }
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(used));
    }

    [Fact]
    public async Task A_critical_command_asks_for_the_password_when_the_last_proof_is_ten_minutes_old()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        var grant = new GrantRole(account.Id, Guid.CreateVersion7(), Roles.Secretary, new(school.Organisation), new(2026, 9, 1), null);
        app.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("access.prove_yourself", (string)(await director.Refused("/api/access/grant-role", grant, HttpStatusCode.Forbidden))["code"]!);
        Assert.Equal("access.prove_yourself", (string)(await director.Refused("/api/access/set-password",
            new { accountId = account.Id, password = "a new password" }, HttpStatusCode.Forbidden))["code"]!);
        await director.Refused("/api/access/offer-authenticator", new { }, HttpStatusCode.Forbidden);
        await director.Send("/api/access/edit-account", new EditAccount(account.Id, school.Organisation, "Күзетші", null));
        Assert.Equal("access.proof_wrong", (string)(await director.Refused("/api/access/prove", new { secret = "wrong wrong" }, HttpStatusCode.Forbidden))["code"]!);
        await End(director, "prove", new { secret = TestSchool.Password });
        await director.Send("/api/access/grant-role", grant);
    }

    [Fact]
    public async Task Who_has_an_authenticator_proves_himself_by_its_code_and_not_by_the_password()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        var authenticator = await Authenticator.AddTo(director, app.Clock.GetUtcNow());
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await director.Refused("/api/access/prove", new { secret = TestSchool.Password }, HttpStatusCode.Forbidden);
        var code = authenticator.Code(app.Clock.GetUtcNow());
        await End(director, "prove", new { secret = code });
        using (var again = await director.Post("/api/access/prove", new { secret = code })) Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        var factor = (Guid)(await director.Read<JsonNode>("/api/access/factors"))["factors"]![0]!["id"]!;
        await End(director, "remove-factor", new { factorId = factor });
        Assert.Empty((await director.Read<JsonNode>("/api/access/factors"))["factors"]!.AsArray());
    }

    private static async Task End(Sender sender, string path, object body)
    {
        using var answer = await sender.Http.PostAsJsonAsync($"/api/access/{path}", body);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> Status(Sender sender)
    {
        using var answer = await sender.Get(Anything);
        return answer.StatusCode;
    }

    public sealed class OwnApp : App;
}

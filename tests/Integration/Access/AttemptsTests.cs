using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Access;

/// <summary>Failed and refused attempts are looked through, and too many of them raise an alert (Order 456, p. 5.12).</summary>
public sealed class AttemptsTests(AttemptsTests.OwnApp app) : IClassFixture<AttemptsTests.OwnApp>
{
    [Fact]
    public async Task Every_kind_of_refusal_is_in_the_list_of_who_may_see_it()
    {
        var (school, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var (director, stranger) = (await school.AsDirector(), await other.AsDirector());
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        await Fail(account.UserName);
        await Fail("nobody.of.this.name");
        using var refused = await (await school.SignIn(account)).Get("/api/people/people");
        await director.Send("/api/access/block-account", new BlockAccount(account.Id, school.Organisation, "x"));
        using (await app.Stranger().Post("/api/access/sign-in", new { userName = account.UserName, password = TestSchool.Password })) { }
        var forger = app.Stranger();
        forger.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "made-up");
        using (await forger.Get("/api/people/people")) { }
        async Task<string> Causes(Sender sender, string query = "") => string.Join(',', (await sender.Read<JsonArray>($"/api/access/attempts{query}"))
            .Select(a => (string)a!["cause"]!).Order(StringComparer.Ordinal));

        await Wait.Until(async () => await Causes(director) == "blocked,password,right", "the organisation sees its own attempts");
        Assert.Equal("", await Causes(stranger));
        var all = await Causes(school.Platform!, "");
        Assert.Equal("blocked,password,right", all);
        school.Platform!.Http.DefaultRequestHeaders.Remove("X-Organisation");
        school.Platform.Http.DefaultRequestHeaders.Add("X-Organisation", "platform");
        await Wait.Until(async () => await Causes(school.Platform, "?cause=token") != "" && await Causes(school.Platform, "?cause=unknown_name") != "",
            "strangers are seen by the platform");
        var newest = await director.Read<JsonArray>("/api/access/attempts");
        var rest = await director.Read<JsonArray>($"/api/access/attempts?before={newest[0]!["position"]}");
        Assert.Equal(newest.Skip(1).Select(a => (long)a!["position"]!), rest.Select(a => (long)a!["position"]!));
        Assert.Equal("127.0.0.1", (string)newest[0]!["address"]!);
        Assert.Equal("password", await Causes(director, $"?cause=password&account={account.Id}&from=2026-10-15&to=2026-10-15"));
        Assert.Equal("", await Causes(director, "?to=2026-10-14"));
    }

    [Fact]
    public async Task So_many_failures_as_the_rule_says_raise_one_alert()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        var guard = await school.SignIn(await school.Account(Roles.Guard, new(school.Organisation)));
        await platform.Send("/api/access/set-attempt-limit", new SetAttemptLimit(AttemptSubject.Account, 3, 5));
        await guard.Refused("/api/access/set-attempt-limit", new SetAttemptLimit(AttemptSubject.Account, 0, 5), HttpStatusCode.Forbidden);
        for (var i = 0; i < 3; i++)
        {
            using var refused = await guard.Get("/api/people/people");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        await Wait.Until(async () => (await platform.Read<JsonArray>("/api/security/alerts")).Count == 1, "an alert of the organisation");
        var alert = (await platform.Read<JsonArray>("/api/security/alerts")).Single()!;
        Assert.Equal(("sign_in.failures", "warning"), ((string)alert["kind"]!, (string)alert["severity"]!));
    }

    private async Task Fail(string userName)
    {
        using var answer = await app.Stranger().Post("/api/access/sign-in", new { userName, password = "a guess" });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    public sealed class OwnApp : App;
}

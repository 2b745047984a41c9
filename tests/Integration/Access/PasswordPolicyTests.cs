using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Access;

namespace EduEvents.Integration.Access;

/// <summary>The rules for passwords that an administrator sets are obeyed by every way a password is set and used (Order 456, p. 5.9).</summary>
public sealed class PasswordPolicyTests(PasswordPolicyTests.OwnApp app) : IClassFixture<PasswordPolicyTests.OwnApp>
{
    private const string Long = "a rather long new password", Wrong = "wrong wrong wrong";

    [Fact]
    public async Task An_organisation_asks_for_longer_passwords_and_only_there()
    {
        var (school, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        await Set(school, new(school.Organisation, 16, 4, null, 14));

        var (here, there) = (await Teacher(school), await Teacher(other));
        Assert.Equal("access.password_too_weak", await Change(here, TestSchool.Password, "fifteen letters"));
        Assert.Null(await Change(there, TestSchool.Password, "fifteen letters"));
        Assert.Null(await Change(here, TestSchool.Password, Long));
        var director = await school.AsDirector();
        Assert.Equal("access.password_too_weak", await Given(director, await school.Account(Roles.Guard, new(school.Organisation)), "fifteen letters"));
        var held = await director.Read<HeldPasswordPolicy>("/api/access/password-policy");
        Assert.Equal((16, true, 4, false), (held.Shortest.Value, held.Shortest.IsOwn, held.Remembered.Value, held.Remembered.IsOwn));
        Assert.Equal(app.Clock.GetUtcNow(), held.Shortest.Since!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task More_former_passwords_are_remembered_where_that_is_set()
    {
        var school = await TestSchool.Found(app);
        await Set(school, new(school.Organisation, 10, 6, null, 14));
        var teacher = await Teacher(school);
        string[] row = [TestSchool.Password, .. Enumerable.Range(1, 6).Select(n => $"number {n} of the row")];
        foreach (var (old, fresh) in row.Zip(row.Skip(1)).Take(5)) Assert.Null(await Change(teacher, old, fresh));
        Assert.Equal("access.password_used_before", await Change(teacher, row[5], row[0]));
        Assert.Null(await Change(teacher, row[5], row[6]));
        Assert.Null(await Change(teacher, row[6], row[0]));
    }

    [Fact]
    public async Task A_director_sets_nothing_below_the_floor_nor_for_others()
    {
        var (school, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var director = await school.AsDirector();
        const string path = "/api/access/set-password-policy";
        Assert.Equal("access.password_length_out_of_bounds", (string)(await director.Refused(path, new SetPasswordPolicy(school.Organisation, 9, 4, null, 14),
            HttpStatusCode.UnprocessableEntity))["code"]!);
        await director.Refused(path, new SetPasswordPolicy(null, 12, 4, null, 14), HttpStatusCode.Forbidden);
        await director.Refused(path, new SetPasswordPolicy(other.Organisation, 12, 4, null, 14), HttpStatusCode.Forbidden);
        await director.Refused("/api/access/set-lockout", new SetLockout(2, 5, 2, 900), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_initial_password_expires_and_tells_so_only_who_knows_it()
    {
        await using var own = new OwnApp();
        await own.InitializeAsync();
        var school = await TestSchool.Found(own);
        await Set(school, new(school.Organisation, 10, 4, null, 2));
        var account = await school.Account(Roles.Teacher, new(school.Organisation), mustChange: true);
        own.Clock.Advance(TimeSpan.FromDays(2));

        async Task<string> Code(string password)
        {
            using var answer = await own.Stranger().Http.PostAsJsonAsync("/api/access/sign-in", new { account.UserName, password });
            return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
        }

        Assert.Equal(("sign_in_failed", "sign_in_outlived"), (await Code(Wrong), await Code(TestSchool.Password)));
        Assert.Equal(2, await Log.Count(own.ConnectionString, account.Id, "access.sign_in_failed"));
    }

    [Fact]
    public async Task A_password_past_its_age_must_be_changed_before_anything_else()
    {
        await using var own = new OwnApp();
        await own.InitializeAsync();
        var school = await TestSchool.Found(own);
        var account = await school.Account(Roles.Director, new(school.Organisation));
        await Set(school, new(school.Organisation, 10, 4, 30, 14));
        own.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(HttpStatusCode.OK, (await (await school.SignIn(account)).Get("/api/people/classes")).StatusCode);
        own.Clock.Advance(TimeSpan.FromDays(1));

        var director = await school.SignIn(account);
        using var before = await director.Get("/api/people/classes");
        Assert.Equal("password_must_change", (string)(await before.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        Assert.Null(await Change(director, TestSchool.Password, Long));
        Assert.Equal(HttpStatusCode.OK, (await director.Get("/api/people/classes")).StatusCode);
    }

    [Fact]
    public async Task The_lockout_holds_back_as_it_is_set()
    {
        await using var own = new OwnApp();
        await own.InitializeAsync();
        var school = await TestSchool.Found(own);
        var account = await school.Account(Roles.Teacher, new(school.Organisation));
        await school.Platform!.Send("/api/access/set-lockout", new SetLockout(1, 30, 3, 120));
        async Task<double?> Try(string name)
        {
            using var answer = await own.Stranger().Http.PostAsJsonAsync("/api/access/sign-in", new { userName = name, password = Wrong });
            return answer.Headers.RetryAfter?.Delta?.TotalSeconds;
        }

        foreach (var name in new[] { account.UserName, "nobody.at.all" })
        {
            Assert.Equal((null, null, 30), (await Try(name), await Try(name), await Try(name)));
            own.Clock.Advance(TimeSpan.FromSeconds(31));
            Assert.Equal((null, 90), (await Try(name), await Try(name)));
            own.Clock.Advance(TimeSpan.FromSeconds(91));
            Assert.Equal((null, 120), (await Try(name), await Try(name)));
        }
    }

    private static Task<Sender> Teacher(TestSchool school) => school.With(Roles.Teacher, new(school.Organisation));

    private static Task<Host.Http.CommandReply> Set(TestSchool school, SetPasswordPolicy policy) =>
        school.Platform!.Send("/api/access/set-password-policy", policy);

    private static async Task<string?> Change(Sender sender, string oldPassword, string newPassword) =>
        await Refusal(await sender.Http.PostAsJsonAsync("/api/access/change-password", new { oldPassword, newPassword }));

    private static async Task<string?> Given(Sender sender, TestAccount account, string password) =>
        await Refusal(await sender.Http.PostAsJsonAsync("/api/access/set-password", new { accountId = account.Id, password }));

    private static async Task<string?> Refusal(HttpResponseMessage answer)
    {
        using (answer)
            return answer.StatusCode == HttpStatusCode.NoContent ? null : (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    /// <summary>The rules of the platform hold for all its tests, and its clock goes on.</summary>
    public sealed class OwnApp : App;
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Access;

public sealed class SignInTests(App app)
{
    private const string Wrong = "wrong wrong wrong", New = "a new and better one";

    private Task<HttpResponseMessage> Try(string userName, string password) =>
        app.Stranger().Http.PostAsJsonAsync("/api/access/sign-in", new { userName, password });

    private async Task<TestAccount> Account(bool mustChange = false)
    {
        var school = await TestSchool.Found(app);
        return await school.Account(Roles.Teacher, new(school.Organisation), mustChange: mustChange);
    }

    private static Task<HttpResponseMessage> Post(Sender sender, string path, object body) =>
        sender.Http.PostAsJsonAsync($"/api/access/{path}", body);

    private static async Task<string> Code(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!.GetValue<string>();

    [Fact]
    public async Task The_name_may_be_written_as_people_write_it()
    {
        var account = await Account();
        using var answer = await Try($" {account.UserName.ToUpperInvariant()} ", TestSchool.Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Wrong_password_and_unknown_name_are_answered_alike_and_locked_alike()
    {
        var account = await Account();
        foreach (var name in new[] { account.UserName, "nobody.at.all" })
        {
            var statuses = new List<HttpStatusCode>();
            for (var i = 0; i < 6; i++)
            {
                using var answer = await Try(name, Wrong);
                statuses.Add(answer.StatusCode);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests) Assert.InRange(
                    answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
            }
            Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 5), HttpStatusCode.TooManyRequests], statuses);
        }
        Assert.Equal(5, await Log.Count(app.ConnectionString, account.Id, "access.sign_in_failed"));
    }

    [Fact]
    public async Task While_locked_the_right_password_waits_too_and_success_forgives()
    {
        await using var other = new OwnClock();
        await other.InitializeAsync();
        var school = await TestSchool.Found(other);
        var account = await school.Account(Roles.Teacher, new(school.Organisation));
        async Task<HttpStatusCode> Attempt(string password)
        {
            using var answer = await other.Stranger()
                .Http.PostAsJsonAsync("/api/access/sign-in", new { userName = account.UserName, password });
            return answer.StatusCode;
        }

        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.Unauthorized, await Attempt(Wrong));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Attempt(TestSchool.Password));
        other.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.Unauthorized, await Attempt(Wrong));
        other.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Attempt(TestSchool.Password));
        other.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, await Attempt(TestSchool.Password));
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.Unauthorized, await Attempt(Wrong));
    }

    [Fact]
    public async Task Many_guesses_at_once_are_looked_at_one_by_one()
    {
        var account = await Account();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Try(account.UserName, Wrong)));
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Theory, InlineData("{}"), InlineData("{\"userName\":null,\"password\":null}"), InlineData("{\"userName\":\"x\"}"), InlineData("[]"),
        InlineData("")]
    public async Task A_malformed_attempt_is_told_as_such(string body)
    {
        using var answer = await app.Stranger()
            .Http.PostAsync(new Uri("/api/access/sign-in", UriKind.Relative), new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory, InlineData("\\u0000", "x"), InlineData("x", "\\u0000")]
    public async Task A_name_no_database_holds_is_just_unknown(string userName, string password)
    {
        using var answer = await app.Stranger().Http.PostAsync(
            new Uri("/api/access/sign-in", UriKind.Relative),
            new StringContent($$"""{"userName":"{{userName}}","password":"{{password}}"}""", null, "application/json"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_out_makes_the_token_worthless()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Teacher, new(school.Organisation));
        var (one, other) = (await school.SignIn(account), await school.SignIn(account));
        using (var ended = await one.Http.PostAsync(new Uri("/api/access/sign-out", UriKind.Relative), null)) Assert.Equal(
            HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await one.Get("/api/access/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/api/access/me")).StatusCode);
        Assert.Equal(1, await Log.Count(app.ConnectionString, account.Id, "access.signed_out"));
    }

    [Theory, InlineData("Bearer x"), InlineData("Basic eDp4"), InlineData("Bearer")]
    public async Task A_token_that_is_none_signs_nobody_in(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/access/me");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        using var answer = await app.Stranger().Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_revoked_role_ends_within_seconds()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Director, new(school.Organisation));
        var director = await school.SignIn(account);
        Assert.Equal(HttpStatusCode.OK, (await director.Get("/api/people/classes")).StatusCode);

        await school.Platform!.Send("/api/access/revoke-role", new RevokeRole(account.Id, account.Grant, account.Scope, "кетті"));

        await Wait.Until(async () =>
            (await director.Get("/api/people/classes")).StatusCode == HttpStatusCode.Forbidden, "the role has ended",
                TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_role_is_in_force_on_its_days()
    {
        var school = await TestSchool.Found(app);
        var account = new CreateAccount(
            Guid.CreateVersion7(), $"u{Guid.CreateVersion7():N}"[..30], Guid.CreateVersion7(), "x", "person", school.Organisation);
        await Host.Access.Accounts.Make(app.Services, account, new(TestSchool.Password, Host.Access.PasswordKind.Own),
        [
            new(account.AccountId, Guid.CreateVersion7(), Roles.Director, new(school.Organisation), new(2026, 10, 16), null),
            new(account.AccountId, Guid.CreateVersion7(), Roles.Guard, new(school.Organisation), new(2026, 9, 1), new(2026, 10, 14)),
            new(account.AccountId, Guid.CreateVersion7(), Roles.Cashier, new(school.Organisation), new(2026, 10, 15), new(2026, 10, 15))
        ], CancellationToken.None);
        var sender = await school.SignIn(new(account.AccountId, account.UserName, Guid.Empty, default));
        var me = await sender.Read<JsonNode>("/api/access/me");
        Assert.Equal(["cashier"], me["grants"]!.AsArray().Select(g => g!["role"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Whoever_must_change_the_password_may_do_nothing_else()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Director, new(school.Organisation), mustChange: true);
        var (sender, elsewhere) = (await school.SignIn(account), await school.SignIn(account));
        var form = new Application.People.FormClass(Guid.CreateVersion7(), 2026, 5, "А", "kk", 1);

        Assert.Equal("password_must_change",
            (await sender.Refused("/api/people/form-class", form, HttpStatusCode.Forbidden))["code"]!.GetValue<string>());
        Assert.Equal("password_must_change", await Code(await sender.Get("/api/people/classes")));
        Assert.Equal(HttpStatusCode.Forbidden,
            (await Post(sender, "set-password", new { accountId = account.Id, password = New })).StatusCode);
        Assert.True((await sender.Read<JsonNode>("/api/access/me"))["mustChangePassword"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.NoContent,
            (await Post(sender, "change-password", new { oldPassword = TestSchool.Password, newPassword = New })).StatusCode);

        await sender.Send("/api/people/form-class", form);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.Get("/api/access/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Try(account.UserName, New)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Try(account.UserName, TestSchool.Password)).StatusCode);
    }

    [Fact]
    public async Task The_own_password_is_changed_by_who_knows_the_old_one()
    {
        var school = await TestSchool.Found(app);
        var sender = await school.SignIn(await school.Account(Roles.Teacher, new(school.Organisation)));
        foreach (var (old, fresh, status, code) in new[]
        {
            (Wrong, New, HttpStatusCode.Unauthorized, "sign_in_failed"),
            (TestSchool.Password, "short", HttpStatusCode.UnprocessableEntity, "access.password_too_weak"),
            (TestSchool.Password, new string('x', 201), HttpStatusCode.UnprocessableEntity, "access.password_too_long"),
            (TestSchool.Password, TestSchool.Password, HttpStatusCode.UnprocessableEntity, "access.password_unchanged")
        })
        {
            using var answer = await Post(sender, "change-password", new { oldPassword = old, newPassword = fresh });
            Assert.Equal((status, code), (answer.StatusCode, await Code(answer)));
        }
        using var nobody = await Post(app.Stranger(), "change-password", new { oldPassword = "x", newPassword = New });
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task A_password_is_set_by_who_may_give_all_that_the_account_holds()
    {
        var (own, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var director = await own.AsDirector();
        var teacher = await own.Account(Roles.Teacher, new(own.Organisation, own.Class));
        var (abroad, platform) = (
            await other.Account(Roles.Teacher, new(other.Organisation)), await own.Account(Roles.Platform, Scope.Platform));
        var open = await own.SignIn(teacher);

        foreach (var (sender, account, status) in new[]
        {
            (director, abroad, HttpStatusCode.Forbidden), (director, platform, HttpStatusCode.Forbidden),
            (await own.AsTeacher(), teacher, HttpStatusCode.Forbidden),
            (director, new(Guid.CreateVersion7(), "", default, default), HttpStatusCode.NotFound),
            (director, teacher, HttpStatusCode.NoContent)
        })
        {
            using var answer = await Post(sender, "set-password", new { accountId = account.Id, password = New });
            Assert.Equal(status, answer.StatusCode);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await open.Get("/api/access/me")).StatusCode);
        Assert.Equal(1L, await Log.Ask<long>(app.ConnectionString, """
            select count(*) from edu.mt_events where stream_id = $1 and type = 'access.password_set' and headers ->> 'role' = 'director' and headers ->> 'command' = 'SetPassword'
            """, teacher.Id));
    }

    [Fact]
    public async Task Every_fact_of_an_account_says_from_where_it_came()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Director, new(school.Organisation));
        using (await Try(account.UserName, Wrong)) { }
        var sender = await school.SignIn(account);
        await sender.Refused("/api/journal/close-lesson", new Application.Journal.CloseLesson(school.Page, Guid.CreateVersion7()),
            HttpStatusCode.Forbidden);
        using (await Post(sender, "change-password", new { oldPassword = TestSchool.Password, newPassword = New })) { }
        using (await sender.Http.PostAsync(new Uri("/api/access/sign-out", UriKind.Relative), null)) { }

        Assert.Equal("access_refused,password_set,sign_in_failed,signed_in,signed_out", await Log.Ask<string>(app.ConnectionString, """
            select string_agg(distinct split_part(type, '.', 2), ',' order by split_part(type, '.', 2)) from edu.mt_events
            where stream_id = $1 and headers ->> 'address' = '127.0.0.1' and headers ->> 'role' <> '' and headers ->> 'command' <> '' and correlation_id <> ''
                and causation_id <> '' and user_name = $2 and headers ? 'person' and headers ? 'session' and headers ? 'device'
            """, account.Id, account.Id.ToString()));
    }

    private sealed class OwnClock : App;
}

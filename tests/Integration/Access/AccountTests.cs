using System.Net;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Integration.Live;

namespace EduEvents.Integration.Access;

/// <summary>Whoever loses the account loses everything it let him do, at once.</summary>
public sealed class AccountTests(App app)
{
    [Fact]
    public async Task A_shut_account_loses_its_sessions_and_what_it_watches_at_once_and_cannot_sign_in()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        var guard = await school.SignIn(account);
        await using var watcher = await Watcher.Of(guard);
        await watcher.Join($"{school.Organisation}/gate");
        Assert.Equal(HttpStatusCode.OK, await Inside(guard));

        await director.Send("/api/access/block-account", new BlockAccount(account.Id, school.Organisation, "карта жоғалды"));

        Assert.Equal(HttpStatusCode.Unauthorized, await Inside(guard));
        await Wait.Until(() => watcher.IsClosed, "the live connection is closed");
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn(account));
        Assert.Equal("blocked", await Log.Ask<string>(app.ConnectionString,
            "select data ->> 'cause' from edu.mt_events where stream_id = $1 and type = 'access.sign_in_failed'", account.Id));

        await director.Send("/api/access/unblock-account", new UnblockAccount(account.Id, school.Organisation, "табылды"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Inside(guard));
        Assert.Equal(HttpStatusCode.OK, await Inside(await school.SignIn(account)));
    }

    [Fact]
    public async Task A_deleted_account_is_out_of_use_and_says_who_deleted_it_when_and_why()
    {
        var school = await TestSchool.Found(app);
        var director = await school.Account(Roles.Director, new(school.Organisation));
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        var guard = await school.SignIn(account);

        await (await school.SignIn(director)).Send("/api/access/delete-account", new DeleteAccount(account.Id, school.Organisation, "жұмыстан шықты"));

        Assert.Equal(HttpStatusCode.Unauthorized, await Inside(guard));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn(account));
        Assert.Equal($"{director.Id} жұмыстан шықты", await Log.Ask<string>(app.ConnectionString,
            "select user_name || ' ' || (headers ->> 'reason') from edu.mt_events where stream_id = $1 and type = 'access.account_deleted'", account.Id));
    }

    [Fact]
    public async Task A_revoked_role_is_gone_with_the_next_request()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        var guard = await school.SignIn(account);
        Assert.Equal(HttpStatusCode.OK, await Inside(guard));

        await director.Send("/api/access/revoke-role", new RevokeRole(account.Id, account.Grant, account.Scope, "ауысты"));

        Assert.Equal(HttpStatusCode.Forbidden, await Inside(guard));
    }

    [Fact]
    public async Task Who_keeps_accounts_reaches_neither_the_director_nor_another_school()
    {
        var (own, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var administrator = await own.With(Roles.Administrator, new(own.Organisation));
        var (director, abroad) = (await own.Account(Roles.Director, new(own.Organisation)), await other.Account(Roles.Guard, new(other.Organisation)));
        async Task<string> Code(TestAccount account, string? organisation, HttpStatusCode status) => (await administrator.Refused(
            "/api/access/block-account", new BlockAccount(account.Id, organisation, "x"), status))["code"]!.GetValue<string>();

        Assert.Equal("access.account_above_you", await Code(director, own.Organisation, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("access.account_of_another_organisation", await Code(abroad, own.Organisation, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("access_denied", await Code(abroad, other.Organisation, HttpStatusCode.Forbidden));
        Assert.Equal("access_denied", await Code(director, null, HttpStatusCode.Forbidden));
    }

    private async Task<HttpStatusCode> SignIn(TestAccount account)
    {
        using var answer = await app.Stranger().Post("/api/access/sign-in", new { userName = account.UserName, password = TestSchool.Password });
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Inside(Sender sender)
    {
        using var answer = await sender.Get("/api/gate/inside");
        return answer.StatusCode;
    }
}

/// <summary>What ends with a day, ends with it; the clock is this class's own.</summary>
public sealed class ExpiryTests(ExpiryTests.OwnClock app) : IClassFixture<ExpiryTests.OwnClock>
{
    [Fact]
    public async Task A_role_and_an_account_end_with_their_last_day_however_lately_they_were_used()
    {
        var school = await TestSchool.Found(app);
        var today = SchoolTime.Day(app.Clock.GetUtcNow());
        var midnight = SchoolTime.At(today.AddDays(1), new(0, 0));
        app.Clock.Advance(midnight.AddMinutes(-20) - app.Clock.GetUtcNow());
        var director = await school.AsDirector();
        var (lent, expiring) = (await school.Account(Roles.Auditor, new(school.Organisation)), await school.Account(Roles.Guard, new(school.Organisation)));
        await director.Send("/api/access/grant-role",
            new GrantRole(lent.Id, Guid.CreateVersion7(), Roles.Cashier, new(school.Organisation), today, today));
        await director.Send("/api/access/edit-account", new EditAccount(expiring.Id, school.Organisation, "Уақытша күзетші", today));
        var (cashier, guard) = (await school.SignIn(lent), await school.SignIn(expiring));
        async Task<(HttpStatusCode, HttpStatusCode)> Statuses()
        {
            using var topUp = await cashier.Post("/api/canteen/open-meal-account", new Application.Canteen.OpenMealAccount(school.Teacher));
            using var inside = await guard.Get("/api/gate/inside");
            return (topUp.StatusCode, inside.StatusCode);
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Statuses());
        app.Clock.Advance(midnight - app.Clock.GetUtcNow());

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), await Statuses());
        Assert.Equal(1, await Log.Count(app.ConnectionString, lent.Id, "access.access_refused"));
    }

    public sealed class OwnClock : App;
}

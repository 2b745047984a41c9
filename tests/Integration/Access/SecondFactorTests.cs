using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Fixtures;
using EduEvents.Host.Access;
using Npgsql;

namespace EduEvents.Integration.Access;

/// <summary>Signing in with a code beside the password (Order 456, p. 5.11), by the codes of oathtool.</summary>
public sealed class SecondFactorTests(SecondFactorTests.OwnApp app) : IClassFixture<SecondFactorTests.OwnApp>
{
    // Long enough for the next code, and for what failures of this class may have held back.
    private static readonly TimeSpan NextCode = TimeSpan.FromSeconds(31);

    [Fact]
    public void Codes_are_those_of_RFC_6238_and_of_oathtool()
    {
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        foreach (var (second, code) in new[] { (59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037") })
        {
            Assert.Equal(second / 30, Totp.Match(key, code, DateTimeOffset.FromUnixTimeSeconds(second)));
            Assert.Equal(code, new Authenticator(key).Code(DateTimeOffset.FromUnixTimeSeconds(second)));
        }
        foreach (var made in Enumerable.Range(0, 5).Select(_ => Totp.NewKey()))
            Assert.Equal(app.Clock.GetUtcNow().ToUnixTimeSeconds() / 30, Totp.Match(made, new Authenticator(made).Code(app.Clock.GetUtcNow()), app.Clock.GetUtcNow()));
        Assert.Null(Totp.Match(key, "287082", DateTimeOffset.FromUnixTimeSeconds(59 + 90)));
        Assert.Null(Totp.Match(key, "287082", DateTimeOffset.FromUnixTimeSeconds(59), lastStep: 1));
    }

    [Fact]
    public async Task The_password_alone_signs_in_no_more_and_a_code_does_so_once()
    {
        var (school, account, authenticator) = await WithAuthenticator();
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_needed"), await SignIn(account, null));
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_wrong"), await SignIn(account, "000000"));
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_wrong"), await SignIn(account, authenticator.Code(app.Clock.GetUtcNow())));
        app.Clock.Advance(NextCode);
        var code = authenticator.Code(app.Clock.GetUtcNow());
        Assert.Equal((HttpStatusCode.OK, ""), await SignIn(account, $"{code[..3]} {code[3..]}"));
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_wrong"), await SignIn(account, code));

        await Wait.Until(async () => (await school.Platform!.Read<JsonArray>($"/api/access/attempts?cause=code&account={account.Id}")).Count == 3,
            "the wrong codes are in the list of attempts");
        var history = await History(school, account.Id);
        Assert.Equal(["access.second_factor_added totp", "access.recovery_codes_made ", "access.signed_in totp"], history);
    }

    [Fact]
    public async Task Of_two_who_send_the_same_code_to_two_Hosts_at_once_one_comes_in()
    {
        var (_, account, authenticator) = await WithAuthenticator();
        await using var other = await app.StartHost();
        app.Clock.Advance(NextCode);
        var code = authenticator.Code(app.Clock.GetUtcNow());
        var sent = Enumerable.Range(0, 6).Select(i => app.Stranger(i % 2 == 0 ? null : new Uri(other.Urls.First())).Http
            .PostAsJsonAsync("/api/access/sign-in", new { account.UserName, TestSchool.Password, code }));
        var answers = await Task.WhenAll(sent);

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        await other.StopAsync();
    }

    [Fact]
    public async Task Wrong_codes_are_held_back_like_wrong_passwords()
    {
        var (_, account, authenticator) = await WithAuthenticator();
        app.Clock.Advance(NextCode);
        for (var i = 0; i < 5; i++) Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_wrong"), await SignIn(account, "000000"));
        // The right password alone forgives nothing.
        Assert.Equal((HttpStatusCode.TooManyRequests, "sign_in_locked"), await SignIn(account, null));
        Assert.Equal((HttpStatusCode.TooManyRequests, "sign_in_locked"), await SignIn(account, authenticator.Code(app.Clock.GetUtcNow())));
        Assert.Equal(5, await Log.Count(app.ConnectionString, account.Id, "access.sign_in_failed"));
        app.Clock.Advance(NextCode);
        Assert.Equal((HttpStatusCode.OK, ""), await SignIn(account, authenticator.Code(app.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task Each_recovery_code_serves_once_and_new_ones_make_the_old_worthless()
    {
        var (school, account, authenticator) = await WithAuthenticator();
        var codes = authenticator.RecoveryCodes;
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal((HttpStatusCode.OK, ""), await SignIn(account, codes[0].ToUpperInvariant()));
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_wrong"), await SignIn(account, codes[0]));
        var sender = await school.As(account.UserName, code: codes[1]);
        Assert.Equal(8, (int)(await sender.Read<JsonNode>("/api/access/factors"))["recoveryCodes"]!);
        using var made = await sender.Post("/api/access/make-recovery-codes", new { });
        var fresh = (await made.Content.ReadFromJsonAsync<JsonNode>())!["codes"]!.AsArray().Select(c => (string)c!).ToList();

        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_wrong"), await SignIn(account, codes[2]));
        Assert.Equal((HttpStatusCode.OK, ""), await SignIn(account, fresh[0]));
        var stored = await Stored(account.Id);
        Assert.DoesNotContain(authenticator.Key.Replace(" ", "", StringComparison.Ordinal), stored, StringComparison.OrdinalIgnoreCase);
        Assert.All(fresh, c => Assert.DoesNotContain(c[..5], stored, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_needs_a_factor_can_do_nothing_before_he_has_added_one_and_a_keeper_takes_a_lost_one_away()
    {
        var school = await TestSchool.Found(app);
        var librarian = await school.Account(Roles.Librarian, new(school.Organisation));
        var before = await school.SignIn(librarian);
        await school.Platform!.Send("/api/access/set-second-factor-rule", new SetSecondFactorRule(Roles.Librarian, true));
        Assert.Equal("second_factor_must_be_added", await Code(await before.Get("/api/organisation/card")));
        Assert.True((bool)(await before.Read<JsonNode>("/api/access/me"))["mustAddFactor"]!);

        var authenticator = await Authenticator.AddTo(before, app.Clock.GetUtcNow());
        using (var allowed = await before.Get("/api/organisation/card")) Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        var director = await school.AsDirector();
        await director.Send("/api/access/reset-second-factor", new ResetSecondFactor(librarian.Id, school.Organisation, "телефон"));
        Assert.Equal("second_factor_must_be_added", await Code(await before.Get("/api/organisation/card")));
        app.Clock.Advance(NextCode);
        var after = await school.SignIn(librarian);
        Assert.True((bool)(await after.Read<JsonNode>("/api/access/me"))["mustAddFactor"]!);
        await Authenticator.AddTo(after, app.Clock.GetUtcNow());
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_wrong"), await SignIn(librarian, authenticator.RecoveryCodes[0]));
        await school.Platform.Send("/api/access/set-second-factor-rule", new SetSecondFactorRule(Roles.Librarian, false));
    }

    [Fact]
    public async Task A_guardian_switches_it_off_for_a_child_and_on_the_sixteenth_birthday_it_is_back()
    {
        var school = await TestSchool.Found(app);
        var (child, other) = (school.Learners[0], school.Learners[1]);
        var today = SchoolTime.Day(app.Clock.GetUtcNow());
        await school.Platform!.Send("/api/people/correct-birth-date", new CorrectBirthDate(child, today.AddDays(1).AddYears(-16), "құжат"));
        await school.Platform.Send("/api/access/set-second-factor-rule", new SetSecondFactorRule(Roles.Learner, true));
        var account = await school.Account(Roles.Learner, new(school.Organisation, Person: child), child);
        var parent = Guid.CreateVersion7();
        await school.Platform.Send("/api/people/link-guardian", new LinkGuardian(child, parent, "Серікова", "Динара", "", "mother", new(2026, 9, 1)));
        await school.Platform.Send("/api/privacy/issue-consent-text",
            new IssueConsentText(ConsentPurposes.OneFactor, 1, new("Кодсыз кіру", "Вход без кода"), "Келісемін", "Согласен", new(2020, 9, 1)));
        var mother = await school.With(Roles.Guardian, new(school.Organisation, Person: child), parent);
        mother.Position = school.Platform.Position;
        Task<bool> MustAdd(Sender sender) => Task.Run(async () => (bool)(await sender.Read<JsonNode>("/api/access/me"))["mustAddFactor"]!);
        Assert.True(await MustAdd(await school.SignIn(account)));

        await mother.Send("/api/privacy/give-consent", Waiver(child, parent));
        await mother.Refused("/api/privacy/give-consent", Waiver(other, parent), HttpStatusCode.Forbidden);
        await Wait.Until(async () => !await MustAdd(await school.SignIn(account)), "the consent holds");
        await mother.Send("/api/privacy/withdraw-consent", new WithdrawConsent(child, ConsentPurposes.OneFactor, "Шешімім өзгерді"));
        await Wait.Until(async () => await MustAdd(await school.SignIn(account)), "it is withdrawn");
        await mother.Send("/api/privacy/give-consent", Waiver(child, parent));
        await Wait.Until(async () => !await MustAdd(await school.SignIn(account)), "it holds again");
        app.Clock.Advance(SchoolTime.At(today.AddDays(1), new(0, 1)) - app.Clock.GetUtcNow());
        var grown = await school.SignIn(account);
        Assert.True(await MustAdd(grown));
        Assert.Equal("second_factor_must_be_added", await Code(await grown.Get("/api/organisation/card")));
        mother = await school.With(Roles.Guardian, new(school.Organisation, Person: child), parent);
        var refused = await mother.Refused("/api/privacy/give-consent", Waiver(child, parent), HttpStatusCode.UnprocessableEntity);
        Assert.Contains("privacy.learner_is_of_age", refused.ToJsonString(), StringComparison.Ordinal);
    }

    private static GiveConsent Waiver(Guid child, Guid by) =>
        new(Guid.CreateVersion7(), child, by, ConsentPurposes.OneFactor, 1, new(2020, 9, 1), null, ConsentForm.Electronic);

    private async Task<(TestSchool, TestAccount, Authenticator)> WithAuthenticator()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        var authenticator = await Authenticator.AddTo(await school.SignIn(account), app.Clock.GetUtcNow());
        return (school, account, authenticator);
    }

    private async Task<(HttpStatusCode, string)> SignIn(TestAccount account, string? code)
    {
        using var answer = await app.Stranger().Http.PostAsJsonAsync("/api/access/sign-in", new { account.UserName, TestSchool.Password, code });
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.OK ? "" : await Code(answer));
    }

    private static async Task<string> Code(HttpResponseMessage answer) => (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;

    private static async Task<string[]> History(TestSchool school, Guid account)
    {
        using var answer = await school.Platform!.Get($"/api/audit/history/{account}", ("X-Organisation", "platform"));
        var lines = (await answer.Content.ReadFromJsonAsync<JsonArray>())!.Select(e => $"{e!["event"]} {e["data"]?["method"]}");
        return [.. lines.Where(l => !l.EndsWith("password", StringComparison.Ordinal) && (l.Contains("factor", StringComparison.Ordinal)
            || l.Contains("codes", StringComparison.Ordinal) || l.Contains("signed_in", StringComparison.Ordinal)))];
    }

    private async Task<string> Stored(Guid account)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var read = source.CreateCommand("select data::text from edu.mt_doc_factorsecrets where id = $1");
        read.Parameters.AddWithValue(account);
        return (string)(await read.ExecuteScalarAsync())!;
    }

    public sealed class OwnApp : App;
}

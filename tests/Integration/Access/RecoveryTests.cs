using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Access;
using EduEvents.Host.Operations;

namespace EduEvents.Integration.Access;

/// <summary>Who has lost the password gets a new one by a code: by mail, through a real mail server, or from a sheet (Order 456, p. 5.9).</summary>
public sealed partial class RecoveryTests(RecoveryTests.WithMail app) : IClassFixture<RecoveryTests.WithMail>
{
    private const string New = "a new and better password", Other = "quite another password";

    [Fact]
    public async Task A_code_by_mail_sets_a_new_password_once_ends_all_sessions_and_the_owner_is_told()
    {
        var (school, account, address) = await WithAddress();
        var before = await school.SignIn(account);
        Assert.Equal(HttpStatusCode.Accepted, await Ask(account.UserName));
        var letter = await app.Mail.NextTo(address);
        var code = CodeIn(letter.TextBody);

        Assert.Equal((HttpStatusCode.Unauthorized, "recovery_failed"), await Recover(account.UserName, "00000000"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "access.password_too_weak"), await Recover(account.UserName, code, "short"));
        Assert.Equal((HttpStatusCode.NoContent, null), await Recover(account.UserName, $" {code[..4]} {code[4..]} "));
        Assert.Equal((HttpStatusCode.Unauthorized, "recovery_failed"), await Recover(account.UserName, code, Other));

        Assert.Equal(HttpStatusCode.Unauthorized, (await before.Get("/api/access/me")).StatusCode);
        await school.As(account.UserName, password: New);
        Assert.Contains("аяқталды", (await app.Mail.NextTo(address)).TextBody, StringComparison.Ordinal);
        Assert.Equal("mail", await Log.Ask<string>(app.ConnectionString,
            "select data ->> 'codeFrom' from edu.mt_events where stream_id = $1 and type = 'access.password_recovered'", account.Id));
        Assert.Equal(2, await Log.Ask<long>(app.ConnectionString,
            "select count(*) from edu.mt_events where stream_id = $1 and type = 'access.sign_in_failed' and data ->> 'cause' = 'recovery'", account.Id));
    }

    [Fact]
    public async Task Whether_there_is_such_an_account_is_told_by_no_answer()
    {
        var (school, account, _) = await WithAddress();
        var without = await school.Account(Roles.Teacher, new(school.Organisation));
        var answers = new List<string>();
        foreach (var name in new[] { account.UserName, without.UserName, "nobody.at.all" })
        {
            using var asked = await app.Stranger().Http.PostAsJsonAsync("/api/access/ask-recovery", new { userName = name });
            using var tried = await app.Stranger().Http.PostAsJsonAsync("/api/access/recover", new { userName = name, code = "12345678", newPassword = New });
            var problem = (await tried.Content.ReadFromJsonAsync<JsonNode>())!.AsObject();
            foreach (var own in new[] { "instance", "traceId" }) problem.Remove(own);
            answers.Add($"{asked.StatusCode} {await asked.Content.ReadAsStringAsync()} {tried.StatusCode} {problem}");
        }
        Assert.Single(answers.Distinct());
        await Wait.Until(async () => await Log.Count(app.ConnectionString, without.Id, "access.recovery_asked") == 1, "what was asked is on record");
    }

    [Fact]
    public async Task A_code_is_worth_nothing_after_its_time_and_after_five_wrong_ones()
    {
        await using var own = new WithMail();
        await own.InitializeAsync();
        var (_, account, address) = await WithAddress(own);
        Assert.Equal(HttpStatusCode.Accepted, await Ask(account.UserName, own));
        var late = CodeIn((await own.Mail.NextTo(address)).TextBody);
        own.Clock.Advance(RecoveryDesk.Life);
        Assert.Equal((HttpStatusCode.Unauthorized, "recovery_failed"), await Recover(account.UserName, late, by: own));

        Assert.Equal(HttpStatusCode.Accepted, await Ask(account.UserName, own));
        var code = CodeIn((await own.Mail.NextTo(address)).TextBody);
        for (var n = 0; n < OneTimeCodes.MostTries; n++)
        {
            own.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal((HttpStatusCode.Unauthorized, "recovery_failed"), await Recover(account.UserName, "00000000", by: own));
        }
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((HttpStatusCode.Unauthorized, "recovery_failed"), await Recover(account.UserName, code, by: own));
    }

    [Fact]
    public async Task A_mailbox_is_not_flooded_and_one_address_does_not_ask_without_end()
    {
        await using var own = new WithMail();
        await own.InitializeAsync();
        var (_, account, address) = await WithAddress(own);
        for (var n = 0; n < RecoveryDesk.MostForAccount + 2; n++) Assert.Equal(HttpStatusCode.Accepted, await Ask(account.UserName, own));
        await Wait.Until(async () => await Log.Count(own.ConnectionString, account.Id, "access.recovery_asked") == RecoveryDesk.MostForAccount + 2, "all is on record");
        for (var n = 0; n < RecoveryDesk.MostForAccount; n++) await own.Mail.NextTo(address);
        Assert.Equal((long)RecoveryDesk.MostForAccount, await Log.Ask<long>(own.ConnectionString,
            "select count(*) from edu.mt_events where stream_id = $1 and type = 'access.recovery_asked' and (data ->> 'sent')::boolean", account.Id));
        Assert.False(own.Mail.HasFor(address));

        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < RecoveryDesk.MostFromAddress; n++) statuses.Add(await Ask("nobody.at.all", own));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_as_at_sign_in()
    {
        var (school, account, address) = await WithAddress();
        var authenticator = await Authenticator.AddTo(await school.SignIn(account), app.Clock.GetUtcNow());
        Assert.Equal(HttpStatusCode.Accepted, await Ask(account.UserName));
        var code = CodeIn((await app.Mail.NextTo(address)).TextBody);

        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_needed"), await Recover(account.UserName, code));
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_code_wrong"), await Recover(account.UserName, code, factor: "000000"));
        Assert.Equal((HttpStatusCode.NoContent, null), await Recover(account.UserName, code,
            factor: authenticator.Code(app.Clock.GetUtcNow() + TimeSpan.FromSeconds(30))));
    }

    [Fact]
    public async Task A_code_from_a_sheet_works_without_mail_and_the_password_stays_until_it_is_used()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Learner, new Scope(school.Organisation, Person: school.Learners[0]), school.Learners[0]);
        var leader = await school.With(Roles.ClassLeader, new Scope(school.Organisation, school.Class));
        leader.Position = school.Platform!.Position;
        var code = (await leader.Send("/api/access/issue-hand-out", new IssueHandOut(account.Id, Guid.CreateVersion7(), school.Organisation, school.Class))).Secret!;

        await school.SignIn(account);
        Assert.Equal((HttpStatusCode.NoContent, null), await Recover(account.UserName, code));
        Assert.Equal((HttpStatusCode.Unauthorized, "recovery_failed"), await Recover(account.UserName, code, Other));
        await school.As(account.UserName, password: New);
    }

    [Fact]
    public async Task An_address_counts_once_its_code_has_come_back_and_lies_sealed()
    {
        var (school, account, address) = await WithAddress();
        var owner = await school.SignIn(account);
        Assert.Equal("access.mail_address_wrong", await Own(owner, "offer-email", new { address = "no address" }));
        Assert.Equal("access.code_wrong", await Own(owner, "confirm-email", new { code = "00000000" }));
        Assert.Equal(0L, await Log.Ask<long>(app.ConnectionString, $"select count(*) from edu.mt_events where data::text like '%{address}%'"));
        Assert.Equal(0L, await Log.Ask<long>(app.ConnectionString, $"select count(*) from edu.mt_doc_accountcard where data::text like '%{address}%'"));
        var next = $"next-{address}";
        Assert.Null(await Own(owner, "offer-email", new { address = next }));
        Assert.Null(await Own(owner, "confirm-email", new { code = CodeIn((await app.Mail.NextTo(next)).TextBody) }));
        Assert.Contains("келмейді", (await app.Mail.NextTo(address)).TextBody, StringComparison.Ordinal);
        Assert.Null(await Own(owner, "remove-email", new { }));
        Assert.Equal(1, await Log.Count(app.ConnectionString, account.Id, "access.email_removed"));
    }

    private Task<(TestSchool School, TestAccount Account, string Address)> WithAddress() => WithAddress(app);

    private static async Task<(TestSchool School, TestAccount Account, string Address)> WithAddress(WithMail app)
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Teacher, new(school.Organisation));
        var address = $"{account.UserName}@example.kz";
        var owner = await school.SignIn(account);
        Assert.Null(await Own(owner, "offer-email", new { address }));
        Assert.Null(await Own(owner, "confirm-email", new { code = CodeIn((await app.Mail.NextTo(address)).TextBody) }));
        return (school, account, address);
    }

    private async Task<HttpStatusCode> Ask(string userName, WithMail? by = null)
    {
        using var answer = await (by ?? app).Stranger().Http.PostAsJsonAsync("/api/access/ask-recovery", new { userName });
        return answer.StatusCode;
    }

    private async Task<(HttpStatusCode, string?)> Recover(string userName, string code, string newPassword = New, string? factor = null, WithMail? by = null)
    {
        using var answer = await (by ?? app).Stranger().Http.PostAsJsonAsync("/api/access/recover", new { userName, code, newPassword, factor });
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.NoContent ? null : (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
    }

    private static async Task<string?> Own(Sender sender, string path, object body)
    {
        using var answer = await sender.Http.PostAsJsonAsync($"/api/access/{path}", body);
        return answer.StatusCode == HttpStatusCode.NoContent ? null : (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    private static string CodeIn(string? text) => EightDigits().Match(text ?? "").Value;

    [GeneratedRegex(@"\b\d{8}\b")]
    private static partial Regex EightDigits();

    /// <summary>The product with a mail server of its own.</summary>
    public sealed class WithMail : App
    {
        public MailServer Mail { get; } = new();

        protected override HostSettings Settings => base.Settings with { Mail = Mail.Settings };

        public override async ValueTask InitializeAsync()
        {
            await Mail.Start();
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Mail.Dispose();
        }
    }
}

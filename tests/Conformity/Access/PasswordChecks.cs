using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Access;

/// <summary>Initial passwords, their change and recovery, by the rules that the administrator has set.</summary>
public sealed partial class PasswordChecks(Inspection inspection)
{
    private const string Own = "chosen by the owner himself", Fresh = "another one after the loss";

    [Fact]
    [Order("5.9")]
    public async Task The_administrator_sets_length_reuse_age_and_lockout_and_they_are_obeyed()
    {
        var school = await TestSchool.Found(inspection);
        var (director, teacher) = (await school.AsDirector(), await school.With(Roles.Teacher, new(school.Organisation)));
        await director.Send("/api/access/set-password-policy", new SetPasswordPolicy(school.Organisation, 16, 6, 180, 7));
        await school.Platform!.Send("/api/access/set-lockout", new SetLockout(4, 5, 2, 600));

        var held = await director.Read<JsonNode>("/api/access/password-policy");

        Assert.Equal("16 6 180 7 600", string.Join(' ', held["shortest"]!["value"], held["remembered"]!["value"], held["longestDays"]!["value"],
            held["initialDays"]!["value"], held["lockout"]!["longestSeconds"]));
        Assert.NotNull(held["shortest"]!["since"]);
        Assert.Equal("access.password_too_weak", await Change(teacher, TestSchool.Password, "fifteen letters"));
        Assert.Null(await Change(teacher, TestSchool.Password, Own));
        Assert.Equal("access.password_used_before", await Change(teacher, Own, TestSchool.Password));
    }

    [Fact]
    [Order("5.9")]
    public async Task A_class_leader_hands_out_an_initial_password_and_later_a_code_that_recovers_a_lost_one()
    {
        var school = await TestSchool.Found(inspection);
        var pupil = await school.Account(Roles.Learner, new Scope(school.Organisation, Person: school.Learners[0]), school.Learners[0], mustChange: true);
        var leader = await school.With(Roles.ClassLeader, new(school.Organisation, school.Class));
        leader.Position = school.Platform!.Position;
        async Task<string> Slip() => (await leader.Send("/api/access/issue-hand-out",
            new IssueHandOut(pupil.Id, Guid.CreateVersion7(), school.Organisation, school.Class))).Secret!;

        var initial = await Slip();
        var signedIn = await school.As(pupil.UserName, password: initial);
        using var before = await signedIn.Get($"/api/journal/learner/{school.Learners[0]}/marks/2026/1");
        Assert.Equal(HttpStatusCode.Forbidden, before.StatusCode);
        Assert.Null(await Change(signedIn, initial, Own));
        Assert.Equal(HttpStatusCode.NoContent, await Recover(pupil.UserName, await Slip()));
        await school.As(pupil.UserName, password: Fresh);
        Assert.Contains("access.password_recovered", (await inspection.HistoryOf(pupil.Id)).Select(e => (string)e["event"]!));
    }

    [Fact]
    [Order("5.9")]
    public async Task A_lost_password_is_recovered_by_a_code_that_comes_by_mail()
    {
        var school = await TestSchool.Found(inspection);
        var account = await school.Account(Roles.Teacher, new(school.Organisation));
        var address = $"{account.UserName}@example.kz";
        var owner = await school.SignIn(account);
        using var offered = await owner.Post("/api/access/offer-email", new { address });
        using var confirmed = await owner.Post("/api/access/confirm-email", new { code = CodeIn((await inspection.Mail.NextTo(address)).TextBody) });
        Assert.Equal(HttpStatusCode.NoContent, confirmed.StatusCode);

        using var asked = await inspection.Stranger().Post("/api/access/ask-recovery", new { account.UserName });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await Recover(account.UserName, CodeIn((await inspection.Mail.NextTo(address)).TextBody)));
        await school.As(account.UserName, password: Fresh);
        using var before = await owner.Get("/api/access/me");
        Assert.Equal(HttpStatusCode.Unauthorized, before.StatusCode);
    }

    private async Task<HttpStatusCode> Recover(string userName, string code)
    {
        using var answer = await inspection.Stranger().Post("/api/access/recover", new { userName, code, newPassword = Fresh });
        return answer.StatusCode;
    }

    private static async Task<string?> Change(Sender sender, string oldPassword, string newPassword)
    {
        using var answer = await sender.Post("/api/access/change-password", new { oldPassword, newPassword });
        return answer.StatusCode == HttpStatusCode.NoContent ? null : (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    private static string CodeIn(string? text) => EightDigits().Match(text ?? "").Value;

    [GeneratedRegex(@"\b\d{8}\b")]
    private static partial Regex EightDigits();
}

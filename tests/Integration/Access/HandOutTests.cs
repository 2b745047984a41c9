using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Access;

namespace EduEvents.Integration.Access;

/// <summary>Sheets that a class leader hands out: for the own class only, once, never kept in plain (Order 456, p. 5.9).</summary>
public sealed class HandOutTests(App app)
{
    private const string Way = "/api/access/issue-hand-out", Own = "a password of my own";

    [Fact]
    public async Task A_class_leader_hands_out_initial_passwords_that_must_be_changed_and_a_new_sheet_replaces_the_one_before()
    {
        var (school, leader, learner) = await Class();
        var first = await Issue(leader, school, learner);
        var second = await Issue(leader, school, learner);

        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn(learner, first));
        var pupil = await school.As(learner.UserName, password: second);
        using var before = await pupil.Get($"/api/journal/learner/{school.Learners[0]}/marks/2026/1");
        Assert.Equal(HttpStatusCode.Forbidden, before.StatusCode);
        using var changed = await pupil.Http.PostAsJsonAsync("/api/access/change-password", new { oldPassword = second, newPassword = Own });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await SignIn(learner, Own));
        Assert.Equal("class_leader 2", await Log.Ask<string>(app.ConnectionString,
            "select min(headers ->> 'role') || ' ' || count(*) from edu.mt_events where stream_id = $1 and type = 'access.hand_out_issued'", learner.Id));
    }

    [Fact]
    public async Task Sent_twice_a_sheet_shows_its_secret_once_and_nothing_of_it_lies_in_the_database()
    {
        var (school, leader, learner) = await Class();
        var order = new IssueHandOut(learner.Id, Guid.CreateVersion7(), school.Organisation, school.Class);
        var (shown, again) = (await leader.Send(Way, order), await leader.Send(Way, order));

        Assert.Equal((14, null), (shown.Secret!.Length, again.Secret));
        foreach (var table in new[] { "edu.mt_events", "edu.mt_doc_credential", "edu.mt_doc_onetimecode", "edu.mt_doc_accountcard", Application.Receipts.Table })
            Assert.Equal(0L, await Log.Ask<long>(app.ConnectionString,
                $"select count(*) from {table} t where $1 <> '00000000-0000-0000-0000-000000000000'::uuid and t::text like '%{shown.Secret}%'", learner.Id));
    }

    [Fact]
    public async Task Another_class_a_teacher_of_the_class_and_a_stranger_are_refused()
    {
        var (school, leader, learner) = await Class();
        var other = Guid.CreateVersion7();
        await school.Platform!.Send("/api/people/form-class", new FormClass(other, 2026, 8, "Б", "kk", 1));
        var teacher = await school.Account(Roles.Teacher, new(school.Organisation, school.Class, school.Maths), school.Teacher);
        IssueHandOut Order(TestAccount account, Guid? group) => new(account.Id, Guid.CreateVersion7(), school.Organisation, group);

        await leader.Refused(Way, Order(learner, other), HttpStatusCode.Forbidden);
        await leader.Refused(Way, Order(learner, null), HttpStatusCode.Forbidden);
        Assert.Contains("access.account_of_another_class", Told(await leader.Refused(Way, Order(teacher, school.Class), HttpStatusCode.UnprocessableEntity)));
        await (await school.SignIn(teacher)).Refused(Way, Order(learner, school.Class), HttpStatusCode.Forbidden);
        await (await school.With(Roles.ClassLeader, new(school.Organisation, other))).Refused(Way, Order(learner, school.Class), HttpStatusCode.Forbidden);
        var director = await school.AsDirector();
        Assert.NotNull((await director.Send(Way, Order(teacher, null))).Secret);
    }

    [Fact]
    public async Task The_class_shows_what_everybody_signs_in_with()
    {
        var (school, leader, learner) = await Class();
        var guardian = Guid.CreateVersion7();
        await school.Platform!.Send("/api/people/link-guardian",
            new LinkGuardian(school.Learners[0], guardian, "Серікова", "Динара", "", "mother", new(2026, 9, 1)));
        var account = await school.Account(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]), guardian);
        leader.Position = school.Platform.Position;
        var code = await Issue(leader, school, account);

        var sheet = await leader.Read<ClassSheet>($"/api/access/class-accounts/{school.Class}");

        Assert.Equal(9, code.Length);
        Assert.Equal(2, sheet.Without);
        Assert.Equal([(learner.Id, "initial", true), (account.Id, "code", false)], sheet.Accounts.Select(a => (a.AccountId, a.State, a.IsLearner)));
        Assert.Equal(HttpStatusCode.OK, await SignIn(account, TestSchool.Password));
    }

    private async Task<(TestSchool, Sender Leader, TestAccount Learner)> Class()
    {
        var school = await TestSchool.Found(app);
        var leader = await school.With(Roles.ClassLeader, new(school.Organisation, school.Class));
        var learner = await school.Account(Roles.Learner, new Domain.Scope(school.Organisation, Person: school.Learners[0]), school.Learners[0], mustChange: true);
        leader.Position = school.Platform!.Position;
        return (school, leader, learner);
    }

    private static async Task<string> Issue(Sender leader, TestSchool school, TestAccount account) =>
        (await leader.Send(Way, new IssueHandOut(account.Id, Guid.CreateVersion7(), school.Organisation, school.Class))).Secret!;

    private async Task<HttpStatusCode> SignIn(TestAccount account, string password)
    {
        using var answer = await app.Stranger().Http.PostAsJsonAsync("/api/access/sign-in", new { account.UserName, password });
        return answer.StatusCode;
    }

    private static IEnumerable<string> Told(JsonNode problem) => problem["refusals"]!.AsArray().Select(r => (string)r!["code"]!);
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Fixtures;
using EduEvents.Host.Access;

namespace EduEvents.Integration.Access;

/// <summary>Accounts out of a list: seen first, then made, and a repeat makes nothing twice (Order 456, p. 5.7).</summary>
public sealed class AccountListTests(App app)
{
    private const string Iin = "120523600126";

    [Fact]
    public async Task Learners_guardians_and_staff_of_a_list_get_accounts_with_their_roles_and_slips_once()
    {
        var (school, director) = await School();
        const string list = "ЖСН;ФИО;Сынып;Роль\n;Серікұлы Әлихан;7 Ә;\n;серикулы  динара;7ә;родитель\n;Оспанова Гүлнар;;учитель\n120523600126;;;\n";
        var seen = await Check(director, list);
        Assert.Equal(["2 new learner", "3 new guardian", "4 new teacher", "5 new learner"], seen.Select(r => $"{r.Line} {r.State} {r.Role}"));
        Assert.Equal(0, await AccountsOf(school));

        var import = Guid.CreateVersion7();
        var (made, again) = (await Import(director, import, list), await Import(director, import, list));

        Assert.Equal((4, 4, 0, 0), (made.Made, made.Slips.Count, again.Made, again.Slips.Count));
        Assert.All(again.Rows, r => Assert.Equal("exists", r.State));
        Assert.Equal(4, await AccountsOf(school));
        Assert.All(made.Slips, s => Assert.Matches("^[a-z0-9]{8}$", s.UserName));
        var teacher = await school.As(made.Slips[2].UserName, password: made.Slips[2].Secret);
        using var before = await teacher.Get($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal(HttpStatusCode.Forbidden, before.StatusCode);
        using var changed = await teacher.Http.PostAsJsonAsync("/api/access/change-password", new { oldPassword = made.Slips[2].Secret, newPassword = "my own long password" });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        var grant = (await teacher.Read<JsonNode>("/api/access/me"))["grants"]![0]!;
        Assert.Equal((school.Class, school.Maths), ((Guid)grant["scope"]!["group"]!, (Guid)grant["scope"]!["subject"]!));
        Assert.Equal("director", await Log.Ask<string>(app.ConnectionString,
            "select headers ->> 'role' from edu.mt_events where stream_id = $1 and type = 'access.account_created'", made.Slips[2].AccountId));
    }

    [Fact]
    public async Task Each_row_says_what_is_wrong_with_it_and_right_ones_are_made()
    {
        var (school, director) = await School();
        await school.Admit(Guid.CreateVersion7(), "Серікұлы", "Әлихан", school.Class);
        director.Position = school.Platform!.Position;
        var list = $"name,class,birth date,iin,role,user name\nСерікұлы Әлихан,7 Ә,,,,\nКим Данияр,9 Я,,,,\nКим Данияр,,,123,,\nКим Данияр,,1.2.3,,,\n"
            + "Никто Такой,,,,,\nОспанова Гүлнар,,,,magician,\nОспанова Гүлнар,,,,class_leader,\nОспанова Гүлнар,,,,director,\nКим Данияр,,,,,АБВ\nКим Данияр,,,,,\n"
            + "\"Нұрланқызы Аяжан\",7 Ә,23.05.2013,,оқушы,ayazhan.n\nНұрланқызы Аяжан,,,,,\n";

        var rows = await Check(director, list);

        string[] codes = ["list_person_not_one", "list_class_unknown", "list_iin_wrong", "list_birth_date_wrong", "list_person_unknown", "role_unknown",
            "list_class_needed", "role_not_yours_to_give", "list_user_name_wrong", "", "", "list_person_twice"];
        Assert.Equal(codes, rows.Select(r => r.Problems.Count == 0 ? "" : r.Problems[0].Code["access.".Length..]));
        Assert.All(rows.SelectMany(r => r.Problems), p => Assert.NotEqual(p.Code, p.Text));
        var made = await Import(director, Guid.CreateVersion7(), list);
        Assert.Equal((2, "ayazhan.n"), (made.Made, made.Slips[1].UserName));
    }

    [Theory, InlineData("", "access.list_without_header"), InlineData("a;b\n1;2", "access.list_without_header")]
    public async Task A_list_without_a_header_is_refused_whole(string list, string code)
    {
        var (_, director) = await School();
        Assert.Equal(code, (string)(await director.Refused("/api/access/check-account-list", new { list }, HttpStatusCode.UnprocessableEntity))["code"]!);
    }

    [Fact]
    public async Task A_teacher_and_a_director_of_another_school_make_none()
    {
        var (school, _) = await School();
        var (teacher, stranger) = (await school.AsTeacher(), await (await TestSchool.Found(app)).AsDirector());
        stranger.Http.DefaultRequestHeaders.Remove("X-Organisation");
        stranger.Http.DefaultRequestHeaders.Add("X-Organisation", school.Organisation);
        foreach (var sender in new[] { teacher, stranger })
            await sender.Refused("/api/access/import-account-list", new { importId = Guid.CreateVersion7(), list = "name\nКим Данияр" }, HttpStatusCode.Forbidden);
    }

    private async Task<(TestSchool, Sender)> School()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        await platform.Send("/api/people/link-guardian", new LinkGuardian(school.Learners[0], Guid.CreateVersion7(), "Серікұлы", "Динара", "", "mother", new(2026, 9, 1)));
        await platform.Send("/api/people/admit-learner", new AdmitLearner(Guid.CreateVersion7(), "Омар", "Ербол", "", Iin, new(2012, 5, 23), new(2026, 8, 25)));
        var director = await school.AsDirector();
        director.Position = platform.Position;
        // The list reads the people as the views show them.
        await director.Read<object>("/api/people/people");
        await director.Read<object>("/api/people/classes");
        return (school, director);
    }

    private async Task<int> AccountsOf(TestSchool school) => (int)await Log.Ask<long>(app.ConnectionString,
        $"select count(*) from edu.mt_events where type = 'access.account_created' and headers ->> 'lane' = 'import' and data ->> 'organisation' = '{school.Organisation}'");

    private static async Task<IReadOnlyList<AccountRowAnswer>> Check(Sender director, string list)
    {
        using var answer = await director.Post("/api/access/check-account-list", new { list });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<IReadOnlyList<AccountRowAnswer>>(Sender.Json))!;
    }

    private static async Task<ImportAnswer> Import(Sender director, Guid importId, string list)
    {
        using var answer = await director.Post("/api/access/import-account-list", new { importId, list });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<ImportAnswer>(Sender.Json))!;
    }
}

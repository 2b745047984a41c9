using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.People;

public sealed class ProfileChecks(Inspection school)
{
    [Fact]
    [Order("27.1", Missing = "Homework and the timetable of coming days.")]
    public async Task A_learner_s_profile_is_one_page_for_the_family_the_class_leader_and_the_school()
    {
        foreach (var role in new[] { Roles.Guardian, Roles.ClassLeader, Roles.Director })
        {
            using var browser = await new Browser(school).SignIn(school.AccountOf(role));
            var page = WebUtility.HtmlDecode(await browser.Open($"/learner/{school.Learners[0]}"));
            foreach (var block in new[] { "Үлгерім мен бағалау", "Сабаққа қатысу", "Бүгінгі сабақтары", "Аттестаттар мен куәліктер", "Сертификаттар", "Олимпиадалар мен жетістіктер",
                "Кәсіби бағдар", "Отбасы", "Математика", "«Алтын сандар» математика олимпиадасы", "Ағылшын тілі, B1", "инженер", "Анықтама № 42", "Серікова Динара" })
                Assert.True(page.Contains(block, StringComparison.Ordinal), $"{role}: {block}");
        }
    }

    [Fact]
    [Order("27.1", Missing = "Homework and the timetable of coming days.")]
    public async Task Health_and_special_needs_are_restricted_and_every_look_at_them_is_on_record()
    {
        var (director, leader, learner) = (await school.As(Roles.Director), await school.As(Roles.ClassLeader), school.Learners[0]);

        var needs = await director.Read<JsonArray>($"/api/people/learner/{learner}/needs");
        using var refused = await leader.Get($"/api/people/learner/{learner}/needs");

        Assert.Equal("ПМПК қорытындысы № 14", (string)needs.Single()!["noted"]!["conclusion"]!);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await Wait.Until(async () => (await director.Read<JsonArray>($"/api/audit/who-looked/{learner}"))
            .Any(l => (string)l!["permission"]! == Permissions.NeedsRead), "the look is on record");
    }

    [Fact]
    [Order("27.2")]
    public async Task A_teacher_s_profile_tells_education_degree_test_category_courses_and_whose_category_ends()
    {
        var (director, staff) = (await school.As(Roles.Director), Guid.CreateVersion7());
        await director.Send("/api/people/hire-staff", new HireStaff(staff, "Ержанова", "Меруерт", "", "", "teacher", new(2019, 8, 20)));
        await director.Send("/api/people/award-qualification",
            new AwardQualification(staff, Guid.CreateVersion7(), "expert", new(2021, 10, 1), new("88-қ", new(2021, 9, 28))));
        await director.Send("/api/people/record-certificate", new RecordCertificate(staff, Guid.CreateVersion7(), "TKT", "Cambridge", "55", new(2024, 5, 1), null));

        var rules = await director.Read<JsonArray>("/api/people/qualification-rules");
        var ends = (await director.Read<JsonArray>("/api/people/qualifications")).Single(q => (Guid)q!["id"]! == staff)!["newest"]!;
        using var browser = await new Browser(school).SignIn(school.AccountOf(Roles.Director));
        var own = WebUtility.HtmlDecode(await browser.Open($"/staff/{school.School.Teacher}"));
        var list = WebUtility.HtmlDecode(await browser.Open("/staff?ending=true"));

        Assert.Equal("2026-10-01", (string)ends["until"]!);
        Assert.Contains(rules, r => (string)r!["code"]! == "expert" && (int)r["noticeDays"]! > 0);
        foreach (var told in new[] { "Абай атындағы ҚазҰПУ", "ғылым кандидаты", "82 / 100 балл", "педагог-модератор", "Критериалды бағалау жүйесі", "88-қ" })
            Assert.True(own.Contains(told, StringComparison.Ordinal), told);
        Assert.Contains("Ержанова Меруерт", list, StringComparison.Ordinal);
    }
}

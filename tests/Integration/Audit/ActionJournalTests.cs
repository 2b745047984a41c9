using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Audit;

/// <summary>Who did what to whom, over everything a school recorded.</summary>
public sealed class ActionJournalTests(App app)
{
    private const string Day = "from=2026-10-15&until=2026-10-15";

    [Fact]
    public async Task An_action_tells_who_from_where_why_and_what_stood_before()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        var learner = school.Learners[0];
        await director.Send("/api/people/change-learner-name",
            new ChangeLearnerName(learner, "Серікқызы", "Әлия", "", new(2026, 10, 1), "Туу туралы куәлік"), ("X-Device", "room-12"));

        var actions = await director.Read<List<JsonNode>>($"/api/audit/actions?{Day}&person={learner}");

        // Her meal account is opened by a process, which may come before or after.
        var own = actions.Where(a => (string)a["event"]! != "canteen.meal_account_opened").ToList();
        var action = own[0];
        Assert.Equal("people.name_changed", (string)action["event"]!);
        Assert.Equal(("Серікұлы", "Серікқызы"), ((string)action["was"]!["Name"]!["surname"]!, (string)action["data"]!["name"]!["surname"]!));
        Assert.Equal((Roles.Director, "Туу туралы куәлік", "room-12", "127.0.0.1"),
            ((string)action["role"]!, (string)action["reason"]!, (string)action["device"]!, (string)action["address"]!));
        Assert.Equal(["people.learner_placed", "people.learner_admitted"], own.Skip(1).Select(a => (string)a["event"]!));
    }

    [Fact]
    public async Task A_user_a_module_and_a_kind_are_chosen_and_other_periods_are_empty()
    {
        var school = await TestSchool.Found(app);
        var (teacher, director) = (await school.AsTeacher(), await school.AsDirector());
        var account = (Guid)(await teacher.Read<JsonNode>("/api/access/me"))["accountId"]!;
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        foreach (var learner in school.Learners) await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 7));
        director.Position = teacher.Position;

        Assert.Equal(4, (await Actions($"{Day}&account={account}")).Count);
        Assert.Equal(4, (await Actions($"{Day}&module=journal")).Count);
        Assert.Equal(3, (await Actions($"{Day}&kind=journal.mark_entered")).Count);
        Assert.Single(await Actions($"{Day}&kind=journal.mark_entered&person={school.Learners[1]}"));
        Assert.Empty(await Actions($"from=2026-10-14&until=2026-10-14&account={account}"));
        Assert.Empty(await Actions($"{Day}&account={account}&module=people"));

        Task<List<JsonNode>> Actions(string chosen) => director.Read<List<JsonNode>>($"/api/audit/actions?{chosen}");
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_and_a_file_holds_all()
    {
        var school = await TestSchool.Found(app);
        var (teacher, director) = (await school.AsTeacher(), await school.AsDirector());
        int[] days = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15];
        foreach (var day in days)
            foreach (var number in Enumerable.Range(1, 5)) await school.OpenLesson(teacher, new(2026, 9, day), number);
        director.Position = teacher.Position;

        var first = await director.Read<List<JsonNode>>($"/api/audit/actions?{Day}&module=journal");
        var second = await director.Read<List<JsonNode>>($"/api/audit/actions?{Day}&module=journal&after={(long)first[^1]["position"]!}");
        using var lines = await director.Get($"/api/audit/actions/export?{Day}&module=journal&format=jsonl");
        using var table = await director.Get($"/api/audit/actions/export?{Day}&module=journal&format=csv", ("Accept-Language", "en"));

        Assert.Equal((50, 5), (first.Count, second.Count));
        Assert.Equal(first.Concat(second).Select(a => (long)a["position"]!),
            (await lines.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (long)JsonNode.Parse(l)!["position"]!));
        var rows = (await table.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(56, rows.Length);
        Assert.Contains("Lesson opened", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_one_organisation_to_who_may_and_nothing_to_others()
    {
        var (own, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var (director, teacher) = (await own.AsDirector(), await own.AsTeacher());
        director.Position = other.Platform!.Position;

        Assert.Empty(await director.Read<List<JsonNode>>($"/api/audit/actions?{Day}&person={other.Learners[0]}"));
        using var refused = await teacher.Get($"/api/audit/actions?{Day}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}

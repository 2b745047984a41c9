using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Canteen;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using EduEvents.Host.Http;
using EduEvents.Projections.Gate;
using EduEvents.Projections.Journal;
using EduEvents.Projections.Reports;

namespace EduEvents.Integration.Reading;

public sealed class ReadTests(App app)
{
    private static readonly DateOnly Day = new(2026, 9, 2);

    private static async Task<string> Code(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>();

    [Fact]
    public async Task A_day_at_school_shows_in_every_view_right_after_it_was_recorded()
    {
        var school = await TestSchool.Found(app);
        var (platform, learner) = (school.Platform!, school.Learners[0]);
        var lesson = await school.OpenLesson(platform, Day);
        await platform.Send("/api/journal/call-roll", new CallRoll(school.Page, lesson, [new(school.Learners[1], Attendance.B)], ""));
        await platform.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 9));
        Assert.Equal(9, (await platform.Read<LearnerMarks>($"/api/journal/learner/{learner}/marks/2026/1")).Marks.Single().Points);

        await platform.Send("/api/gate/send-pass",
            new SendPass(school.Terminal, new(1, learner, Direction.In, new(2026, 9, 2, 7, 42, 0, TimeSpan.FromHours(5)))));
        Assert.Equal([learner], (await platform.Read<List<Presence>>("/api/gate/inside")).Select(p => p.Id));

        await Wait.Until(async () =>
            (await platform.Get($"/api/canteen/account/{learner}")).StatusCode == HttpStatusCode.OK,
                "an admitted learner gets a meal account");
        await platform.Send("/api/canteen/top-up-account", new TopUpAccount(learner, Guid.CreateVersion7(), 1000, "cash", Day));
        await platform.Send("/api/canteen/pay-meal", new PayMeal(learner, Guid.CreateVersion7(), Day, "lunch", "палау", 650));
        var day = await platform.Read<SchoolDay>("/api/reports/school-day/2026-09-02");
        Assert.Equal((1, 1, 1, 650m, 1), (day.LessonsOpened, day.MarksEntered, day.MealsServed, day.MealsSum, day.Inside.Count));
        Assert.Equal((3, 1), (day.Classes[school.Class].Expected, day.Classes[school.Class].Absent));

        var own = await platform.Read<LearnerDay>($"/api/reports/learner-day/{learner}/2026-09-02");
        Assert.Equal((1, 9, 1), (own.Passes.Count, own.Lessons.Single().Points, own.Meals.Count));
    }

    [Fact]
    public async Task A_read_that_asks_for_more_than_there_is_gives_up_and_says_so()
    {
        var school = await TestSchool.Found(app);
        school.Platform!.Position = long.MaxValue;
        using var answer = await school.Platform.Get("/api/people/classes");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "view_behind"), (answer.StatusCode, await Code(answer)));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_page_that_was_seen_is_not_sent_again()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var path = $"/api/journal/page/{school.Class}/{school.Maths}/2026/1";
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.Get(path)).StatusCode);
        var lesson = await school.OpenLesson(teacher, Day);

        using var first = await teacher.Get(path);
        using var again = await teacher.Get(path, ("If-None-Match", first.Headers.ETag!.ToString()));
        await teacher.Send("/api/journal/close-lesson", new CloseLesson(school.Page, lesson), ("If-Match", first.Headers.ETag.ToString()));
        using var changed = await teacher.Get(path, ("If-None-Match", first.Headers.ETag.ToString()));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK),
            (first.StatusCode, again.StatusCode, changed.StatusCode));
        Assert.Equal(("\"1\"", "\"2\""), (first.Headers.ETag.Tag, changed.Headers.ETag!.Tag));
    }

    [Theory, InlineData("/api/reports/school-day/yesterday", HttpStatusCode.BadRequest),
        InlineData("/api/people/person/nobody", HttpStatusCode.NotFound)]
    [InlineData("/api/reports/school-day/2026-02-30", HttpStatusCode.BadRequest)]
    public async Task A_path_that_makes_no_sense_is_told(string path, HttpStatusCode status)
    {
        var school = await TestSchool.Found(app);
        using var answer = await school.Platform!.Get(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_history_of_a_mark_says_who_when_from_where_and_why()
    {
        var school = await TestSchool.Found(app);
        var (teacher, director) = (await school.AsTeacher(), await school.AsDirector());
        var lesson = await school.OpenLesson(teacher, Day);
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 7));
        await teacher.Send("/api/journal/correct-mark", new CorrectMark(school.Page, lesson, school.Learners[0], 9, "қате есеп"),
            (Requests.DeviceHeader, "desk 7"));

        var history = await director.Read<JsonArray>($"/api/audit/history/{school.Page.Id()}");
        var later = await director.Read<JsonArray>($"/api/audit/history/{school.Page.Id()}?after=2");
        var then = await director.Read<JournalPageView>($"/api/audit/journal-page/{school.Page.Id()}/at/2");

        Assert.Equal(["journal.lesson_opened", "journal.mark_entered", "journal.mark_corrected"],
            history.Select(h => h!["event"]!.GetValue<string>()));
        var last = later.Single()!;
        Assert.Equal(("desk 7", "CorrectMark", "қате есеп", "teacher", school.Teacher.ToString()),
            (last["device"]!.GetValue<string>(), last["command"]!.GetValue<string>(),
            last["reason"]!.GetValue<string>(), last["role"]!.GetValue<string>(), last["person"]!.GetValue<string>()));
        Assert.Equal(7, then.Lessons.Single().Marks[school.Learners[0]]);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.Get($"/api/audit/history/{school.Page.Id()}")).StatusCode);
    }

    [Fact]
    public async Task People_are_read_page_by_page()
    {
        var school = await TestSchool.Found(app);
        var all = await school.Platform!.Read<JsonArray>("/api/people/people");
        var rest = await school.Platform.Read<JsonArray>($"/api/people/people?after={all[1]!["id"]}");
        Assert.Equal(all.Skip(2).Select(p => p!["id"]!.ToString()), rest.Select(p => p!["id"]!.ToString()));
    }
}

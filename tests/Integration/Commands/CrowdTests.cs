using System.Net;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Http;
using EduEvents.Projections.Journal;

namespace EduEvents.Integration.Commands;

/// <summary>Many send at once.</summary>
public sealed class CrowdTests(App app)
{
    private static readonly DateOnly September = new(2026, 9, 1);

    private static async Task<IReadOnlyList<Guid>> Admit(TestSchool school, int count)
    {
        var learners = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToList();
        await Task.WhenAll(learners.Select(async learner =>
        {
            await school.Platform!.Send("/api/people/admit-learner", new AdmitLearner(learner, "С", "Ә", "", "", null, new(2026, 8, 25)));
            await school.Platform.Send("/api/people/place-learner", new PlaceLearner(learner, school.Class, September));
        }));
        return learners;
    }

    [Fact]
    public async Task Sixteen_senders_at_one_page_lose_no_mark_and_double_none()
    {
        var school = await TestSchool.Found(app);
        var learners = await Admit(school, 16);
        var teacher = await school.AsTeacher();
        var lessons = new List<Guid>();
        foreach (var number in Enumerable.Range(1, 6)) lessons.Add(await school.OpenLesson(teacher, new(2026, 9, 2), number));

        await Task.WhenAll(learners.Select(async learner =>
        {
            foreach (var lesson in lessons)
                await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 7),
                    (Requests.KeyHeader, $"{lesson}{learner}"));
        }));

        var page = await teacher.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal(16 * 6, page.Lessons.Sum(l => l.Marks.Count));
        Assert.Equal(16 * 6, await Log.Count(app.ConnectionString, page.Id, "journal.mark_entered"));
        Assert.Equal(16 * 6 + 6, page.Version);
    }

    [Fact]
    public async Task Of_many_recorded_together_those_that_cannot_be_are_refused_alone()
    {
        var school = await TestSchool.Found(app);
        var (director, taken, free) = (await school.AsDirector(), "120523600126", Enumerable.Range(0, 24).Select(_ => Guid.CreateVersion7()).ToList());
        AdmitLearner Admit(Guid id, string number) => new(id, "С", "Ә", "", number, null, new(2026, 8, 25));

        var rivals = Task.WhenAll(Enumerable.Range(0, 12).Select(_ => director.Post("/api/people/admit-learner", Admit(Guid.CreateVersion7(), taken))));
        var others = Task.WhenAll(free.Select(id => director.Post("/api/people/admit-learner", Admit(id, ""))));

        Assert.All(await others, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(1, (await rivals).Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(11, (await rivals).Count(a => a.StatusCode == HttpStatusCode.UnprocessableEntity));
        foreach (var id in free) Assert.Equal(1, await Log.Count(app.ConnectionString, id, "people.learner_admitted"));
    }

    [Fact]
    public async Task Of_twelve_who_saw_the_same_version_one_wins()
    {
        var school = await TestSchool.Found(app);
        var learners = await Admit(school, 12);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));

        var answers = await Task.WhenAll(
            learners.Select(l => teacher.Post("/api/journal/enter-mark", new EnterMark(school.Page, lesson, l, 7), ("If-Match", "\"1\""))));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(11, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Equal(1, await Log.Count(app.ConnectionString, school.Page.Id(), "journal.mark_entered"));
    }

    [Fact]
    public async Task The_same_key_twice_in_flight_records_once_and_answers_alike()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            teacher.Post("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 7),
                (Requests.KeyHeader, "one"))));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Single(bodies.Distinct());
        Assert.Equal(1, await Log.Count(app.ConnectionString, school.Page.Id(), "journal.mark_entered"));
    }

    [Fact]
    public async Task One_key_for_two_bodies_in_flight_records_one_of_them()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            teacher.Post("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[i % 2], 7),
                (Requests.KeyHeader, "one"))));

        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(1, await Log.Count(app.ConnectionString, school.Page.Id(), "journal.mark_entered"));
    }

    [Fact]
    public async Task A_key_counts_for_its_account_and_its_command_only()
    {
        var school = await TestSchool.Found(app);
        var (one, other) = (await school.AsTeacher(), await school.AsTeacher());
        var lesson = await school.OpenLesson(one, new(2026, 9, 2));
        await one.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 7), (Requests.KeyHeader, "one"));

        other.Position = one.Position;
        Assert.Equal(1, (await other.Send(
            "/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[1], 7), (Requests.KeyHeader, "one"))).Recorded);
        await one.Refused("/api/journal/close-lesson", new CloseLesson(school.Page, lesson), HttpStatusCode.UnprocessableEntity,
            (Requests.KeyHeader, "one"));
    }

    [Fact]
    public async Task A_repeat_after_the_world_has_changed_gets_the_first_answer()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        var mark = new EnterMark(school.Page, lesson, school.Learners[0], 7);
        var first = await teacher.Send("/api/journal/enter-mark", mark, (Requests.KeyHeader, "one"));
        await teacher.Send("/api/journal/remove-mark", new RemoveMark(school.Page, lesson, school.Learners[0], "басқа оқушы"));
        Assert.Equal(first, await teacher.Send("/api/journal/enter-mark", mark, (Requests.KeyHeader, "one")));
        await teacher.Send("/api/journal/close-lesson", new CloseLesson(school.Page, lesson));
        Assert.Equal(first, await teacher.Send("/api/journal/enter-mark", mark, (Requests.KeyHeader, "one")));

        Assert.Equal(1, await Log.Count(app.ConnectionString, school.Page.Id(), "journal.mark_entered"));
    }

    [Fact]
    public async Task Backlogs_over_the_same_days_in_any_order_do_not_stand_in_each_others_way()
    {
        var school = await TestSchool.Found(app);
        PassItem Item(int sender, int day) =>
            new(sender * 100 + day, school.Learners[0], Direction.In, new(2026, 9, day, 8, sender, 0, TimeSpan.FromHours(5)));

        var replies = await Task.WhenAll(Enumerable.Range(1, 8).Select(s => school.Platform!.Send("/api/gate/send-passes",
            new SendPasses(school.Terminal, [.. Enumerable.Range(1, 10).Select(d => Item(s, s % 2 == 0 ? d : 11 - d))]))));

        Assert.Equal(80, replies.Sum(r => r.Recorded));
        Assert.Equal(80L, await Log.Ask<long>(app.ConnectionString,
            "select count(*) from edu.mt_events where tenant_id = $1 and type = 'gate.gate_passed'", school.Organisation));
    }
}

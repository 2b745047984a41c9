using System.Net;
using EduEvents.Application.Access;
using EduEvents.Application.Canteen;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Integration.Live;
using EduEvents.Application.People;
using EduEvents.Projections.Canteen;
using EduEvents.Projections.People;
using EduEvents.Projections.Journal;

namespace EduEvents.Integration.Hosts;

/// <summary>What one Host remembers of a stream may be old: another has written since. It may never be what is decided upon.</summary>
public sealed class TwoHostsTests(TwoHosts app) : IClassFixture<TwoHosts>
{
    private const string Enter = "/api/journal/enter-mark", Correct = "/api/journal/correct-mark", Remove = "/api/journal/remove-mark";
    private static readonly DateOnly Day = new(2026, 9, 2);

    private async Task<(TestSchool School, Sender Here, Sender There, Guid Lesson)> Begin()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Platform, Scope.Platform);
        var (here, there) = (await school.SignIn(account), await school.SignIn(account, app.Second));
        return (school, here, there, await school.OpenLesson(school.Platform!, Day));
    }

    [Fact]
    public async Task What_was_true_a_moment_ago_decides_nothing()
    {
        var (school, here, there, lesson) = await Begin();
        var learner = school.Learners[0];
        var enter = new EnterMark(school.Page, lesson, learner, 7);
        await here.Send(Enter, enter);
        await there.Send(Remove, new RemoveMark(school.Page, lesson, learner, "қате"));

        // This Host remembers the mark, so it would take the command for a repeat that changes nothing.
        Assert.Equal(1, (await here.Send(Enter, enter)).Recorded);
        await there.Send(Correct, new CorrectMark(school.Page, lesson, learner, 9, "қате"));
        var refused = await here.Refused(Enter, enter, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("journal.mark_already_entered", refused["code"]!.GetValue<string>());
        Assert.Equal(1, (await here.Send(Correct, new CorrectMark(school.Page, lesson, learner, 7, "қате"))).Recorded);
        Assert.Equal(0, (await there.Send(Correct, new CorrectMark(school.Page, lesson, learner, 7, "қате"))).Recorded);
        await there.Send("/api/journal/close-lesson", new CloseLesson(school.Page, lesson));
        Assert.Equal(0, (await here.Send("/api/journal/close-lesson", new CloseLesson(school.Page, lesson))).Recorded);

        here.Position = there.Position;
        var page = await here.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal((7, 7L), (page.Lessons.Single().Marks[learner], page.Version));
    }

    [Fact]
    public async Task A_purse_is_emptied_once()
    {
        var (school, here, there, _) = await Begin();
        var learner = school.Learners[0];
        await Wait.Until(async () => (await here.Get($"/api/canteen/account/{learner}")).IsSuccessStatusCode, "a meal account");
        await here.Send("/api/canteen/top-up-account", new TopUpAccount(learner, Guid.CreateVersion7(), 2000, "cash", Day));

        // Enough for four; each Host is asked for ten.
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? here : there)
            .Post("/api/canteen/pay-meal", new PayMeal(learner, Guid.CreateVersion7(), Day, $"meal{i}", "палау", 500))));

        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.All(answers, a => Assert.Contains(a.StatusCode,
            new[] { HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict }));
        await here.Send("/api/canteen/top-up-account", new TopUpAccount(learner, Guid.CreateVersion7(), 1, "cash", Day));
        Assert.Equal(1, (await here.Read<MealAccountCard>($"/api/canteen/account/{learner}")).Balance);
    }

    [Fact]
    public async Task One_key_sent_to_both_records_once()
    {
        var (school, here, there, lesson) = await Begin();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? here : there)
            .Post(Enter, new EnterMark(school.Page, lesson, school.Learners[0], 7), (Requests.KeyHeader, "one"))));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Single(bodies.Distinct());
        Assert.Equal(1, await Log.Count(app.ConnectionString, school.Page.Id(), "journal.mark_entered"));
    }

    [Fact]
    public async Task Both_take_marks_for_one_page_every_view_counts_them_once_and_both_tell_of_them_once()
    {
        var (school, here, there, lesson) = await Begin();
        await using var nearby = await Watcher.Of(here);
        await using var far = await Watcher.Of(there);
        var topic = LiveTopic.Of(school.Organisation, "class", school.Class, school.Maths);
        await nearby.Join(topic);
        await far.Join(topic);

        await Task.WhenAll(school.Learners.Select(async (learner, i) =>
        {
            var (one, other) = i % 2 == 0 ? (here, there) : (there, here);
            await one.Send(Enter, new EnterMark(school.Page, lesson, learner, 7));
            for (var points = 8; points <= 10; points++)
            {
                await other.Send(Correct, new CorrectMark(school.Page, lesson, learner, points, "қате"));
                (one, other) = (other, one);
            }
        }));

        await here.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        var page = await there.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal((13L, 3), (page.Version, page.Lessons.Single().Marks.Values.Count(m => m == 10)));
        Assert.Equal(3, (await there.Read<Projections.Reports.SchoolDay>("/api/reports/school-day/2026-09-02")).MarksEntered);
        foreach (var watcher in new[] { nearby, far })
        {
            int[] Versions() => [.. watcher.Heard.Where(m => m["kind"]!.GetValue<string>() == "mark")
                .Select(m => m["data"]!["version"]!.GetValue<int>())];
            await Wait.Until(() => Versions().Length >= 12, "every mark is told of");
            Assert.Equal(Enumerable.Range(2, 12), Versions());
        }
    }

    [Fact]
    public async Task Every_refusal_is_recorded_however_many_come_at_once()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        var (here, there) = (await school.SignIn(account), await school.SignIn(account, app.Second));

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => (i % 2 == 0 ? here : there).Get("/api/people/classes")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Forbidden, a.StatusCode));
        Assert.Equal(24, await Log.Count(app.ConnectionString, account.Id, "access.access_refused"));
    }

    [Fact]
    public async Task Whoever_comes_too_late_upon_a_stream_of_the_platform_costs_no_number()
    {
        var (school, here, there, _) = await Begin();
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        const string Unused = "select last_value - (select count(*) from edu.mt_events) from edu.mt_events_sequence";
        var before = await Log.Ask<long>(app.ConnectionString, Unused);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async i => (await (i % 2 == 0 ? here : there).Post("/api/access/" + (i % 4 < 2 ? "block" : "unblock")
            + "-account", i % 4 < 2 ? new BlockAccount(account.Id, school.Organisation, "бір") : new UnblockAccount(account.Id, school.Organisation, "екі"))).StatusCode));

        Assert.All(answers, a => Assert.True(a is HttpStatusCode.OK or HttpStatusCode.Conflict));
        Assert.Equal(before, await Log.Ask<long>(app.ConnectionString, Unused));
    }

    [Fact]
    public async Task One_account_signs_in_everywhere_at_once()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => school.SignIn(account, i % 2 == 0 ? app.Address : app.Second)));
        Assert.Equal(8, await Log.Count(app.ConnectionString, account.Id, "access.signed_in"));
    }

    [Fact]
    public async Task A_right_revoked_here_ends_there_and_a_session_too()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Director, new(school.Organisation));
        var (here, there) = (await school.SignIn(account), await school.SignIn(account, app.Second));
        Assert.Equal(HttpStatusCode.OK, (await there.Get("/api/people/classes")).StatusCode);
        using (await here.Http.PostAsync("/api/access/sign-out", null))
            Assert.Equal(HttpStatusCode.Unauthorized, (await here.Get("/api/people/classes")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.Get("/api/people/classes")).StatusCode);

        await school.Platform!.Send("/api/access/revoke-role", new RevokeRole(account.Id, account.Grant, account.Scope, "кетті"));
        await Wait.Until(async () =>
            (await there.Get("/api/people/classes")).StatusCode == HttpStatusCode.Forbidden, "the right ends there");
    }

    [Fact]
    public async Task What_one_keeps_it_forgets_when_the_other_has_changed_it()
    {
        var (school, here, there, _) = await Begin();
        using var trips = new RoundTrips();
        there.Position = here.Position;
        await Wait.Until(async () => (await trips.Get(there, "/api/people/classes")).Trips == 0, "the second Host keeps the classes");
        var formed = Guid.CreateVersion7();
        await here.Send("/api/people/form-class", new FormClass(formed, 2026, 5, "А", "kk", 1));

        // Who has not written it waits for nothing, and sees it as soon as the feed has told of it.
        await Wait.Until(async () => (await there.Read<List<ClassCard>>("/api/people/classes")).Exists(c => c.Id == formed), "the other Host shows the new class",
            TimeSpan.FromSeconds(20));
        await Wait.Until(async () => (await trips.Get(there, "/api/people/classes")).Trips == 0, "and keeps the new list");
        Assert.Contains(formed, (await there.Read<List<ClassCard>>("/api/people/classes")).Select(c => c.Id));
    }

    [Fact]
    public async Task When_one_goes_the_other_goes_on_with_every_view_and_every_message()
    {
        var (school, here, there, lesson) = await Begin();
        await there.Send(Enter, new EnterMark(school.Page, lesson, school.Learners[0], 7));
        await app.StopSecond();
        try
        {
            await using var watcher = await Watcher.Of(here);
            await watcher.Join(LiveTopic.Of(school.Organisation, "class", school.Class, school.Maths));
            here.Position = there.Position;
            await here.Send(Correct, new CorrectMark(school.Page, lesson, school.Learners[0], 9, "қате"));

            await Wait.Until(async () => (await here.Get($"/api/journal/page/{school.Class}/{school.Maths}/2026/1")).IsSuccessStatusCode,
                "the view goes on", TimeSpan.FromSeconds(30));
            await watcher.Message("mark");
        }
        finally
        {
            await app.StartSecond();
        }
    }
}

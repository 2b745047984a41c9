using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>What a family sees of its own child, and of no other.</summary>
public sealed class FamilyTests(WebApp app)
{
    [Fact]
    public async Task A_parent_sees_the_childs_day_and_how_a_mark_came_about()
    {
        var lived = app.Lived;
        await using var window = await app.Window(lived.Accounts[Roles.Guardian], "ru");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Серікұлы Әлихан");
        await Assertions.Expect(page.Locator(".where")).ToContainTextAsync("В школе с 07:38");
        await page.GotoAsync($"/child/{lived.Learners[0]}?on=2026-09-01");
        await page.ClickAsync("a.mark");

        var moments = page.Locator(".moment");
        await Assertions.Expect(moments.Filter(new() { HasText = "Оценка выставлена" })).ToHaveCountAsync(1);
        var corrected = moments.Filter(new() { HasText = "Оценка исправлена" });
        await Assertions.Expect(corrected.Locator("del")).ToHaveTextAsync("9");
        await Assertions.Expect(corrected).ToContainTextAsync("10");
        await Assertions.Expect(corrected).ToContainTextAsync("Есептеу қатесі болды");
        await Assertions.Expect(corrected).ToContainTextAsync("Оспанова Гүлнар");
        // Of the class nothing is told.
        Assert.DoesNotContain("Әбдірахман", await page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData("/child/{0}"), InlineData("/child/{0}?on=2026-09-01"), InlineData("/child/{0}/mark/{1}/{2}")]
    public async Task Another_childs_day_is_refused_and_the_attempt_is_recorded(string address)
    {
        var school = await TestSchool.Found(app);
        var parent = await school.Account(Roles.Guardian, "Динара", Guid.CreateVersion7(), false,
            new Scope(school.Organisation, Person: school.Learners[0]));
        var lesson = await school.OpenLesson(await school.AsTeacher(), LivedSchool.Today);
        await using var window = await app.Window(parent);
        var path = string.Format(null, address, school.Learners[1], school.Page.Id(), lesson);
        var answer = await window.APIRequest.GetAsync(path);

        Assert.Equal(403, answer.Status);
        Assert.DoesNotContain("Нұрланқызы", await answer.TextAsync(), StringComparison.Ordinal);
        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(Application.CommandContext.Platform);
        Assert.Contains(await session.Events.QueryAllRawEvents().Where(e => e.EventTypeName == "access.access_refused").ToListAsync(),
            e => e.Data is AccessRefused { Target.Person: var person } && person == school.Learners[1]);
    }

    [Fact]
    public async Task The_history_of_a_mark_shows_a_family_nothing_of_others_over_the_API()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, LivedSchool.Today);
        await teacher.Send("/api/journal/enter-marks",
            new EnterMarks(school.Page, lesson, [new(school.Learners[0], 7), new(school.Learners[1], 3)]));
        await teacher.Send("/api/journal/call-roll",
            new CallRoll(school.Page, lesson, [new(school.Learners[2], Domain.Journal.Attendance.B)], ""));
        var parent = await school.With(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]));

        using var answer = await parent.Get($"/api/journal/learner/{school.Learners[0]}/history/{school.Page.Id()}/{lesson}");
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(school.Learners[0].ToString(), body, StringComparison.Ordinal);
        Assert.DoesNotContain(school.Learners[1].ToString(), body, StringComparison.Ordinal);
        Assert.DoesNotContain(school.Learners[2].ToString(), body, StringComparison.Ordinal);
    }
}

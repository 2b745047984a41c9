using EduEvents.Application.Assessment;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Journal;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web.Assessment;

/// <summary>A deputy gives a final mark after the year, and the learner's year says how every mark of it came about.</summary>
public sealed class YearTests(WebApp app)
{
    [Fact]
    public async Task A_final_mark_is_given_after_the_exam_and_the_year_is_explained()
    {
        var school = await TestSchool.Found(app);
        var (platform, group, learner) = (school.Platform!, Guid.CreateVersion7(), Guid.CreateVersion7());
        await platform.Send("/api/organisation/open-academic-year", new OpenAcademicYear(school.OrganisationId, 2025, [new(1, new(2025, 9, 1), new(2025, 10, 26))], []));
        await platform.Send("/api/people/form-class", new FormClass(group, 2025, 9, "Б", "kk", 1));
        await platform.Send("/api/people/admit-learner", new AdmitLearner(learner, "Әділова", "Мәдина", "", "", new(2011, 5, 23), new(2025, 8, 25)));
        await platform.Send("/api/people/place-learner", new PlaceLearner(learner, group, new(2025, 9, 1)));
        await platform.Send("/api/curriculum/assign-teaching", new AssignTeaching(school.Maths, group, school.Teacher, new(2025, 9, 1)));
        SheetRef of = new(group, school.Maths, 2025, 1);
        var lesson = Guid.CreateVersion7();
        Domain.Journal.PageRef page = new(group, school.Maths, 2025, 1);
        await platform.Send("/api/journal/open-lesson", new OpenLesson(page, lesson, new(2025, 9, 2), 1, school.Teacher, "Сандар"));
        await platform.Send("/api/journal/enter-mark", new EnterMark(page, lesson, learner, 8));
        foreach (var (kind, on, max, points) in new[] { (WorkKind.Sor, new DateOnly(2025, 9, 9), 20, 14), (WorkKind.Soch, new DateOnly(2025, 10, 14), 25, 18) })
        {
            var work = Guid.CreateVersion7();
            await platform.Send("/api/assessment/plan-work", new PlanWork(of, work, kind, on, "Сандар", max, []));
            await platform.Send("/api/assessment/enter-points", new EnterPoints(of, work, learner, points));
        }
        await platform.Send("/api/assessment/close-quarter", new CloseQuarter(of));
        await platform.Send("/api/assessment/close-year", new CloseYear(new(group, school.Maths, 2025)));

        var deputy = await school.Account(Roles.DeputyDirector, "Болат Жүнісов", Guid.CreateVersion7(), false, new Domain.Scope(school.Organisation));
        await using var window = await app.Window(deputy);
        var desk = await window.NewPageAsync();
        await desk.GotoAsync($"/assessment/course/{group}/{school.Maths}/2025");
        await desk.Locator("summary", new() { HasText = "Қорытынды баға қою" }).ClickAsync();
        await desk.SelectOptionAsync("#final-work", "exam");
        await desk.FillAsync("#final-mark", "5");
        await desk.FillAsync("#final-on", "2026-06-02");
        await desk.Locator("command-form button").ClickAsync();
        await Assertions.Expect(desk.Locator("tbody tr >> nth=0 >> td >> nth=2")).ToContainTextAsync("Емтихан");
        await desk.Locator("tbody a").ClickAsync();
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("(4) : 1 = 4 → 4");
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("4 × 70 % + 5 × 30 %");
        await desk.Locator("summary", new() { HasText = "1-тоқсан" }).ClickAsync();
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("73,50");
    }
}

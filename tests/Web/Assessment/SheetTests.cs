using EduEvents.Application.Assessment;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Journal;
using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using EduEvents.Fixtures;
using EduEvents.Projections.Assessment;
using Microsoft.Playwright;

namespace EduEvents.Web.Assessment;

/// <summary>A teacher enters points with the keyboard, closes the quarter and looks at how a mark came about.</summary>
public sealed class SheetTests(WebApp app)
{
    private static ILocator Points(IPage page, int row, int column) => page.Locator($"tbody tr >> nth={row} >> td >> nth={column} >> input");

    [Fact]
    public async Task In_a_subject_without_points_it_is_chosen_who_has_passed_and_another_window_shows_it()
    {
        var school = await TestSchool.Found(app, lastDay: LivedSchool.Today);
        await school.Platform!.Send("/api/curriculum/choose-assessment", new ChooseAssessment(school.Maths, MarkMode.PassFail));
        var teacher = await school.AsTeacher();
        var account = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false, new Domain.Scope(school.Organisation, school.Class, school.Maths));
        await using var window = await app.Window(account);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/assessment/{school.Class}/{school.Maths}/2026/1");
        await page.Locator("edu-sheet[data-ready]").WaitForAsync();
        foreach (var (row, passed) in new[] { (0, "true"), (1, "false"), (2, "true") })
        {
            await page.Locator($"tbody tr >> nth={row} >> select").SelectOptionAsync(passed);
            await Assertions.Expect(page.Locator($"tbody tr >> nth={row} >> select")).ToHaveAttributeAsync("data-was", passed);
        }
        var last = await page.Locator("tbody tr >> nth=2").GetAttributeAsync("data-learner");
        await teacher.Send("/api/assessment/decide-pass", new DecidePass(new(school.Class, school.Maths, 2026, 1), Guid.Parse(last!), false));
        await Assertions.Expect(page.Locator("tbody tr >> nth=2 >> select")).ToHaveValueAsync("false");

        await page.Locator("summary", new() { HasText = "Тоқсанды жабу" }).ClickAsync();
        await page.Locator("command-form[data-path$='close-quarter'] button").ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr >> nth=0 >> .avg")).ToHaveTextAsync("Сынақ");
        await Assertions.Expect(page.Locator("tbody tr >> nth=2 >> .avg")).ToHaveTextAsync("Сынақ емес");
    }

    [Fact]
    public async Task A_quarter_from_the_first_points_to_the_explained_mark()
    {
        var school = await TestSchool.Found(app, lastDay: LivedSchool.Today);
        SheetRef sheet = new(school.Class, school.Maths, 2026, 1);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        await teacher.Send("/api/journal/enter-marks", new EnterMarks(school.Page, lesson, [.. school.Learners.Select(l => new MarkItem(l, 8))]));
        await teacher.Send("/api/assessment/plan-work", new PlanWork(sheet, Guid.CreateVersion7(), WorkKind.Sor, new(2026, 9, 8), "Сандар", 20, []));
        await teacher.Send("/api/assessment/plan-work", new PlanWork(sheet, Guid.CreateVersion7(), WorkKind.Soch, new(2026, 9, 14), "Тоқсан", 25, []));
        var account = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false, new Domain.Scope(school.Organisation, school.Class, school.Maths));
        await using var window = await app.Window(account);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/assessment/{school.Class}/{school.Maths}/2026/1");
        await page.Locator("edu-sheet[data-ready]").WaitForAsync();
        var status = page.Locator("[data-status]");

        // Typed with the keyboard: Enter goes down, too many points are refused and stay in their cell, Esc takes them back.
        await Points(page, 0, 0).FocusAsync();
        await page.Keyboard.TypeAsync("14");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Points(page, 1, 0)).ToBeFocusedAsync();
        await Assertions.Expect(status).ToHaveTextAsync("Сақталды");
        await page.Keyboard.TypeAsync("21");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Points(page, 1, 0)).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("[data-say]")).ToContainTextAsync("20");
        await Points(page, 1, 0).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("20");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Points(page, 1, 0)).ToHaveAttributeAsync("data-was", "20");

        // Missed for a valid reason, with M; corrected with a reason.
        await page.Keyboard.PressAsync("m");
        await page.FillAsync("#missed-due", "2026-09-18");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Points(page, 2, 0)).ToHaveAttributeAsync("placeholder", "өтк.");
        await Points(page, 0, 0).FillAsync("16");
        await Points(page, 0, 0).PressAsync("Enter");
        await page.FillAsync("#reason", "Модерация");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Points(page, 0, 0)).ToHaveAttributeAsync("data-was", "16");

        // A column pasted from a spreadsheet.
        await Points(page, 0, 1).FocusAsync();
        await page.EvaluateAsync("text => { const data = new DataTransfer(); data.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })); }",
            "18\r\n25\r\n20");
        foreach (var (row, points) in new[] { "18", "25", "20" }.Index()) await Assertions.Expect(Points(page, row, 1)).ToHaveValueAsync(points);

        await page.Locator("summary", new() { HasText = "Тоқсанды жабу" }).ClickAsync();
        await page.Locator("command-form[data-path$='close-quarter'] button").ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr >> nth=0 >> .avg")).ToHaveTextAsync("4");
        await Assertions.Expect(page.Locator("tbody tr >> nth=2 >> .avg")).ToHaveTextAsync("Уақытша аттестатталмаған");
        await page.Locator("tbody tr >> nth=0 >> .avg a").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("76,00");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("125/2025-04-30");

        var view = await teacher.Read<SheetView>($"/api/assessment/sheet/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal([Verdict.Marked, Verdict.Marked, Verdict.TemporarilyNotAssessed], view.Marks.Values.Select(m => m.Verdict).Order());
    }
}

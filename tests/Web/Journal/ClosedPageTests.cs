using EduEvents.Application.Journal;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using Microsoft.Playwright;

namespace EduEvents.Web.Journal;

/// <summary>The page of a closed quarter: nothing is typed there any more, and the deputy corrects by order.</summary>
public sealed class ClosedPageTests(WebApp app)
{
    [Fact]
    public async Task The_teachers_grid_turns_read_only_when_the_quarter_is_closed_and_an_order_still_corrects_a_mark()
    {
        await using var desk = await JournalDesk.With(app);
        var (school, learner) = (desk.School, desk.School.Learners[0]);
        await desk.Teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, desk.Lesson, learner, 7));
        var page = await desk.Open();
        await Assertions.Expect(page.Locator("[data-open-lesson]")).ToBeVisibleAsync();

        await (await school.AsDirector()).Send("/api/journal/close-page", new ClosePage(school.Page));
        await Assertions.Expect(page.GetByText("Тоқсан жабылған")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-open-lesson]")).ToHaveCountAsync(0);
        await page.Locator("edu-journal[data-ready] tr[data-learner]").First.WaitForAsync();
        await JournalDesk.Cell(page, 0).FocusAsync();
        await page.Keyboard.PressAsync("9");
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveAttributeAsync("data-waiting", "0");

        var director = await school.Account(Roles.Director, "Директор", Guid.CreateVersion7(), false, new Domain.Scope(school.Organisation));
        await using var window = await app.Window(director);
        var history = await window.NewPageAsync();
        await history.GotoAsync($"{desk.Href}/history?lesson={desk.Lesson}&learner={learner}");
        await history.Locator("summary", new() { HasText = "Бұйрықпен түзету" }).ClickAsync();
        await history.FillAsync("#fix-points", "9");
        await history.FillAsync("#fix-order", "118-ө");
        await history.FillAsync("#fix-why", "Қате жазылған");
        await history.Locator("command-form[data-path$='correct-mark-by-order'] button").ClickAsync();
        await Assertions.Expect(history.Locator(".cell-history")).ToContainTextAsync("№ 118-ө");

        var corrected = (await desk.Recorded()).OfType<MarkCorrected>().Single();
        Assert.Equal((7, 9, "118-ө"), (corrected.Before, corrected.After, corrected.Order!.Number));
        Assert.Equal(9, (await desk.Marks())[learner]);
    }
}

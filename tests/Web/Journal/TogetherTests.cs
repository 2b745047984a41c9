using EduEvents.Application.Journal;
using EduEvents.Domain.Journal;
using Microsoft.Playwright;
using static EduEvents.Web.Journal.JournalDesk;

namespace EduEvents.Web.Journal;

/// <summary>Two people at one page: each sees the other's marks, and nobody overwrites what was not seen.</summary>
public sealed class TogetherTests(WebApp app)
{
    [Fact]
    public async Task A_mark_appears_in_the_other_window_by_itself()
    {
        await using var desk = await With(app);
        var (here, there) = (await desk.Open(), await desk.Open());
        await Sent(there);
        await Cell(here, 1).ClickAsync();
        await here.Keyboard.PressAsync("8");

        await Assertions.Expect(Cell(there, 1)).ToHaveTextAsync("8");
        await Assertions.Expect(there.Locator("tbody tr >> nth=1 >> .avg")).ToHaveTextAsync("8,0");
    }

    [Fact]
    public async Task A_lesson_opened_by_somebody_else_appears_by_itself()
    {
        await using var desk = await With(app);
        var page = await desk.Open();
        await Sent(page);
        await desk.School.OpenLesson(desk.Teacher, new(2026, 9, 3));

        await Assertions.Expect(page.Locator("thead [data-lesson]")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_cell_changed_meanwhile_is_shown_as_a_conflict_and_the_teacher_chooses()
    {
        await using var desk = await With(app);
        await using var link = new SlowLink(app.Address);
        var page = await desk.Open(link.Address);
        var learner = (await Lines(page))[0];
        await Sent(page);
        link.Cut();
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("7");
        await desk.Teacher.Send("/api/journal/enter-mark", new EnterMark(desk.School.Page, desk.Lesson, learner, 4));
        link.Mend();

        await Assertions.Expect(page.Locator("td[data-state=conflict]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("bad"));
        await Cell(page, 0).ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open] [data-theirs]")).ToHaveTextAsync("4");
        await Assertions.Expect(page.Locator("dialog[open] [data-mine]")).ToHaveTextAsync("7");
        await page.FillAsync("#conflict-reason", "Жұмыс қайта тексерілді");
        await page.ClickAsync("dialog[open] button[value=mine]");
        await Sent(page);

        Assert.Equal(7, (await desk.Marks())[learner]);
        var corrected = (await desk.Recorded()).OfType<MarkCorrected>().Single();
        Assert.Equal((4, 7, "Жұмыс қайта тексерілді"), (corrected.Before, corrected.After, corrected.Reason));
    }

    [Fact]
    public async Task A_correction_of_what_changed_meanwhile_overwrites_nothing()
    {
        await using var desk = await With(app);
        await using var link = new SlowLink(app.Address);
        var page = await desk.Open(link.Address);
        var learner = (await Lines(page))[0];
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("5");
        await Sent(page);
        link.Cut();
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("6");
        await page.FillAsync("#reason", "Қате терілді");
        await page.Keyboard.PressAsync("Enter");
        await desk.Teacher.Send("/api/journal/correct-mark", new CorrectMark(desk.School.Page, desk.Lesson, learner, 9, "Апелляция"));
        link.Mend();

        await Assertions.Expect(page.Locator("td[data-state=conflict]")).ToHaveCountAsync(1);
        await page.Locator("[data-status]").ClickAsync();
        await page.ClickAsync("dialog[open] button[value=theirs]");
        await Assertions.Expect(Cell(page, 0)).ToHaveTextAsync("9");
        await Sent(page);

        Assert.Equal(9, (await desk.Marks())[learner]);
    }

    [Fact]
    public async Task A_correction_goes_through_when_only_other_cells_changed_meanwhile()
    {
        await using var desk = await With(app);
        await using var link = new SlowLink(app.Address);
        var page = await desk.Open(link.Address);
        var lines = await Lines(page);
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("5");
        await Sent(page);
        link.Cut();
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("6");
        await page.FillAsync("#reason", "Қате терілді");
        await page.Keyboard.PressAsync("Enter");
        await desk.Teacher.Send("/api/journal/enter-mark", new EnterMark(desk.School.Page, desk.Lesson, lines[2], 9));
        link.Mend();
        await Sent(page);

        await Assertions.Expect(Cell(page, 2)).ToHaveTextAsync("9");
        Assert.Equal(6, (await desk.Marks())[lines[0]]);
    }
}

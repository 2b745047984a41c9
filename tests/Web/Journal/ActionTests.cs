using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static EduEvents.Web.Journal.JournalDesk;

namespace EduEvents.Web.Journal;

/// <summary>What a teacher does to a page besides typing marks.</summary>
public sealed class ActionTests(WebApp app)
{
    [Fact]
    public async Task A_standing_mark_changes_only_with_a_reason()
    {
        await using var desk = await With(app);
        var page = await desk.Open();
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("5");
        await Sent(page);
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("8");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Cell(page, 0)).ToHaveTextAsync("5");
        await page.Keyboard.PressAsync("8");
        await page.Keyboard.TypeAsync("Есептеу қатесі");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Cell(page, 0)).ToHaveTextAsync("8");
        await Sent(page);

        var corrected = (await desk.Recorded()).OfType<MarkCorrected>().Single();
        Assert.Equal((5, 8, "Есептеу қатесі"), (corrected.Before, corrected.After, corrected.Reason));
    }

    [Fact]
    public async Task Delete_takes_a_mark_back_with_a_reason()
    {
        await using var desk = await With(app);
        var page = await desk.Open();
        await Cell(page, 2).ClickAsync();
        await page.Keyboard.PressAsync("3");
        await Sent(page);
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.TypeAsync("Басқа оқушыға қойылған");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Cell(page, 2)).ToHaveTextAsync("");
        await Sent(page);

        Assert.Equal((3, "Басқа оқушыға қойылған"), (await desk.Recorded()).OfType<MarkRemoved>().Select(m => (m.Before, m.Reason))
            .Single());
    }

    [Fact]
    public async Task A_key_marks_attendance_and_an_absent_learner_gets_no_mark()
    {
        await using var desk = await With(app);
        var page = await desk.Open();
        var lines = await Lines(page);
        await Cell(page, 1).ClickAsync();
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(Cell(page, 1)).ToHaveTextAsync("ж");
        await page.Keyboard.PressAsync("7");
        await Assertions.Expect(page.Locator("[data-say]")).ToContainTextAsync("сабақта болмаған");
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("l");
        await page.FillAsync("#minutes", "12");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Cell(page, 0)).ToHaveTextAsync("к");
        await Sent(page);

        var recorded = await desk.Recorded();
        Assert.Equal(new RollEntry(lines[1], Attendance.N), recorded.OfType<RollCalled>().Single().Entries.Single());
        Assert.Equal((lines[0], Attendance.O, 12), recorded.OfType<AttendanceCorrected>().Select(a => (a.LearnerId, a.After, a.MinutesLate))
            .Single());
        Assert.Empty(await desk.Marks());
    }

    [Fact]
    public async Task The_roll_of_a_whole_class_is_one_command()
    {
        await using var desk = await With(app);
        var page = await desk.Open();
        await page.Locator("thead .lesson").ClickAsync();
        await page.ClickAsync("dialog[open] button[value=roll]");
        await page.SelectOptionAsync("#roll-0", "B");
        await page.SelectOptionAsync("#roll-2", "NU");
        await page.ClickAsync("dialog[open] .btn.primary");
        await Assertions.Expect(Cell(page, 2)).ToHaveTextAsync("с/з");
        await Sent(page);

        Assert.Equal([Attendance.B, Attendance.NU], (await desk.Recorded()).OfType<RollCalled>().Single().Entries.Select(e => e.Code));
    }

    [Fact]
    public async Task A_column_from_a_spreadsheet_goes_out_as_one_command()
    {
        await using var desk = await With(app, 5);
        var page = await desk.Open();
        var lines = await Lines(page);
        await Cell(page, 1).ClickAsync();
        await page.EvaluateAsync("text => { const data = new DataTransfer(); data.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })); }",
            "9\r\n\r\n10\r\nсырқат\r\n4");
        await Assertions.Expect(Cell(page, 3)).ToHaveTextAsync("10");
        await Assertions.Expect(page.Locator("[data-say]")).ToContainTextAsync("2");
        await Sent(page);

        int[] expected = [0, 9, 0, 10, 0];
        Assert.Equal(expected, await desk.MarksOf(lines));
        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(desk.School.Organisation);
        var events = await session.Events.FetchStreamAsync(desk.School.Page.Id(), token: TestContext.Current.CancellationToken);
        Assert.Single(events.Where(e => e.Data is MarkEntered).Select(e => e.CausationId).Distinct());
    }

    [Fact]
    public async Task A_lesson_is_opened_and_closed()
    {
        await using var desk = await With(app);
        var page = await desk.Open();
        await page.ClickAsync("[data-open-lesson]");
        await page.FillAsync("#open-on", "2026-09-06");
        await page.FillAsync("#open-topic", "Бөлшектер");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog[open] [data-refused]")).ToBeVisibleAsync();
        await page.FillAsync("#open-on", "2026-09-07");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("thead [data-lesson]")).ToHaveCountAsync(2);
        await Assertions.Expect(Cell(page, 0, 1)).ToBeFocusedAsync();
        await page.ClickAsync("thead .lesson >> nth=1");
        await page.ClickAsync("dialog[open] button[value=close-lesson]");
        await Assertions.Expect(page.Locator("thead [data-closed]")).ToHaveCountAsync(1);
        await Cell(page, 0, 1).ClickAsync();
        await page.Keyboard.PressAsync("7");
        await Assertions.Expect(page.Locator("[data-say]")).ToContainTextAsync("жабылған");

        Assert.Equal("Бөлшектер", (await desk.Recorded()).OfType<LessonOpened>().Last().Topic);
        Assert.Single((await desk.Recorded()).OfType<LessonClosed>());
    }

    [Fact]
    public async Task Who_only_reads_the_journal_changes_nothing()
    {
        await using var desk = await With(app);
        var director =
            await desk.School.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false,
                new Domain.Scope(desk.School.Organisation));
        await using var window = await app.Window(director);
        var page = await window.NewPageAsync();
        await page.GotoAsync(desk.Href);
        await page.Locator("edu-journal[data-ready]").WaitForAsync();
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("9");
        await page.Keyboard.PressAsync("n");

        await Assertions.Expect(Cell(page, 0)).ToHaveTextAsync("");
        await Assertions.Expect(page.Locator("[data-open-lesson]")).ToHaveCountAsync(0);
        Assert.Single(await desk.Recorded());
    }
}

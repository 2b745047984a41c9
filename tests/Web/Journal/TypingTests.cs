using EduEvents.Domain.Journal;
using Microsoft.Playwright;
using static EduEvents.Web.Journal.JournalDesk;

namespace EduEvents.Web.Journal;

/// <summary>Marks typed at the speed of hands stand with the learners they were meant for.</summary>
public sealed class TypingTests(WebApp app)
{
    private const int Learners = 19, BetweenKeysMs = 90;

    [Fact]
    public async Task Marks_typed_fast_stand_with_the_right_learners()
    {
        await using var desk = await With(app, Learners);
        await TypedArrive(desk, await desk.Open());
    }

    [Fact]
    public async Task Marks_typed_fast_over_a_weak_link_stand_with_the_right_learners()
    {
        await using var desk = await With(app, Learners);
        await using var link = SlowLink.Weak(app.Address);
        await TypedArrive(desk, await desk.Open(link.Address));
    }

    [Fact]
    public async Task Marks_typed_while_the_server_is_away_arrive_once_it_is_back_and_once_only()
    {
        await using var desk = await With(app, 6);
        await using var link = new SlowLink(app.Address);
        var page = await desk.Open(link.Address);
        var lines = await Lines(page);
        await Sent(page);
        link.Cut();

        await Cell(page, 0).ClickAsync();
        foreach (var key in "579864") await page.Keyboard.PressAsync(key.ToString());
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveAttributeAsync("data-waiting", "6");
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("6");
        await Assertions.Expect(Cell(page, 5)).ToHaveTextAsync("4");
        Assert.DoesNotContain(await desk.Recorded(), e => e is MarkEntered);

        link.Mend();
        await Sent(page);
        Assert.Equal(lines.Zip([5, 7, 9, 8, 6, 4]), (await desk.Recorded()).OfType<MarkEntered>().Select(m => (m.LearnerId, m.Points)));
    }

    [Fact]
    public async Task Marks_that_waited_when_the_page_was_closed_are_sent_when_it_is_opened_again()
    {
        await using var desk = await With(app);
        await using var link = new SlowLink(app.Address);
        var page = await desk.Open(link.Address);
        await Sent(page);
        link.Cut();
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("9");
        await Assertions.Expect(page.Locator("[data-status]")).ToHaveAttributeAsync("data-waiting", "1");
        await page.CloseAsync();
        link.Mend();

        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(desk.Href);
        await Sent(again);

        Assert.Equal(9, (await desk.Recorded()).OfType<MarkEntered>().Single().Points);
    }

    [Fact]
    public async Task Zero_is_ten_and_the_place_of_a_key_counts_before_its_letter()
    {
        await using var desk = await With(app);
        var page = await desk.Open();
        var lines = await Lines(page);
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("0");
        // The Kazakh layout has ң where others have 5, and қ where they have 0.
        foreach (var (code, letter) in new[] { ("Digit5", "ң"), ("Digit0", "қ") })
            await page.EvaluateAsync("([code, key]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true }))", new[] { code, letter });
        await Sent(page);

        int[] expected = [10, 5, 10];
        Assert.Equal(expected, await desk.MarksOf(lines));
    }

    private static async Task TypedArrive(JournalDesk desk, IPage page)
    {
        int[] marks = [.. Enumerable.Range(0, Learners).Select(i => 2 + i * 5 % 9)];
        var lines = await Lines(page);
        await Cell(page, 0).ClickAsync();
        await page.Keyboard.TypeAsync(string.Concat(marks.Select(m => m % 10)), new() { Delay = BetweenKeysMs });
        await Sent(page);

        Assert.Equal(marks, await desk.MarksOf(lines));
    }
}

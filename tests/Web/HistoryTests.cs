using System.Text.RegularExpressions;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Web.Journal;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>The past of a page and of a mark.</summary>
public sealed class HistoryTests(WebApp app)
{
    [Fact]
    public async Task The_slider_shows_the_page_as_it_stood_and_what_changed()
    {
        await using var window = await app.Window(app.Lived.Accounts[Roles.Teacher]);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{Sights.Journal(app.Lived)}/history");
        await page.Locator("time-travel[data-ready]").WaitForAsync();
        await Assertions.Expect(page.Locator("thead [data-lesson]")).ToHaveCountAsync(8);

        await page.FocusAsync("#at");
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("thead [data-lesson]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-view] .moment")).ToContainTextAsync("Сабақ ашылды");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("[data-view] .moment")).ToContainTextAsync("Баға қойылды");
        await Assertions.Expect(page.Locator("td[data-new]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("td[data-v]")).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("at=3"));
    }

    [Fact]
    public async Task A_key_on_a_cell_leads_to_the_history_of_its_mark()
    {
        await using var desk = await JournalDesk.With(app);
        var page = await desk.Open();
        await JournalDesk.Cell(page, 0).ClickAsync();
        await page.Keyboard.PressAsync("6");
        await JournalDesk.Sent(page);
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("h");

        await Assertions.Expect(page.Locator(".cell-history .moment").Last).ToContainTextAsync("Баға қойылды");
        await Assertions.Expect(page.Locator(".cell-history .moment").Last).ToContainTextAsync("Chrome");
        await Assertions.Expect(page.Locator(".cell-history .moment").Last).ToContainTextAsync("127.0.0.1");
    }

    [Fact]
    public async Task A_teacher_reads_the_history_of_own_pages_only()
    {
        var school = await TestSchool.Found(app);
        var stranger = await school.Account(Roles.Teacher, "Басқа мұғалім", Guid.CreateVersion7(), false,
            new Scope(school.Organisation, Guid.CreateVersion7(), school.Maths));
        await using var window = await app.Window(stranger);

        var page = $"/journal/{school.Class}/{school.Maths}/2026/1";
        Assert.Equal(403, (await window.APIRequest.GetAsync($"{page}/history")).Status);
        Assert.Equal(403, (await window.APIRequest.GetAsync($"/history/{school.Learners[0]}")).Status);
        Assert.Equal(403, (await window.APIRequest.GetAsync($"/api/journal/page/{school.Class}/{school.Maths}/2026/1/history")).Status);
    }
}

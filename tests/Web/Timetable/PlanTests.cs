using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using EduEvents.Fixtures;
using EduEvents.Projections.Timetable;
using Microsoft.Playwright;

namespace EduEvents.Web.Timetable;

/// <summary>A deputy works upon a plan with the keyboard and the mouse, has a week generated, publishes it and lets somebody teach instead of another.</summary>
public sealed class PlanTests(WebApp app)
{
    private async Task<(TestSchool School, WeekSchool Week, IBrowserContext Window)> School()
    {
        var school = await TestSchool.Found(app);
        var week = new WeekSchool(school);
        await week.Draft();
        var account = await school.Account(Roles.Director, "Марат Сейітов", Guid.CreateVersion7(), false, new Domain.Scope(school.Organisation));
        return (school, week, await app.Window(account));
    }

    private static async Task<IPage> Open(IBrowserContext window, WeekSchool week, Guid group)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/timetable/plan/{week.Plan}?class={group}");
        await page.Locator("edu-week[data-ready]").WaitForAsync();
        return page;
    }

    [Fact]
    public async Task A_card_is_put_down_with_the_keyboard_where_it_is_free_and_taken_back()
    {
        var (school, week, window) = await School();
        await using var _ = window;
        var page = await Open(window, week, school.Class);
        var (tray, place, status) = (page.Locator(".tray .week-card"), page.Locator("td[data-place='2.1.3']"), page.Locator("[data-week-status]"));
        var before = await tray.CountAsync();
        await tray.First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // Free, whatever it does to the score.
        await Assertions.Expect(place).ToHaveAttributeAsync("data-state", new System.Text.RegularExpressions.Regex("^(free|worse)$"));
        await place.Locator("[data-drop]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(place.Locator(".week-card")).ToHaveCountAsync(1);
        await Assertions.Expect(tray).ToHaveCountAsync(before - 1);
        await Assertions.Expect(status).ToHaveTextAsync("Сақталды");

        // What the class has there forbids the next one its place, with the reason.
        await tray.First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(place).ToHaveAttributeAsync("data-state", "blocked");
        await Assertions.Expect(place.Locator("[data-drop]")).ToContainTextAsync("7 Ә");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(place).Not.ToHaveAttributeAsync("data-state", "blocked");

        await place.Locator(".week-card").FocusAsync();
        await page.Keyboard.PressAsync("f");
        await Assertions.Expect(place.Locator(".week-card")).ToHaveAttributeAsync("data-fixed", "");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(place.Locator(".week-card")).Not.ToHaveAttributeAsync("data-fixed", "");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(tray).ToHaveCountAsync(before);
    }

    [Fact]
    public async Task A_card_is_dragged_to_its_place()
    {
        var (school, week, window) = await School();
        await using var _ = window;
        var page = await Open(window, week, school.Class);
        var place = page.Locator("td[data-place='3.1.2']");
        // A browser without windows has nothing that carries a drag by the mouse; the events of one it has.
        var carried = new { dataTransfer = await page.EvaluateHandleAsync("() => new DataTransfer()") };
        await page.Locator(".tray .week-card").First.DispatchEventAsync("dragstart", carried);
        await Assertions.Expect(place).ToHaveAttributeAsync("data-state", new System.Text.RegularExpressions.Regex("free|worse"));
        await place.DispatchEventAsync("dragover", carried);
        await place.DispatchEventAsync("drop", carried);
        await Assertions.Expect(place.Locator(".week-card")).ToHaveCountAsync(1);
        var plan = await school.Platform!.Read<PlanView>($"/api/timetable/plan/{week.Plan}");
        Assert.Equal(new Slot(3, 1, 2), plan.Cards.Single().Slot);
    }

    [Fact]
    public async Task From_generation_to_the_timetable_in_force_and_a_substitute_in_two_clicks()
    {
        var (school, week, window) = await School();
        await using var _ = window;
        var page = await Open(window, week, school.Class);
        await page.Locator("summary", new() { HasText = "Автоматты құрастыру" }).ClickAsync();
        await page.FillAsync("#seconds", "5");
        await page.Locator("command-form[data-path$='request-generation'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".tray")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await page.Locator("summary", new() { HasText = "Жариялау" }).ClickAsync();
        await page.FillAsync("#from", "2026-09-01");
        await page.Locator("command-form[data-path$='publish-plan'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".banner.ok")).ToContainTextAsync("жарияланды");

        await page.GotoAsync("/timetable/day?on=2026-09-17");
        await page.SelectOptionAsync("#teacher", school.Teacher.ToString());
        await page.Locator("form.search button").ClickAsync();
        await page.Locator("command-form[data-path$='substitute-lesson'] button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".banner.ok").First).ToContainTextAsync("Алмастыратын");
    }
}

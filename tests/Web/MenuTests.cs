using EduEvents.Application.Canteen;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>A meal goes from the kitchen's form past the head's approval and the till to the family's phone.</summary>
public sealed class MenuTests(WebApp app)
{
    [Fact]
    public async Task A_dish_from_the_kitchen_to_the_menu_the_till_and_the_phone()
    {
        var school = await TestSchool.Found(app);
        var (child, today) = (school.Learners[1], Format(LivedSchool.Today));
        await school.Platform!.Send("/api/canteen/open-meal-account", new OpenMealAccount(child));
        await school.Platform.Send("/api/canteen/top-up-account", new TopUpAccount(child, Guid.CreateVersion7(), 1000, "cash", LivedSchool.Today));
        await using var kitchen = await Window(school, Roles.Cook);
        var page = await kitchen.NewPageAsync();
        await page.GotoAsync("/menu/dishes");
        await page.FillAsync("#new-kk", "Палау");
        await page.FillAsync("#new-ru", "Плов");
        foreach (var (field, value) in new[] { ("Portion", "220"), ("price", "450.50"), ("proteins", "14"), ("fats", "12"), ("carbohydrates", "38"), ("kilocalories", "320") })
            await page.FillAsync($"#new-{field}", value);
        await page.Locator("label.tick", new() { HasText = "балдыркөк" }).First.ClickAsync();
        await page.Locator("#new-photo").SetInputFilesAsync(new FilePayload { Name = "palau.jpg", MimeType = "image/jpeg", Buffer = SentFiles.Jpeg });
        await page.Locator("command-form[data-path$=describe-dish] button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".dish img")).ToHaveCountAsync(1);
        await page.GotoAsync($"/menu?on={today}");
        await page.Locator("[id^=lunch-]").SelectOptionAsync("false");
        await page.Locator("command-form[data-path$=draw-up-menu] button").ClickAsync();
        await Assertions.Expect(page.Locator(".dishes .dish")).ToHaveCountAsync(1);

        await using var office = await Window(school, Roles.Director);
        var head = await office.NewPageAsync();
        await head.GotoAsync($"/menu?on={today}");
        await head.Locator("command-form[data-path$=approve-menu] button").ClickAsync();
        await Assertions.Expect(head.Locator(".badge.ok").First).ToHaveTextAsync("Бекітілген");

        await using var desk = await Window(school, Roles.Cashier);
        var till = await desk.NewPageAsync();
        await till.GotoAsync("/till");
        await till.Locator("command-form[data-path$=start-serving] button").ClickAsync();
        await Assertions.Expect(till.Locator("#q")).ToBeFocusedAsync();
        // By keyboard alone: the beginning of the name, Enter, Enter.
        await till.Keyboard.TypeAsync("нурлан");
        await till.Keyboard.PressAsync("Enter");
        await Assertions.Expect(till.Locator(".desk h2")).ToHaveTextAsync("Нұрланқызы Аяжан");
        await till.Keyboard.PressAsync("Enter");
        await Assertions.Expect(till.Locator(".desk-balance b")).ToHaveTextAsync("549,50 ₸");
        await Assertions.Expect(till.Locator("#q")).ToBeFocusedAsync();

        var parent = await school.Account(Roles.Guardian, "Динара", Guid.CreateVersion7(), false, new Scope(school.Organisation, Person: child));
        await using var phone = await app.Window(parent, "ru", o => o.ViewportSize = new() { Width = 390, Height = 844 });
        var family = await phone.NewPageAsync();
        await family.GotoAsync($"/child/{child}/meals");
        await Assertions.Expect(family.Locator(".menu-day .dish")).ToContainTextAsync("Плов");
        await Assertions.Expect(family.Locator(".menu-day .photo, .menu-day img")).ToHaveCountAsync(1);
        await Assertions.Expect(family.Locator(".card .row").Filter(new() { HasText = "Всего: 1" })).ToContainTextAsync("450,50");
        await family.Locator("summary", new() { HasText = "Аллергены и блюда" }).ClickAsync();
        await family.Locator("label.tick", new() { HasText = "сельдерей" }).ClickAsync();
        await family.Locator("command-form[data-path$=bar-dishes] button").ClickAsync();
        await Assertions.Expect(family.Locator(".menu-day .badge.bad")).ToHaveTextAsync("не выдаётся");

        await till.GotoAsync($"/till?learner={child}");
        await Assertions.Expect(till.Locator(".till-dish input")).ToBeDisabledAsync();
    }

    private async Task<IBrowserContext> Window(TestSchool school, string role) =>
        await app.Window(await school.Account(role, "Сәуле Қалиева", Guid.CreateVersion7(), false, new Scope(school.Organisation)));

    private static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", null);
}

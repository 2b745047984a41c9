using EduEvents.Application.Canteen;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using EduEvents.Fixtures;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>The cashier's desk, by the keyboard.</summary>
public sealed class CanteenTests(WebApp app)
{
    [Fact]
    public async Task A_cashier_finds_a_learner_tops_up_and_is_told_when_the_money_is_short()
    {
        var school = await TestSchool.Found(app);
        await school.Platform!.Send("/api/canteen/open-meal-account", new OpenMealAccount(school.Learners[1]));
        var name = await school.Account(Roles.Cashier, "Сәуле Қалиева", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        await using var window = await app.Window(name);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/canteen");
        // The Kazakh letters of Аяжан Нұрланқызы typed on a Russian keyboard; one is found, so the account opens at once.
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("нурлан");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".desk h2")).ToHaveTextAsync("Нұрланқызы Аяжан");

        await page.SelectOptionAsync("#slot", "lunch");
        await page.FillAsync("#price", "650");
        await page.FillAsync("#dish", "Сорпа, палау");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(State(page, "pay-meal", "bad")).ToContainTextAsync("650");
        await page.FillAsync("#amount", "2000");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".desk-balance b")).ToHaveTextAsync("2 000 ₸");
        await page.FocusAsync("#dish");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(State(page, "pay-meal", "ok")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".desk-balance b")).ToHaveTextAsync("1 350 ₸");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.FocusAsync("#dish");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(State(page, "pay-meal", "bad")).ToBeVisibleAsync();
        Assert.Single((await Recorded(school)).OfType<MealPaid>());
    }

    [Fact]
    public async Task A_lost_answer_pays_nothing_twice()
    {
        var school = await TestSchool.Found(app);
        var (learner, cashier) = (school.Learners[1], Guid.CreateVersion7());
        await school.Platform!.Send("/api/canteen/open-meal-account", new OpenMealAccount(learner));
        await school.Platform.Send("/api/canteen/top-up-account",
            new TopUpAccount(learner, Guid.CreateVersion7(), 5000, "cash", LivedSchool.Today));
        var name = await school.Account(Roles.Cashier, "Сәуле Қалиева", cashier, false, new Scope(school.Organisation));
        await using var window = await app.Window(name);
        var page = await window.NewPageAsync();
        // The command arrives and is recorded; its answer is lost once.
        var lost = false;
        await page.RouteAsync("**/api/canteen/pay-meal", async route =>
        {
            var answer = await route.FetchAsync();
            if (lost) await route.FulfillAsync(new() { Response = answer });
            else await route.AbortAsync();
            lost = true;
        });
        await page.GotoAsync($"/canteen?learner={learner}");
        await page.FillAsync("#price", "650");
        await page.FillAsync("#dish", "Сорпа");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(State(page, "pay-meal", "bad")).ToContainTextAsync("екі рет");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(State(page, "pay-meal", "ok")).ToBeVisibleAsync();

        Assert.Single((await Recorded(school)).OfType<MealPaid>());
    }

    private async Task<IEnumerable<object>> Recorded(TestSchool school)
    {
        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(school.Organisation);
        return (await session.Events.FetchStreamAsync(MealAccount.IdOf(school.Learners[1]))).Select(e => e.Data);
    }

    private static ILocator State(IPage page, string command, string state) =>
        page.Locator($"command-form[data-path$={command}] [data-state={state}]");
}

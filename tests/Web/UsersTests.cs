using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>Users and rights: accounts are found, made, given roles and shut by the page alone.</summary>
public sealed class UsersTests(WebApp app)
{
    [Fact]
    public async Task An_account_is_made_given_a_role_and_shut_with_a_reason()
    {
        var school = await TestSchool.Found(app);
        var director = await school.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        await using var window = await app.Window(director, "ru");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/users");
        await page.ClickAsync(".fold summary");
        await page.FillAsync("#name", "Сәуле Қалиева");
        await page.FillAsync("#user", $"s{Guid.CreateVersion7():N}"[..30]);
        await page.Keyboard.PressAsync("Enter");
        var row = page.Locator(".list-row", new() { HasText = "Сәуле Қалиева" });
        await row.ClickAsync();

        await page.SelectOptionAsync("#give", "cashier");
        await page.Locator("form:has(#give) button").ClickAsync();
        await page.Locator("command-form[data-path='/api/access/grant-role'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".grant b")).ToHaveTextAsync("кассир");
        await Shut(page, "block-account", "Потеряна карта");
        await Assertions.Expect(page.Locator(".badge.bad")).ToHaveTextAsync("Заблокирована");
        await Shut(page, "unblock-account", "Карта найдена");
        await Shut(page, "revoke-role", "Другая должность");
        await Assertions.Expect(page.Locator(".grant")).ToHaveCountAsync(0);
        await Shut(page, "delete-account", "Уволена");
        await Assertions.Expect(page.Locator(".badge.bad")).ToHaveTextAsync("Удалена");
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page_and_found_by_name_and_role_on_a_phone()
    {
        var school = await TestSchool.Found(app);
        var director = await school.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        for (var i = 0; i < 55; i++)
            await school.Platform!.Send("/api/access/create-account", new Application.Access.CreateAccount(
                Guid.CreateVersion7(), $"p{Guid.CreateVersion7():N}"[..30], Guid.CreateVersion7(), $"Мұғалім {i:00}", "person", school.Organisation));
        await using var window = await app.Window(director, adjust: o => o.ViewportSize = new() { Width = 360, Height = 740 });
        var page = await window.NewPageAsync();
        await page.GotoAsync("/users");
        await Assertions.Expect(page.Locator(".list-row")).ToHaveCountAsync(50);
        var first = await page.Locator(".list-row").AllTextContentsAsync();

        await page.ClickAsync("a[rel=next]");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("after="));
        var rest = await page.Locator(".list-row").AllTextContentsAsync();
        Assert.Empty(first.Intersect(rest));
        Assert.True(rest.Count >= 5);
        await page.FillAsync("#q", "мугалим 07");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".list-row")).ToHaveCountAsync(1);
        await page.GotoAsync("/users?role=director");
        await Assertions.Expect(page.Locator(".list-row")).ToHaveCountAsync(1);
    }

    private static async Task Shut(IPage page, string command, string reason)
    {
        var fold = page.Locator(".fold", new() { Has = page.Locator($"command-form[data-path='/api/access/{command}']") }).First;
        await fold.Locator("summary").ClickAsync();
        await fold.Locator("[name=reason]").FillAsync(reason);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"command-form[data-path='/api/access/{command}']")).ToHaveCountAsync(0);
    }
}

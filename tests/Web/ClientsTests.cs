using System.Text.RegularExpressions;
using EduEvents.Domain.Access;
using EduEvents.Domain;
using EduEvents.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>Other systems: registered by the page alone, and gone to through sign-in and consent in a real browser, which holds itself to our policy.</summary>
public sealed partial class ClientsTests(WebApp app)
{
    [Fact]
    public async Task A_system_is_registered_gets_a_secret_that_is_shown_once_is_changed_and_shut()
    {
        var school = await TestSchool.Found(app);
        var director = await school.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        await using var window = await app.Window(director, "ru");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/clients");
        await page.FillAsync("#key", $"library-{Guid.CreateVersion7():N}"[..30]);
        await page.FillAsync("#title", "Цифровая библиотека");
        await page.FillAsync("#redirect", "https://library.example.kz/callback\nhttps://library.example.kz/again");
        await page.CheckAsync("input[value=profile]");
        await page.Locator("command-form[data-path='/api/access/register-client'] button").ClickAsync();
        await page.Locator(".list-row", new() { HasText = "Цифровая библиотека" }).ClickAsync();

        Assert.Equal("https://library.example.kz/callback\nhttps://library.example.kz/again", await page.InputValueAsync("#redirect"));
        Assert.True(await page.IsCheckedAsync("input[value=profile]"));
        Assert.False(await page.IsCheckedAsync("input[value=roles]"));
        await page.Locator("command-form[data-path='/api/access/renew-client-secret'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".secret")).ToHaveTextAsync(Secret());
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".secret")).ToBeHiddenAsync();

        await page.FillAsync("#redirect", "http://library.example.kz/");
        var change = page.Locator("command-form[data-path='/api/access/change-client']");
        await change.Locator("button").ClickAsync();
        await Assertions.Expect(change.Locator("[data-state=bad]")).ToBeVisibleAsync();
        await page.FillAsync("#redirect", "https://library.example.kz/");
        await change.Locator("button").ClickAsync();
        await Assertions.Expect(change.Locator("[data-state=ok]")).ToBeVisibleAsync();
        var block = page.Locator(".fold", new() { HasText = "Заблокировать" });
        await block.Locator("summary").ClickAsync();
        await block.Locator("[name=reason]").FillAsync("Договор окончен");
        await block.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator(".badge.bad")).ToHaveTextAsync("Заблокирована");
    }

    [Fact]
    public async Task Somebody_goes_through_sign_in_and_consent_to_the_system_and_may_refuse()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        await using var system = WebApplication.CreateSlimBuilder().Build();
        system.Urls.Add("http://127.0.0.1:0");
        system.MapGet("/callback", () => "Welcome back");
        await system.StartAsync();
        var client = await Relying.Register(app, director, school.Organisation, back: $"{system.Urls.Single()}/callback");
        var teacher = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false, new Scope(school.Organisation));
        await using var window = await app.Window(null, "en");
        var page = await window.NewPageAsync();
        await page.GotoAsync(client.Authorize("openid profile").ToString());
        await page.FillAsync("#user", teacher);
        await page.FillAsync("#password", TestSchool.Password);
        await page.ClickAsync("form[method=post] .btn.primary");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in to “Сандық кітапхана”");
        await page.ClickAsync("button[value=no]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("callback\\?error=access_denied"));
        await page.GotoAsync(client.Authorize("openid profile").ToString());
        await page.ClickAsync("button[value=yes]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("callback\\?code="));
        Assert.Equal("Welcome back", await page.TextContentAsync("body"));
    }

    [GeneratedRegex("[0-9a-f]{64}$")]
    private static partial Regex Secret();
}

using System.Text.RegularExpressions;
using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>Signing in and out, the own password, and what one chooses for the browser.</summary>
public sealed partial class SignInTests(WebApp app)
{
    [Fact]
    public async Task A_page_leads_to_sign_in_and_back_to_itself()
    {
        await using var window = await app.Window(null);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/dashboard?on=2026-09-15");
        await Enter(page, app.Lived.Accounts[Roles.Director], TestSchool.Password);

        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/dashboard\?on=2026-09-15$"));
        await page.ClickAsync(".me summary");
        await page.ClickAsync("form[action='/sign-out'] button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in$"));
        await page.GotoAsync("/dashboard");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task A_wrong_password_says_so_and_a_strange_name_the_same()
    {
        await using var window = await app.Window(null);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await Enter(page, app.Lived.Accounts[Roles.Guard], "not the password");
        var wrong = await page.Locator("[role=alert]").TextContentAsync();
        await Enter(page, "nobody-here", "not the password");

        Assert.Equal(wrong, await page.Locator("[role=alert]").TextContentAsync());
        Assert.Equal("nobody-here", await page.InputValueAsync("#user"));
        Assert.Equal("", await page.InputValueAsync("#password"));
    }

    [Fact]
    public async Task Too_many_wrong_passwords_lock_the_account_and_the_page_says_for_how_long()
    {
        var school = await TestSchool.Found(app);
        var name = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false, new Scope(school.Organisation));
        await using var window = await app.Window(null);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        for (var i = 0; i < 6; i++) await Enter(page, name, "not the password");
        await Enter(page, name, TestSchool.Password);

        await Assertions.Expect(page.Locator("[role=alert]")).ToHaveTextAsync(Waiting());
    }

    [Fact]
    public async Task The_privacy_policy_is_accepted_before_anything_else_and_each_version_anew()
    {
        var school = await TestSchool.Found(app);
        var name = await school.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        await using var window = await app.Window(name);
        var page = await window.NewPageAsync();
        foreach (var (version, from) in new[] { (1, new DateOnly(2020, 1, 1)), (2, new DateOnly(2021, 1, 1)) })
        {
            await school.Platform!.Send("/api/privacy/issue-consent-text",
                new IssueConsentText("policy", version, new("Саясат", "Политика"), "Деректерді қорғаймыз", "Храним данные", from));
            await page.GotoAsync("/dashboard");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/policy\?back=%2Fdashboard$"));
            await page.ClickAsync("command-form button");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("/dashboard$"));
        }
    }

    [Fact]
    public async Task A_password_that_must_change_is_changed_first_and_the_old_one_must_be_proved()
    {
        var school = await TestSchool.Found(app);
        var scope = new Scope(school.Organisation);
        var name = await school.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), mustChange: true, scope);
        await using var window = await app.Window(null);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await Enter(page, name, TestSchool.Password);
        await page.GotoAsync("/dashboard");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/password$"));

        await Change(page, "not the password", "battery staple horse");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("құпиясөз қате");
        await Change(page, TestSchool.Password, "short");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("10");
        await Change(page, TestSchool.Password, "battery staple horse");
        await Assertions.Expect(page.Locator(".banner.ok")).ToBeVisibleAsync();
        await page.GotoAsync("/dashboard");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/dashboard$"));
        await school.As(name, password: "battery staple horse");
    }

    [Fact]
    public async Task Language_and_colours_are_chosen_and_kept()
    {
        await using var window = await app.Window(app.Lived.Accounts[Roles.Teacher]);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/journal?quarter=2026-2");
        await page.ClickAsync(".me summary");
        await page.ClickAsync("button[value=ru]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Журналы");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?quarter=2026-2$"));
        await page.ClickAsync(".me summary");
        await page.ClickAsync("button[value=dark]");
        await page.GotoAsync("/");

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "ru");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task A_choice_without_the_pages_token_changes_nothing()
    {
        await using var window = await app.Window(app.Lived.Accounts[Roles.Teacher]);
        var form = window.APIRequest.CreateFormData().Set("language", "ru");
        var answer = await window.APIRequest.PostAsync("/choose/language", new() { Form = form, MaxRedirects = 0 });

        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task Who_has_rights_in_two_schools_chooses_between_them()
    {
        var (here, there) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var name = await here.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false,
            new(here.Organisation), new(there.Organisation));
        await using var window = await app.Window(name);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await page.ClickAsync(".me summary");
        await page.ClickAsync("a[href='/organisations']");
        await page.ClickAsync($".list-row[value='{there.OrganisationId}']");
        await page.GotoAsync("/organisations");

        await Assertions.Expect(page.Locator(".list-row[aria-current=true]"))
            .ToHaveAttributeAsync("value", there.OrganisationId.ToString());
        var form = await page.EvaluateAsync<string>("() => document.querySelector('form.list [name=__RequestVerificationToken]').value");
        var strange = window.APIRequest.CreateFormData().Set("organisation", app.Lived.School.OrganisationId.ToString())
            .Set("__RequestVerificationToken", form);
        var answer = await window.APIRequest.PostAsync("/choose/organisation", new() { Form = strange, MaxRedirects = 0 });
        Assert.Equal(403, answer.Status);
    }

    private static async Task Enter(IPage page, string name, string password)
    {
        await page.FillAsync("#user", name);
        await page.FillAsync("#password", password);
        await page.ClickAsync(".sign-in .btn.primary");
    }

    private static async Task Change(IPage page, string old, string password)
    {
        await page.FillAsync("#old", old);
        await page.FillAsync("#new", password);
        await page.FillAsync("#again", password);
        await page.ClickAsync(".sign-in .btn.primary");
    }

    [GeneratedRegex(@"\d+ секунд")]
    private static partial Regex Waiting();
}

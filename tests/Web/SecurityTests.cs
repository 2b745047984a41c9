using System.Text.RegularExpressions;
using EduEvents.Application.Access;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>The second step of sign-in, own sessions and the question who is there, by the pages alone.</summary>
public sealed class SecurityTests(SecurityTests.OwnApp app) : IClassFixture<SecurityTests.OwnApp>
{
    [Fact]
    public async Task An_authenticator_is_added_and_asked_for_at_the_next_sign_in()
    {
        var (_, name) = await Somebody(Roles.Teacher);
        await using var window = await app.Window(name, "ru");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/my-security");
        await page.ClickAsync("a[href^='/second-factor']");
        var authenticator = new Authenticator(await page.Locator("[data-key]").TextContentAsync() ?? "");
        await Type(page, "000000");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("Код неверный");
        Assert.Equal(authenticator.Key, await page.Locator("[data-key]").TextContentAsync());
        await Type(page, authenticator.Code(app.DayClock.GetUtcNow()));
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        var recovery = await page.Locator(".codes li").First.TextContentAsync();
        await page.ClickAsync(".sign-in .btn.primary");
        await Assertions.Expect(page.Locator("[data-region=security] .grant").First).ToContainTextAsync("приложение-аутентификатор");

        app.DayClock.Advance(TimeSpan.FromSeconds(31));
        await using var other = await app.Window(null, "ru");
        var again = await other.NewPageAsync();
        await again.GotoAsync("/my-security");
        await Enter(again, name);
        await Type(again, "000000");
        await Assertions.Expect(again.Locator("[role=alert]")).ToContainTextAsync("Код неверный");
        await Type(again, authenticator.Code(app.DayClock.GetUtcNow()));
        await Assertions.Expect(again).ToHaveURLAsync(new Regex("/my-security$"));
        await using var third = await app.Window(null);
        var lost = await third.NewPageAsync();
        await lost.GotoAsync("/sign-in");
        await Enter(lost, name);
        await Type(lost, recovery!);
        await Assertions.Expect(lost.Locator(".me summary")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_needs_a_second_step_is_led_to_it_and_then_goes_on()
    {
        var (school, name) = await Somebody(Roles.Methodist);
        await school.Platform!.Send("/api/access/set-second-factor-rule", new SetSecondFactorRule(Roles.Methodist, true));
        await using var window = await app.Window(null);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/dashboard");
        await Enter(page, name);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/second-factor$"));
        await page.GotoAsync("/my-security");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/second-factor$"));
        await Type(page, new Authenticator(await page.Locator("[data-key]").TextContentAsync() ?? "").Code(app.DayClock.GetUtcNow()));
        await page.ClickAsync(".sign-in a.btn.primary");
        await page.GotoAsync("/dashboard");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/dashboard$"));
    }

    [Fact]
    public async Task A_session_elsewhere_is_seen_with_its_device_and_ended()
    {
        var (_, name) = await Somebody(Roles.Guard);
        await using var elsewhere = await app.Window(name, adjust: o => o.UserAgent = "Mozilla/5.0 (Linux; Android 14) Chrome/128.0 Mobile");
        await using var window = await app.Window(null, "en");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/my-security");
        await Enter(page, name);
        var other = page.Locator(".grant", new() { HasText = "this computer" }).Filter(new() { Has = page.Locator("command-form") });
        await Assertions.Expect(other).ToHaveCountAsync(1);
        await other.Locator("button").ClickAsync();
        await Assertions.Expect(other).ToHaveCountAsync(0);

        var gone = await elsewhere.NewPageAsync();
        await gone.GotoAsync("/gate");
        await Assertions.Expect(gone).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task A_critical_command_asks_in_a_dialog_and_then_is_done()
    {
        var school = await TestSchool.Found(app);
        var director = await school.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        var name = await school.Account(Roles.Guard, "Сәуле Қалиева", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        await using var window = await app.Window(director, "en");
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/users/{school.AccountIds[name]}");
        app.DayClock.Advance(TimeSpan.FromMinutes(11));
        await Ask(page);
        await page.Locator("dialog [data-cancel]").ClickAsync();
        await Assertions.Expect(page.Locator("command-form[data-path='/api/access/delete-account'] [data-state]")).ToContainTextAsync("once more");
        await page.Locator("command-form[data-path='/api/access/delete-account'] button").ClickAsync();
        await page.FillAsync("dialog #secret", "wrong wrong wrong");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog [role=alert]")).ToContainTextAsync("wrong");
        await page.FillAsync("dialog #secret", TestSchool.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".badge.bad")).ToHaveTextAsync("Deleted");
        await Assertions.Expect(page.Locator("dialog")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_guardian_says_by_the_page_that_a_child_needs_no_code()
    {
        var school = await TestSchool.Found(app);
        var (child, person) = (school.Learners[0], Guid.CreateVersion7());
        await school.Platform!.Send("/api/privacy/issue-consent-text", new IssueConsentText("one_factor", 1, new("Кодсыз кіру", "Вход без кода"),
            "Баламның кодсыз кіруіне келісемін", "Согласен на вход ребёнка без кода", new(2026, 9, 1)));
        await school.Platform.Send("/api/people/link-guardian", new LinkGuardian(child, person, "Ахметова", "Сәуле", "", "mother", new(2026, 9, 1)));
        var mother = await school.Account(Roles.Guardian, "Сәуле Ахметова", person, false, new Scope(school.Organisation, Person: child));
        await using var window = await app.Window(mother, "ru");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/my-security");
        await page.Locator("[data-children] a.btn").ClickAsync();
        await page.Locator("[data-purpose=one_factor] command-form[data-path$='give-consent'] .btn.primary").ClickAsync();
        await Assertions.Expect(page.Locator("[data-purpose=one_factor] [data-path$='withdraw-consent'], [data-purpose=one_factor] .danger").First).ToBeAttachedAsync();
        await page.GotoAsync("/my-security");
        await Assertions.Expect(page.Locator("[data-children] .grant")).ToContainTextAsync("входит только по паролю");
        await school.Platform.Send("/api/privacy/withdraw-consent", new WithdrawConsent(child, "one_factor", "Передумали"));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-children] .grant")).ToContainTextAsync("нужны пароль и код");
    }

    private static async Task Ask(IPage page)
    {
        var fold = page.Locator(".fold", new() { Has = page.Locator("command-form[data-path='/api/access/delete-account']") });
        await fold.Locator("summary").ClickAsync();
        await fold.Locator("[name=reason]").FillAsync("Left");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog")).ToBeVisibleAsync();
    }

    private async Task<(TestSchool, string)> Somebody(string role)
    {
        var school = await TestSchool.Found(app);
        return (school, await school.Account(role, "Гүлнар Оспанова", Guid.CreateVersion7(), false, new Scope(school.Organisation)));
    }

    private static async Task Enter(IPage page, string name)
    {
        await page.FillAsync("#user", name);
        await page.FillAsync("#password", TestSchool.Password);
        await page.ClickAsync(".sign-in .btn.primary");
    }

    private static async Task Type(IPage page, string code)
    {
        await page.FillAsync("#code", code);
        await page.ClickAsync(".sign-in form .btn.primary");
    }

    /// <summary>A product of its own, whose clock may be put forward.</summary>
    public sealed class OwnApp : WebApp;
}

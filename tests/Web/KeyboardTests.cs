using System.Text.Json.Nodes;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using EduEvents.Web.Journal;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>A teacher's way from sign-in to marks without a mouse.</summary>
public sealed class KeyboardTests(WebApp app)
{
    private const int LongestWay = 40;

    [Fact]
    public async Task From_sign_in_to_marks_by_the_keyboard_alone()
    {
        var school = await TestSchool.Found(app);
        var name = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false,
            new Scope(school.Organisation, school.Class, school.Maths));
        // The page of journals is drawn once; the views behind it must know the school by then.
        foreach (var view in new[] { "people/classes", "curriculum/subjects", $"people/class/{school.Class}/members" })
            await school.Platform!.Read<JsonNode>($"/api/{view}");
        await using var window = await app.Window(null);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("#user")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(TestSchool.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".class-row").WaitForAsync();
        await TabTo(page, ".class-row a");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("edu-journal[data-ready]").WaitForAsync();

        await TabTo(page, "[data-open-lesson]");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Бөлшектер");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(JournalDesk.Cell(page, 0)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("79");
        await page.Keyboard.PressAsync("b");
        await JournalDesk.Sent(page);
        await Assertions.Expect(JournalDesk.Cell(page, 2)).ToHaveTextAsync("а");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("td:focus")).ToHaveCountAsync(0);

        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(school.Organisation);
        var recorded = (await session.Events.FetchStreamAsync(school.Page.Id(), token: TestContext.Current.CancellationToken))
            .Select(e => e.Data);
        Assert.Equal([7, 9], recorded.OfType<MarkEntered>().Select(m => m.Points));
    }

    [Fact]
    public async Task The_first_stop_leads_over_the_menu_to_the_page()
    {
        await using var window = await app.Window(app.Lived.Accounts[Roles.Director]);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/dashboard");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
        Assert.EndsWith("/dashboard#main", page.Url, StringComparison.Ordinal);
    }

    private static async Task TabTo(IPage page, string target)
    {
        for (var i = 0; i < LongestWay; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("target => document.activeElement.matches(target)", target)) return;
        }
        Assert.Fail($"{target} is not reached by {LongestWay} tabs.");
    }
}

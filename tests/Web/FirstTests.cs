using EduEvents.Domain.Access;

namespace EduEvents.Web;

public sealed class FirstTests(WebApp app)
{
    [Fact]
    public async Task Home_opens()
    {
        await using var window = await app.Window(app.Lived.Accounts[Roles.Teacher]);
        var page = await window.NewPageAsync();
        page.Console += (_, m) => Console.WriteLine(m.Text);
        page.PageError += (_, m) => Console.WriteLine(m);
        await page.GotoAsync("/");
        await page.ScreenshotAsync(new() { Path = "/tmp/shots/home.png" });
        await page.GotoAsync("/journal");
        await page.ScreenshotAsync(new() { Path = "/tmp/shots/journals.png" });
        await page.ClickAsync(".links a >> nth=1");
        await page.Locator("edu-journal[data-ready]").WaitForAsync();
        await page.Locator("tbody tr:nth-child(3) td:nth-child(4)").ClickAsync();
        await page.WaitForTimeoutAsync(500);
        await page.ScreenshotAsync(new() { Path = "/tmp/shots/journal.png" });
        await page.Locator("[data-lesson] button >> nth=7").ClickAsync();
        await page.ScreenshotAsync(new() { Path = "/tmp/shots/lesson.png" });
        await page.Locator("dialog[open] button[value=roll]").ClickAsync();
        await page.ScreenshotAsync(new() { Path = "/tmp/shots/roll.png" });
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-open-lesson]").ClickAsync();
        await page.ScreenshotAsync(new() { Path = "/tmp/shots/open.png" });
    }
}

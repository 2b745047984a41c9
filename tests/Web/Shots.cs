using EduEvents.Domain.Access;
using Microsoft.Playwright;

namespace EduEvents.Web;

public sealed class Shots(WebApp app)
{
    [Fact]
    public async Task Take()
    {
        var lived = app.Lived;
        var journal = $"/journal/{lived.School.Class}/{lived.School.Maths}/2026/1";
        (string, string, string)[] pages = [
            ("child", Roles.Guardian, "/child"), ("gate", Roles.Guard, "/gate"), ("gateq", Roles.Guard, "/gate?q=касым"), ("canteen", Roles.Cashier, $"/canteen?learner={lived.Learners[7]}"),
            ("history", Roles.Auditor, $"/history/{lived.Learners[0]}"), ("histories", Roles.Auditor, "/history?q=али"), ("jhist", Roles.Teacher, $"{journal}/history?at=9&lesson={lived.Lessons[0]}&learner={lived.Learners[0]}"),
            ("canteen0", Roles.Cashier, "/canteen"), ("journal", Roles.Teacher, journal), ("home", Roles.Teacher, "/")];
        foreach (var phone in new[] { false, true })
        foreach (var (name, role, path) in pages)
        {
            await using var window = await app.Window(lived.Accounts[role], phone ? "ru" : "kk", o => { if (phone) { o.ViewportSize = new() { Width = 390, Height = 844 }; o.ColorScheme = ColorScheme.Dark; } });
            var page = await window.NewPageAsync();
            page.Console += (_, m) => Console.WriteLine($"{name}: {m.Text}");
            page.PageError += (_, m) => Console.WriteLine($"{name}: {m}");
            var answer = await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            if (answer!.Status != 200) Console.WriteLine($"{name} {answer.Status}");
            await page.ScreenshotAsync(new() { Path = $"/tmp/shots/{name}{(phone ? "-p" : "")}.png", FullPage = false });
        }
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>Every page is accessible as far as a program can tell.</summary>
public sealed class AxeTests(WebApp app)
{
    [Theory, MemberData(nameof(Sights.Names), MemberType = typeof(Sights))]
    public async Task Axe_finds_nothing_in_light_and_dark(string name)
    {
        var sight = Sights.All.First(s => s.Name == name);
        // The checker itself is an inline script.
        await using var window = await app.WindowFor(sight, adjust: o => (o.BypassCSP, o.ReducedMotion) = (true, ReducedMotion.Reduce));
        var page = await window.Open(app, sight);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.Empty(Told(await page.RunAxe()));
        // In the dark nothing but colours differs.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(Told(await page.RunAxe(new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } })));
    }

    private static IEnumerable<string> Told(AxeResult found) =>
        found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
}

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
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Select(v => $"{scheme} {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }
    }
}

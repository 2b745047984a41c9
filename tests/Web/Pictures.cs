using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>Pictures of all pages for people to look at: run the suite with -explicit only; they lie in artifacts/screenshots.</summary>
public sealed class Pictures(WebApp app)
{
    private static readonly string Folder = Path.Combine(Cluster.Checkout, "artifacts/screenshots");

    [Fact(Explicit = true)]
    public async Task Take()
    {
        foreach (var language in new[] { "kk", "ru" })
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                foreach (var (shape, width, height) in new[] { ("desk", 1366, 820), ("phone", 390, 844) })
                    foreach (var sight in Sights.All)
                    {
                        await using var window = await app.WindowFor(sight, language, o =>
                            (o.ColorScheme, o.ViewportSize, o.ReducedMotion) =
                                (scheme, new() { Width = width, Height = height }, ReducedMotion.Reduce));
                        var page = await window.Open(app, sight);
                        if (await page.Locator("[data-live], edu-journal").CountAsync() > 0)
                            await page.Locator("[data-live].ok, [data-status].live").WaitForAsync();
                        await page.EvaluateAsync("() => document.fonts.ready.then(() => 0)");
                        var name = $"{language}-{scheme.ToString().ToLowerInvariant()}-{shape}/{sight.Name}.png";
                        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name) });
                        Assert.True(new FileInfo(Path.Combine(Folder, name)).Length > 5_000);
                    }
    }
}

using System.Resources;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>What holds for every page.</summary>
public sealed class PageTests(WebApp app)
{
    private const int PhoneWidth = 360;

    // What a key of the resources looks like when it has no words.
    private static readonly Regex BareKey = new($@"(?<![\w./-])(?:{string.Join('|', FirstWords())})\.[a-z_]+(?:\.\w+)*(?![\w/])");

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

    [Theory, MemberData(nameof(Sights.Names), MemberType = typeof(Sights))]
    public async Task Every_word_is_there_in_three_languages(string name)
    {
        var sight = Sights.All.First(s => s.Name == name);
        foreach (var language in new[] { "kk", "ru", "en" })
        {
            await using var window = await app.WindowFor(sight, language);
            var answer = await window.APIRequest.GetAsync(sight.Path(app.Lived), new() { Headers = [new("Accept-Language", language)] });
            var html = await answer.TextAsync();

            Assert.Equal(sight.Status, answer.Status);
            Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
            // What a list sends is a code; what it shows must be words.
            Assert.Empty(BareKey.Matches(html.Replace("<option value=\"", "<option value=\"/", StringComparison.Ordinal)).Select(m => m.Value));
        }
    }

    [Theory, MemberData(nameof(Sights.Names), MemberType = typeof(Sights))]
    public async Task Nothing_breaks_the_strict_policy_and_a_phone_never_scrolls_sideways(string name)
    {
        var sight = Sights.All.First(s => s.Name == name);
        await using var window = await app.WindowFor(sight);
        await window.AddInitScriptAsync("window.broken = []; addEventListener('securitypolicyviolation', e => window.broken.push(e.violatedDirective))");
        var faults = new List<string>();
        window.Console += (_, m) => { if (m.Type == "error" && sight.Status == 200) faults.Add(m.Text); };
        window.WebError += (_, e) => faults.Add(e.Error);
        var page = await window.Open(app, sight);

        await page.SetViewportSizeAsync(PhoneWidth, 740);

        Assert.Equal(PhoneWidth, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.broken"));
        Assert.Empty(faults);
        var answer = await window.APIRequest.GetAsync(sight.Path(app.Lived));
        Assert.DoesNotContain(" style=", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("script-src 'self'; style-src 'self';", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
        Assert.Contains("no-store", answer.Headers["cache-control"], StringComparison.Ordinal);
    }

    private static IEnumerable<string> FirstWords() =>
        new ResourceManager("EduEvents.Host.Resources.Text", typeof(Host.Text).Assembly)
            .GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, true, true)!.Cast<System.Collections.DictionaryEntry>()
            .Select(e => ((string)e.Key).Split('.')[0]).Distinct();
}

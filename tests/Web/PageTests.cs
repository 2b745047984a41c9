
namespace EduEvents.Web;

/// <summary>What holds for every page: the policy of scripts and styles, and the width of a phone. Classes run side by side, so each such rule has one.</summary>
public sealed class PageTests(WebApp app)
{
    private const int PhoneWidth = 360;

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
}

namespace EduEvents.Web;

/// <summary>How much a page costs on the wire when nothing of it is stored yet.</summary>
public sealed class BudgetTests(WebApp app)
{
    private const int PhoneKilobytes = 15, StaffKilobytes = 130;

    [Fact]
    public async Task A_phone_page_of_a_family_is_tiny_and_has_no_scripts()
    {
        var (kilobytes, urls) = await Cost("child", new() { Width = 390, Height = 844 });

        Assert.InRange(kilobytes, 1, PhoneKilobytes);
        Assert.DoesNotContain(urls, u => u.EndsWith(".js", StringComparison.Ordinal) || u.EndsWith(".woff2", StringComparison.Ordinal));
    }

    [Theory, InlineData("home"), InlineData("journal"), InlineData("journal-history"), InlineData("dashboard"), InlineData("gate"),
        InlineData("canteen-desk"), InlineData("history-learner")]
    public async Task A_page_of_staff_keeps_its_budget(string name)
    {
        var (kilobytes, urls) = await Cost(name, new() { Width = 1366, Height = 820 });

        Assert.InRange(kilobytes, 1, StaffKilobytes);
        Assert.Contains(urls, u => u.EndsWith(".woff2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_never_changes_is_stored_for_a_year()
    {
        await using var window = await app.WindowFor(Sights.All.First(s => s.Name == "journal"));
        var answers = new List<(string Path, string Kept)>();
        window.Response += (_, r) => answers.Add((new Uri(r.Url).AbsolutePath, r.Headers.GetValueOrDefault("cache-control", "")));
        await window.Open(app, Sights.All.First(s => s.Name == "journal"));
        var assets = answers.Where(a => a.Path.Split('/')[1] is "css" or "js" or "fonts").ToList();

        Assert.True(assets.Count >= 4);
        Assert.All(assets, a => Assert.Contains("immutable", a.Kept, StringComparison.Ordinal));
    }

    private async Task<(int Kilobytes, IReadOnlyList<string> Urls)> Cost(string name, Microsoft.Playwright.ViewportSize size)
    {
        var sight = Sights.All.First(s => s.Name == name);
        await using var window = await app.WindowFor(sight, adjust: o => o.ViewportSize = size);
        var requests = new List<Microsoft.Playwright.IRequest>();
        window.RequestFinished += (_, r) => requests.Add(r);
        var page = await window.Open(app, sight);
        await page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.Load);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => 0)");

        var bytes = 0;
        foreach (var request in requests.ToList())
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }
        TestContext.Current.SendDiagnosticMessage($"{name}: {bytes / 1024.0:N1} KB in {requests.Count} answers");
        return ((bytes + 1023) / 1024, [.. requests.Select(r => new Uri(r.Url).AbsolutePath)]);
    }
}

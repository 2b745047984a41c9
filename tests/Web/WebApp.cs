using EduEvents.Fixtures;
using EduEvents.Host.Http;
using EduEvents.Host.Spread;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>The product in the middle of a school day, and a real browser to look at it.</summary>
public class WebApp : App
{
    // Without a window of its own it takes half the time; Debian and Ubuntu name the whole one differently.
    private static readonly string Chromium =
        new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser" }.First(File.Exists);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, string> _signedIn = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The school that tests only look at; whoever changes something founds an own one.</summary>
    public LivedSchool Lived { get; private set; } = null!;

    /// <summary>The clock of this product: the middle of the lived school's day.</summary>
    public SchoolClock DayClock { get; } = new(LivedSchool.Now);

    /// <summary>The browser.</summary>
    public IBrowser Browser => _browser!;

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"]
        });
        Lived = await LivedSchool.Found(this);
        var main = Services.GetRequiredService<Databases>().Main.Source;
        await Wait.Until(async () => await Freshness.Progress(main, default) is var (views, newest) && views.Values.All(v => v >= newest),
            "the views show the school as it is", TimeSpan.FromMinutes(1));
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _gate.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser window of its own in which somebody is signed in; null for nobody.</summary>
    public async Task<IBrowserContext> Window(string? userName, string language = "kk", Action<BrowserNewContextOptions>? adjust = null)
    {
        var options =
            new BrowserNewContextOptions { BaseURL = Address.ToString(), Locale = $"{language}-KZ",
                ViewportSize = new() { Width = 1366, Height = 820 } };
        if (userName is not null) options.StorageState = await SignedIn(userName);
        adjust?.Invoke(options);
        var window = await Browser.NewContextAsync(options);
        window.SetDefaultTimeout(15_000);
        return window;
    }

    /// <inheritdoc />
    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.AddSingleton<TimeProvider>(DayClock);
    }

    // Signing in is dear on purpose; each account does it once, by the page, and its other windows get the cookie.
    private async Task<string> SignedIn(string userName)
    {
        await _gate.WaitAsync();
        try
        {
            if (_signedIn.TryGetValue(userName, out var known)) return known;
            await using var window = await Window(null);
            var page = await window.NewPageAsync();
            await page.GotoAsync("/sign-in");
            await page.FillAsync("#user", userName);
            await page.FillAsync("#password", TestSchool.Password);
            await page.ClickAsync("form[method=post] .btn.primary");
            await page.Locator(".me summary").WaitForAsync();
            return _signedIn[userName] = await window.StorageStateAsync();
        }
        finally
        {
            _gate.Release();
        }
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace EduEvents.Fixtures;

/// <summary>
/// Somebody with a browser and no scripts: keeps cookies, follows redirects and pages that lead on, fills in forms. For what passes between several
/// addresses; pages themselves are looked at with a real browser.
/// </summary>
public sealed partial class Surfer : IDisposable
{
    private const int MostSteps = 20;
    private readonly HttpClient _http;

    public Surfer()
    {
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies });
        // Whoever asks for no page is taken for a program, and is told no instead of being led to sign-in.
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    /// <summary>What the browser keeps.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Where it stands.</summary>
    public Uri At { get; private set; } = new("about:blank");

    /// <summary>What it shows.</summary>
    public string Text { get; private set; } = "";

    /// <summary>With which status.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Goes to an address and wherever it leads, but stops before one that begins so.</summary>
    public Task Go(Uri address, string? before = null) => Follow(new(HttpMethod.Get, address), before);

    /// <summary>Sends the form of the page that has a field or a button of this name, with what is filled in.</summary>
    public Task Send(string field, Dictionary<string, string> filled, string? before = null)
    {
        var form = Form().Matches(Text).Select(m => m.Value).Single(f => f.Contains($"name=\"{field}\"", StringComparison.Ordinal));
        var values = Hidden().Matches(form).Where(m => m.Value.Contains("hidden", StringComparison.Ordinal))
            .ToDictionary(m => Attribute(m.Value, "name"), m => Attribute(m.Value, "value"));
        foreach (var (name, value) in filled) values[name] = value;
        return Follow(new(HttpMethod.Post, At) { Content = new FormUrlEncodedContent(values) }, before);
    }

    /// <summary>Signs in on the page it stands on.</summary>
    public Task SignIn(string userName, string password, string? before = null) =>
        Send("Form.UserName", new() { ["Form.UserName"] = userName, ["Form.Password"] = password }, before);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task Follow(HttpRequestMessage request, string? before)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            At = request.RequestUri!;
            if (before is not null && At.ToString().StartsWith(before, StringComparison.Ordinal)) return;
            using var answer = await _http.SendAsync(request);
            (Status, Text) = (answer.StatusCode, await answer.Content.ReadAsStringAsync());
            var next = answer.Headers.Location?.ToString()
                ?? (Refresh().Match(Text) is { Success: true } leads ? WebUtility.HtmlDecode(leads.Groups[1].Value) : null);
            if (next is null) return;
            request = new(HttpMethod.Get, new Uri(At, next));
        }
        throw new InvalidOperationException($"{At} leads in a circle.");
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0; url=([^\"]*)\"")]
    private static partial Regex Refresh();
}

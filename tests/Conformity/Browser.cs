using System.Net;
using System.Text.RegularExpressions;
using EduEvents.Fixtures;

namespace EduEvents.Conformity;

/// <summary>What a browser without scripts does: keeps cookies, follows links, sends forms. The pages must work for it.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(App app) => _http = new(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = app.Address };

    /// <summary>Signs in by the page.</summary>
    public async Task<Browser> SignIn(string userName)
    {
        await Send("/sign-in", "sign-in", ("Form.UserName", userName), ("Form.Password", TestSchool.Password));
        return this;
    }

    /// <summary>Chooses a language by the form that stands on every page.</summary>
    public Task Choose(string language) => Send("/password", "/choose/language", ("language", language));

    /// <summary>Opens a page, which must be there.</summary>
    public async Task<string> Open(string path)
    {
        using var answer = await Get(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Asks for a page as a browser does.</summary>
    public Task<HttpResponseMessage> Get(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        return _http.SendAsync(request);
    }

    /// <summary>Bytes on the line for a page with all its scripts, styles and pictures, nothing of it seen before.</summary>
    public async Task<long> Weigh(string path)
    {
        var sum = 0L;
        foreach (var part in Part().Matches(await Open(path)).Select(m => m.Groups[1].Value).Distinct().Prepend(path))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_http.BaseAddress!, part));
            request.Headers.Add("Accept-Encoding", "br");
            using var answer = await _http.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{part}: {answer.StatusCode}");
            sum += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
        return sum;
    }

    [GeneratedRegex("(?:<script[^>]+src|<link[^>]+href|<img[^>]+src)=\"((?!data:)[^\"]+)\"")]
    private static partial Regex Part();

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    // Fills in the token of the page, as its hidden field does. A named form is sent to its own page.
    private async Task Send(string page, string form, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await _http.GetStringAsync(page)).Groups[1].Value;
        var named = form.StartsWith('/') ? ("back", page) : ("_handler", form);
        var content = new FormUrlEncodedContent(fields.Append(named).Append(("__RequestVerificationToken", WebUtility.HtmlDecode(token)))
            .Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var answer = await _http.PostAsync(form.StartsWith('/') ? form : page, content);
        Assert.True(answer.IsSuccessStatusCode, $"{form}: {answer.StatusCode}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

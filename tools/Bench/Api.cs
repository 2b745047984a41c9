using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EduEvents.Host.Http;

namespace EduEvents.Bench;

/// <summary>Somebody signed in who prepares what is measured later; comfort goes before speed here.</summary>
public sealed class Api : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }
    };

    private readonly HttpClient _http;
    private long _position;

    private Api(HttpClient http, string token) => (_http, Token) = (http, token);

    /// <summary>The bearer token.</summary>
    public string Token { get; }

    /// <summary>Signs in.</summary>
    /// <param name="server">Address of the product.</param>
    /// <param name="userName">The account.</param>
    /// <param name="organisation">The organisation meant; empty for the account's own.</param>
    /// <param name="stop">Gives it up.</param>
    public static async Task<Api> SignIn(Uri server, string userName, string organisation, CancellationToken stop)
    {
        var http = new HttpClient { BaseAddress = server };
        using var answer = await Enter(http, userName, stop);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>(stop))!["accessToken"]!.GetValue<string>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (organisation.Length > 0) http.DefaultRequestHeaders.Add(Requests.OrganisationHeader, organisation);
        return new(http, token);
    }

    // Everybody signs in at the beginning; whoever is told to come again does.
    private static async Task<HttpResponseMessage> Enter(HttpClient http, string userName, CancellationToken stop)
    {
        while (true)
        {
            var answer = await http.PostAsJsonAsync("/api/access/sign-in", new { userName, password = Town.Password }, stop);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) return answer;
            await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value, stop);
        }
    }

    /// <summary>The same visitor once more, who sends beside this one and sees what this one has sent until now.</summary>
    public Api Beside()
    {
        var http = new HttpClient { BaseAddress = _http.BaseAddress };
        foreach (var (name, values) in _http.DefaultRequestHeaders) http.DefaultRequestHeaders.Add(name, values);
        return new(http, Token) { _position = _position };
    }

    /// <summary>Sends a command, which must be accepted. What it looks up shows at least what this sender has sent before.</summary>
    public async Task Send(string path, object command, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = JsonContent.Create(command, command.GetType(), options: Json);
        request.Headers.Add(Routes.PositionHeader, _position.ToString(CultureInfo.InvariantCulture));
        using var answer = await _http.SendAsync(request, stop);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(stop)}");
        var reply = (await answer.Content.ReadFromJsonAsync<CommandReply>(Json, stop))!;
        _position = Math.Max(_position, reply.Position);
    }

    /// <summary>Reads something, whatever the answer says.</summary>
    /// <param name="path">What.</param>
    /// <param name="stop">Gives it up.</param>
    /// <param name="wait">False for what shows now, true for what shows all that this sender has sent.</param>
    public async Task<string> Read(string path, CancellationToken stop, bool wait = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (wait) request.Headers.Add(Routes.PositionHeader, _position.ToString(CultureInfo.InvariantCulture));
        using var answer = await _http.SendAsync(request, stop);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(stop));
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}

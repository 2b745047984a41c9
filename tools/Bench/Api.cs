using System.Globalization;
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
        using var answer = await http.PostAsJsonAsync("/api/access/sign-in", new { userName, password = Town.Password }, stop);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>(stop))!["accessToken"]!.GetValue<string>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (organisation.Length > 0) http.DefaultRequestHeaders.Add(Requests.OrganisationHeader, organisation);
        return new(http, token);
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

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}

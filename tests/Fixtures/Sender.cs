using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EduEvents.Host.Http;
using Xunit;

namespace EduEvents.Fixtures;

/// <summary>Somebody who uses the API over HTTP: sends commands, reads views, reads what was just written.</summary>
public sealed class Sender(HttpClient http)
{
    /// <summary>JSON as the API speaks it.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }
    };

    /// <summary>The client itself, for requests out of the ordinary.</summary>
    public HttpClient Http => http;

    /// <summary>Newest position this sender knows of; its reads wait for it.</summary>
    public long Position { get; set; }

    /// <summary>Signs in with a password; every later request carries the token.</summary>
    public async Task<Sender> SignIn(string userName, string password, string? code = null)
    {
        using var answer = await Patiently("/api/access/sign-in", () => http.PostAsJsonAsync("/api/access/sign-in", new { userName, password, code }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return this;
    }

    /// <summary>Sends a command that must be accepted.</summary>
    public async Task<CommandReply> Send(string path, object command, params (string Name, string Value)[] headers)
    {
        using var answer = await Patiently(path, () => Post(path, command, headers));
        if (answer.StatusCode != HttpStatusCode.OK) Assert.Fail(await Told(path, answer));
        var reply = (await answer.Content.ReadFromJsonAsync<CommandReply>(Json))!;
        Position = Math.Max(Position, reply.Position);
        return reply;
    }

    /// <summary>Sends a command that must be refused.</summary>
    /// <returns>The problem.</returns>
    public async Task<JsonNode> Refused(string path, object command, HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var answer = await Post(path, command, headers);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Posts without judging the answer.</summary>
    public async Task<HttpResponseMessage> Post(string path, object command, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = JsonContent.Create(command, command.GetType(), options: Json);
        // A command may look views up that an earlier one of this sender has changed.
        if (Position > 0) request.Headers.Add(Routes.PositionHeader, Position.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    /// <summary>Reads a view that shows at least everything this sender has sent.</summary>
    public async Task<T> Read<T>(string path)
    {
        using var answer = await Patiently(path, () => Get(path));
        if (answer.StatusCode != HttpStatusCode.OK) Assert.Fail(await Told(path, answer));
        return (await answer.Content.ReadFromJsonAsync<T>(Json))!;
    }

    /// <summary>Reads without judging the answer.</summary>
    public async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(Routes.PositionHeader, Position.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    // Where many send at once, some are told to come again: nothing was done for them.
    private static async Task<HttpResponseMessage> Patiently(string path, Func<Task<HttpResponseMessage>> send)
    {
        HttpResponseMessage? answer = null;
        await Wait.Until(async () =>
        {
            answer?.Dispose();
            answer = await send();
            return answer.StatusCode != HttpStatusCode.ServiceUnavailable;
        }, $"{path} is answered", TimeSpan.FromMinutes(1));
        return answer!;
    }

    private static async Task<string> Told(string path, HttpResponseMessage answer) =>
        $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
}

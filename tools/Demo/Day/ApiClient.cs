using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EduEvents.Demo.Day;

/// <summary>A sign-in name with its password.</summary>
public sealed record SignInAccount(string UserName, string Password)
{
    /// <summary>Never shows the password.</summary>
    public override string ToString() => UserName;
}

/// <summary>What a request came to.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The answer, a problem when refused.</param>
/// <param name="Milliseconds">Time of the last try.</param>
/// <param name="Tries">How often it was sent; more than once when the Host was away.</param>
public sealed record ApiAnswer(HttpStatusCode Status, JsonNode? Body, double Milliseconds, int Tries)
{
    public bool Accepted => Status == HttpStatusCode.OK;
}

/// <summary>
/// Sends by the public HTTP API as one of many accounts. While the Host is away or busy a request is sent again with the same idempotency
/// key, so nothing is lost and nothing is done twice.
/// </summary>
public sealed class ApiClient(
    HttpClient http, string organisation, SignInAccount everybody, IReadOnlyDictionary<Guid, SignInAccount> accounts) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), Pause = TimeSpan.FromMilliseconds(400);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    private readonly Dictionary<string, string> _tokens = [];
    private readonly SemaphoreSlim _signingIn = new(1, 1);
    private readonly Lock _positions = new();
    private long _newest;

    /// <summary>Sends a command as the account of a person or device, or as everybody's when there is none.</summary>
    public async Task<ApiAnswer> Send(Guid? actor, string path, object command, string key, string device, CancellationToken stop)
    {
        var answer = await Patiently(actor, () =>
        {
            var content = JsonContent.Create(command, command.GetType(), options: Json);
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            request.Headers.Add("Idempotency-Key", key);
            request.Headers.Add("X-Device", device);
            return request;
        }, stop);
        if (answer is { Accepted: true, Body: JsonObject reply } && (long?)reply["position"] is { } position)
            lock (_positions) _newest = Math.Max(_newest, position);
        return answer;
    }

    /// <summary>Reads something as it stands after all that was sent; null when it is not there.</summary>
    /// <exception cref="InvalidOperationException">The API refuses to show it.</exception>
    public async Task<T?> Read<T>(string path, CancellationToken stop) where T : class
    {
        var answer = await Patiently(null, () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("X-Position", Interlocked.Read(ref _newest).ToString(CultureInfo.InvariantCulture));
            return request;
        }, stop);
        if (answer.Status == HttpStatusCode.NotFound) return null;
        return answer.Accepted
            ? answer.Body.Deserialize<T>(Json)
            : throw new InvalidOperationException($"{path}: {(int)answer.Status} {answer.Body?["title"]}");
    }

    /// <inheritdoc />
    public void Dispose() => _signingIn.Dispose();

    private async Task<ApiAnswer> Patiently(Guid? actor, Func<HttpRequestMessage> make, CancellationToken stop)
    {
        var account = actor is { } id && accounts.TryGetValue(id, out var own) ? own : everybody;
        var began = Stopwatch.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            var answer = await Try(account, make, tries, stop);
            if (answer is { Status: HttpStatusCode.Unauthorized }) _tokens.Remove(account.UserName);
            else if (answer is not null && !IsPassing(answer.Status)) return answer;
            if (Stopwatch.GetElapsedTime(began) > Patience) return answer ?? throw new HttpRequestException("The Host does not answer.");
            await Task.Delay(Pause, stop);
        }
    }

    private async Task<ApiAnswer?> Try(SignInAccount account, Func<HttpRequestMessage> make, int tries, CancellationToken stop)
    {
        try
        {
            using var request = make();
            request.Headers.Authorization = new("Bearer", await Token(account, stop));
            request.Headers.Add("X-Organisation", organisation);
            var sent = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request, stop);
            var text = await response.Content.ReadAsStringAsync(stop);
            return new(response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null,
                Stopwatch.GetElapsedTime(sent).TotalMilliseconds, tries);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException
            || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }

    private async Task<string> Token(SignInAccount account, CancellationToken stop)
    {
        await _signingIn.WaitAsync(stop);
        try
        {
            if (_tokens.TryGetValue(account.UserName, out var known)) return known;
            using var answer = await http.PostAsJsonAsync("/api/access/sign-in", new { account.UserName, account.Password }, stop);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests)
                throw new UnauthorizedAccessException($"{account.UserName} cannot sign in ({(int)answer.StatusCode}).");
            answer.EnsureSuccessStatusCode();
            return _tokens[account.UserName] = (await answer.Content.ReadFromJsonAsync<JsonNode>(stop))!["accessToken"]!.GetValue<string>();
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests || (int)status >= 500;
}

using System.Net;
using System.Net.Http.Json;
using EduEvents.Fixtures;
using EduEvents.Host.Transport;

namespace EduEvents.Integration.Transport;

/// <summary>Whose word is taken on where a request comes from.</summary>
public sealed class ProxyTests
{
    private const string Client = "198.51.100.7", Elsewhere = "198.51.100.8";
    private static readonly TransportSettings Behind = new() { Proxies = [IPNetwork.Parse("127.0.0.1/32")] };

    [Fact]
    public async Task Behind_a_known_proxy_the_real_sender_is_recorded_whatever_the_sender_claims()
    {
        await using var served = await Served.Start(Behind);
        Assert.Equal(HttpStatusCode.Unauthorized, await Guess(served, "device one", $"203.0.113.66, {Client}"));
        Assert.Equal(Client, await Recorded(served, "device one"));

        for (var i = 0; i < 4; i++) await Guess(served, "device one", $"203.0.113.{i}, {Client}");
        Assert.Equal(HttpStatusCode.TooManyRequests, await Guess(served, "device one", $"203.0.113.9, {Client}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Guess(served, "device one", Elsewhere));
    }

    [Fact]
    public async Task Without_a_known_proxy_nobody_is_believed()
    {
        await using var served = await Served.Start(new());
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.Unauthorized, await Guess(served, "device two", $"203.0.113.{i}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Guess(served, "device two", "203.0.113.9"));
        Assert.Equal("127.0.0.1", await Recorded(served, "device two"));
    }

    [Fact]
    public async Task A_proxy_tells_how_it_was_reached_and_cookies_and_redirects_follow()
    {
        await using var served = await Served.Start(Behind, new Uri("https://school.example"));
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = served.Address };

        using var secure = await Ask(http, "/sign-in", "https");
        Assert.Equal(HttpStatusCode.OK, secure.StatusCode);
        Assert.All(secure.Headers.GetValues("Set-Cookie"), c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.True(secure.Headers.Contains("Strict-Transport-Security"));

        using var plain = await Ask(http, "/sign-in?back=%2F", "http");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, plain.StatusCode);
        Assert.Equal("https://school.example/sign-in?back=%2F", plain.Headers.Location!.OriginalString);
        using var health = await Ask(http, "/health/live", "http");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient http, string path, string scheme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", Client);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-Host", "school.example");
        return await http.SendAsync(request);
    }

    private static async Task<HttpStatusCode> Guess(App served, string device, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/access/sign-in");
        request.Content = JsonContent.Create(new { userName = "nobody.at.all", password = "wrong wrong wrong" });
        request.Headers.Add("User-Agent", device);
        request.Headers.Add("X-Forwarded-For", from);
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await served.Stranger().Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static Task<string> Recorded(App served, string device) => Log.Ask<string>(served.ConnectionString, """
        select string_agg(distinct headers ->> 'address', ' ') from edu.mt_events where type = 'access.stranger_refused' and headers ->> 'device' = $1
        """, device);
}

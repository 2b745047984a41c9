using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace EduEvents.Fixtures;

/// <summary>A system that lets people sign in by the product, step by step as the standard has it.</summary>
public sealed class Relying
{
    /// <summary>Where it takes people back; nobody listens there.</summary>
    public const string Back = "http://127.0.0.1:9/callback";

    /// <summary>Where people come after signing out.</summary>
    public const string Bye = "http://127.0.0.1:9/bye";

    private readonly string _verifier = Convert.ToHexStringLower(SHA256.HashData("a verifier of sixty-four digits"u8));

    private readonly string _back;

    private Relying(Guid id, string key, Uri provider, string back) => (Id, Key, Provider, _back) = (id, key, provider, back);

    public Guid Id { get; }
    public string Key { get; }
    public Uri Provider { get; }

    /// <summary>Null for one that keeps none.</summary>
    public string? Secret { get; set; }

    /// <summary>Registers it by commands of somebody who may, and waits until the provider knows it.</summary>
    public static async Task<Relying> Register(
        App app, Sender by, string? organisation, ClientKind kind = ClientKind.Confidential, bool firstParty = false, Uri? provider = null,
        string back = Back, string bye = Bye)
    {
        var id = Guid.CreateVersion7();
        var relying = new Relying(id, $"c{id:N}"[..30], provider ?? app.Address, back);
        var tenant = organisation ?? "platform";
        await by.Send("/api/access/register-client", new RegisterClient(
            id, relying.Key, kind, firstParty, "Сандық кітапхана", [back], [bye], ["profile", "roles", "organisation", "offline_access"], organisation),
            ("X-Organisation", tenant));
        if (kind == ClientKind.Confidential) relying.Secret = await relying.NewSecret(by, organisation);
        await Wait.Until(async () =>
        {
            using var surfer = new Surfer();
            await surfer.Go(relying.Authorize("openid"), relying.Provider + "sign-in");
            return surfer.At.AbsolutePath == "/sign-in";
        }, "the provider knows the client");
        return relying;
    }

    /// <summary>Lets a new secret be made.</summary>
    public async Task<string> NewSecret(Sender by, string? organisation)
    {
        var reply = await by.Send("/api/access/renew-client-secret", new RenewClientSecret(Id, Guid.CreateVersion7(), organisation), ("X-Organisation", organisation ?? "platform"));
        return reply.Secret!;
    }

    /// <summary>Address to which it sends people.</summary>
    public Uri Authorize(string scope, params (string Name, string? Value)[] more) => new(QueryHelpers.AddQueryString(
        new Uri(Provider, "/connect/authorize").ToString(), more.Select(m => new KeyValuePair<string, string?>(m.Name, m.Value)).Concat(new Dictionary<string, string?>
        {
            ["client_id"] = Key, ["response_type"] = "code", ["scope"] = scope, ["redirect_uri"] = _back, ["state"] = "s-1", ["nonce"] = "n-1",
            ["code_challenge_method"] = "S256", ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(_verifier)))
        }).DistinctBy(p => p.Key).Where(p => p.Value is not null)));

    /// <summary>Sends somebody who is not signed in to the provider, who signs in and allows what is asked.</summary>
    /// <returns>The code brought back.</returns>
    public async Task<string> Code(Surfer surfer, string userName, string scope, bool asked = true)
    {
        await surfer.Go(Authorize(scope), Back);
        if (surfer.At.AbsolutePath == "/sign-in") await surfer.SignIn(userName, TestSchool.Password, Back);
        if (asked)
        {
            Assert.Equal("/connect/consent", surfer.At.AbsolutePath);
            await surfer.Send("Answered", new() { ["Answered"] = "yes" }, Back);
        }
        return CodeOf(surfer);
    }

    /// <summary>The code that somebody was sent back with.</summary>
    public static string CodeOf(Surfer surfer)
    {
        Assert.StartsWith(Back, surfer.At.ToString(), StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(surfer.At.Query);
        Assert.Equal("s-1", query["state"]);
        return query["code"].ToString();
    }

    /// <summary>Exchanges a code.</summary>
    public Task<(HttpStatusCode Status, JsonNode Body)> Exchange(string code, string? verifier = null) => Post("token", new()
    {
        ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = _back, ["code_verifier"] = verifier ?? _verifier
    });

    /// <summary>Exchanges a refresh token.</summary>
    public Task<(HttpStatusCode Status, JsonNode Body)> Refresh(string token) =>
        Post("token", new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token });

    /// <summary>Sends a form to the provider as the client.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> Post(string path, Dictionary<string, string> form)
    {
        form["client_id"] = Key;
        if (Secret is not null) form["client_secret"] = Secret;
        using var http = new HttpClient { BaseAddress = Provider };
        using var answer = await http.PostAsync(new Uri($"/connect/{path}", UriKind.Relative), new FormUrlEncodedContent(form));
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    /// <summary>Asks who the holder of an access token is.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> UserInfo(string token)
    {
        using var http = new HttpClient { BaseAddress = Provider };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.GetAsync(new Uri("/connect/userinfo", UriKind.Relative));
        return (answer.StatusCode, answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonNode>() : null);
    }

    /// <summary>What a JWT says, unchecked.</summary>
    public static JsonNode Said(JsonNode body, string name, int part = 1) =>
        JsonNode.Parse(WebEncoders.Base64UrlDecode(body[name]!.GetValue<string>().Split('.')[part]))!;
}

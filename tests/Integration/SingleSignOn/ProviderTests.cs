using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Fixtures;
using Microsoft.AspNetCore.WebUtilities;

namespace EduEvents.Integration.SingleSignOn;

public sealed class ProviderTests(App app) : IDisposable
{
    private const string All = "openid profile roles organisation offline_access";
    private readonly Surfer _surfer = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<(TestSchool School, TestAccount Account)> School()
    {
        var school = await TestSchool.Found(app);
        return (school, await school.Account(Roles.Teacher, new(school.Organisation, school.Class, school.Maths), school.Teacher));
    }

    private async Task<(TestSchool School, TestAccount Account, Relying Client)> Set(bool firstParty = false)
    {
        var (school, account) = await School();
        var client = firstParty
            ? await Relying.Register(app, school.Platform!, null, firstParty: true)
            : await Relying.Register(app, await school.AsDirector(), school.Organisation);
        return (school, account, client);
    }

    [Fact]
    public async Task Discovery_tells_what_there_is()
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        var told = (await http.GetFromJsonAsync<JsonNode>("/.well-known/openid-configuration", Stop))!;

        Assert.Equal(app.Address.ToString(), (string?)told["issuer"]);
        Assert.Equal(["authorization_code", "refresh_token"], told["grant_types_supported"]!.AsArray().Select(g => (string)g!));
        Assert.Contains("S256", told["code_challenge_methods_supported"]!.AsArray().Select(g => (string)g!));
        Assert.DoesNotContain("form_post", told["response_modes_supported"]!.AsArray().Select(g => (string)g!));
        var keys = (await http.GetFromJsonAsync<JsonNode>((string)told["jwks_uri"]!, Stop))!["keys"]!.AsArray();
        Assert.All(keys, k => Assert.Null(k!["d"]));
        Assert.NotEmpty(keys);
    }

    [Fact]
    public async Task Somebody_signs_in_allows_it_once_and_the_client_learns_what_was_allowed()
    {
        var (school, account, client) = await Set();
        var (status, tokens) = await client.Exchange(await client.Code(_surfer, account.UserName, All));

        Assert.Equal(HttpStatusCode.OK, status);
        var id = Relying.Said(tokens, "id_token");
        Assert.Equal(account.Id.ToString(), (string?)id["sub"]);
        Assert.Equal("n-1", (string?)id["nonce"]);
        Assert.Equal(client.Key, (string?)id["aud"]);
        Assert.Equal(account.UserName, (string?)id["preferred_username"]);
        Assert.Equal(Roles.Teacher, (string?)id["role"]);
        Assert.Equal(school.Organisation, (string?)id["organisation"]);
        var (_, info) = await client.UserInfo((string)tokens["access_token"]!);
        Assert.Equal(account.Id.ToString(), (string?)info!["sub"]);
        Assert.Equal(Roles.Teacher, (string?)info["name"]);

        // The second time nothing is asked: neither who it is nor whether the client may know.
        await client.Code(_surfer, account.UserName, All, asked: false);
        Assert.Equal(1, await Log.Count(app.ConnectionString, account.Id, "access.client_allowed"));
        Assert.Equal(2, await Log.Count(app.ConnectionString, account.Id, "access.client_entered"));
        Assert.Equal("127.0.0.1", await Log.Ask<string>(app.ConnectionString,
            "select headers->>'address' from edu.mt_events where stream_id = $1 and type = 'access.client_entered' limit 1", account.Id));
    }

    [Fact]
    public async Task Without_the_scope_nothing_personal_is_told()
    {
        var (_, account, client) = await Set();
        var (_, tokens) = await client.Exchange(await client.Code(_surfer, account.UserName, "openid"));

        var (_, info) = await client.UserInfo((string)tokens["access_token"]!);
        Assert.Equal(["sub"], info!.AsObject().Select(p => p.Key));
        Assert.All(new[] { "name", "preferred_username", "role", "organisation" }, claim => Assert.Null(Relying.Said(tokens, "id_token")[claim]));
        Assert.Null(tokens["refresh_token"]);
    }

    [Fact]
    public async Task A_part_of_the_product_asks_for_no_consent()
    {
        var (_, account, client) = await Set(firstParty: true);
        await client.Code(_surfer, account.UserName, "openid profile", asked: false);
    }

    [Fact]
    public async Task Whoever_refuses_is_sent_back_with_it()
    {
        var (_, account, client) = await Set();
        await _surfer.Go(client.Authorize("openid profile"));
        await _surfer.SignIn(account.UserName, TestSchool.Password);
        await _surfer.Send("Answered", new() { ["Answered"] = "no" }, Relying.Back);

        Assert.Equal("access_denied", QueryHelpers.ParseQuery(_surfer.At.Query)["error"]);
        Assert.Equal(0, await Log.Count(app.ConnectionString, account.Id, "access.client_entered"));
    }

    [Theory]
    [InlineData("code_challenge", null)]
    [InlineData("redirect_uri", "http://127.0.0.1:9/elsewhere")]
    [InlineData("client_id", "nobody")]
    [InlineData("response_type", "token")]
    [InlineData("response_mode", "form_post")]
    [InlineData("scope", "openid email")]
    public async Task A_request_that_is_not_as_registered_is_refused(string name, string? value)
    {
        var (_, account, client) = await Set(firstParty: true);
        await _surfer.Go(client.Authorize("openid", (name, value)), Relying.Back);

        if (_surfer.At.ToString().StartsWith(Relying.Back, StringComparison.Ordinal)) Assert.Contains("error=", _surfer.At.Query, StringComparison.Ordinal);
        else Assert.Equal(HttpStatusCode.BadRequest, _surfer.Status);
        Assert.Equal(0, await Log.Count(app.ConnectionString, account.Id, "access.client_entered"));
    }

    [Fact]
    public async Task A_code_serves_once_and_only_with_its_verifier_and_secret()
    {
        var (_, account, client) = await Set();
        var (wrong, _) = await client.Exchange(await client.Code(_surfer, account.UserName, All), verifier: new string('x', 64));
        Assert.Equal(HttpStatusCode.BadRequest, wrong);

        var code = await client.Code(_surfer, account.UserName, All, asked: false);
        var secret = client.Secret;
        client.Secret = "not the secret";
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.Exchange(code)).Status);
        client.Secret = secret;
        var (first, tokens) = await client.Exchange(code);
        Assert.Equal(HttpStatusCode.OK, first);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Exchange(code)).Status);
        // A code that comes twice was stolen: what was given for it is withdrawn.
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Refresh((string)tokens["refresh_token"]!)).Status);
    }

    [Fact]
    public async Task A_refresh_token_is_replaced_by_each_use()
    {
        await using var own = new OwnClock();
        await own.InitializeAsync();
        var school = await TestSchool.Found(own);
        var account = await school.Account(Roles.Teacher, new(school.Organisation), school.Teacher);
        var client = await Relying.Register(own, await school.AsDirector(), school.Organisation);
        var (_, tokens) = await client.Exchange(await client.Code(_surfer, account.UserName, All));
        var first = (string)tokens["refresh_token"]!;

        var (status, renewed) = await client.Refresh(first);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEqual(first, (string?)renewed["refresh_token"]);
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Refresh(first)).Status);
    }

    [Fact]
    public async Task Whoever_is_blocked_gets_nothing_more()
    {
        var (school, account, client) = await Set();
        var (_, tokens) = await client.Exchange(await client.Code(_surfer, account.UserName, All));
        await (await school.AsDirector()).Send("/api/access/block-account", new BlockAccount(account.Id, school.Organisation, "тексеру"));

        await NothingMore(client, tokens);
        await _surfer.Go(client.Authorize("openid"), Relying.Back);
        Assert.Equal("/sign-in", _surfer.At.AbsolutePath);
    }

    [Fact]
    public async Task What_was_allowed_is_taken_back_by_its_owner_and_asked_for_again()
    {
        var (school, account, client) = await Set();
        var (_, tokens) = await client.Exchange(await client.Code(_surfer, account.UserName, All));
        var owner = await school.SignIn(account);
        var allowed = (await owner.Read<JsonArray>("/api/access/allowed-clients")).Single()!;
        Assert.Equal((client.Id, "Сандық кітапхана"), ((Guid)allowed["clientId"]!, (string?)allowed["title"]));

        for (var n = 0; n < 2; n++)
        {
            using var answer = await owner.Post("/api/access/disallow-client", new { clientId = client.Id });
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
        await NothingMore(client, tokens);
        Assert.Empty(await owner.Read<JsonArray>("/api/access/allowed-clients"));
        Assert.Equal(1, await Log.Count(app.ConnectionString, account.Id, "access.client_disallowed"));
        Assert.Equal(1, await Log.Count(app.ConnectionString, account.Id, "access.client_allowed"));
        var (status, _) = await client.Exchange(await client.Code(_surfer, account.UserName, All));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task A_child_goes_on_to_another_system_only_while_a_guardian_agrees()
    {
        var (school, mother) = (await TestSchool.Found(app), Guid.CreateVersion7());
        var (director, child) = (await school.AsDirector(), school.Learners[0]);
        await director.Send("/api/people/link-guardian", new LinkGuardian(child, mother, "Серікова", "Динара", "", "mother", new(2026, 9, 1)));
        await director.Send("/api/privacy/issue-consent-text",
            new IssueConsentText(ConsentPurposes.Partners, 1, new("Басқа жүйелер", "Другие системы"), "Келісемін", "Согласен", new(2020, 9, 1)));
        var account = await school.Account(Roles.Learner, new(school.Organisation, Person: child), child);
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: child), mother);
        guardian.Position = director.Position;
        var client = await Relying.Register(app, director, school.Organisation);

        await _surfer.Go(client.Authorize(All), Relying.Back);
        await _surfer.SignIn(account.UserName, TestSchool.Password, Relying.Back);
        Assert.Equal("/connect/consent", _surfer.At.AbsolutePath);
        await _surfer.Send("Answered", new() { ["Answered"] = "yes" }, Relying.Back);
        Assert.Equal("access_denied", QueryHelpers.ParseQuery(_surfer.At.Query)["error"]);

        await guardian.Send("/api/privacy/give-consent",
            new GiveConsent(Guid.CreateVersion7(), child, mother, ConsentPurposes.Partners, 1, new(2020, 9, 1), null, ConsentForm.Electronic));
        var (status, tokens) = await client.Exchange(await client.Code(_surfer, account.UserName, All));
        Assert.Equal(HttpStatusCode.OK, status);
        await guardian.Send("/api/privacy/withdraw-consent", new WithdrawConsent(child, ConsentPurposes.Partners, "Шешімім өзгерді"));
        await NothingMore(client, tokens);
    }

    [Fact]
    public async Task Signing_out_here_ends_what_clients_hold()
    {
        var (_, account, client) = await Set();
        var (_, tokens) = await client.Exchange(await client.Code(_surfer, account.UserName, All));
        await _surfer.Go(new(QueryHelpers.AddQueryString(new Uri(app.Address, "/connect/logout").ToString(), new Dictionary<string, string?>
        {
            ["id_token_hint"] = (string)tokens["id_token"]!, ["post_logout_redirect_uri"] = Relying.Bye, ["state"] = "s-2"
        })), Relying.Bye);

        Assert.Equal($"{Relying.Bye}?state=s-2", _surfer.At.ToString());
        Assert.Equal(1, await Log.Count(app.ConnectionString, account.Id, "access.signed_out"));
        await NothingMore(client, tokens);
    }

    [Fact]
    public async Task A_strangers_link_only_asks_whether_to_sign_out()
    {
        var (_, account, client) = await Set(firstParty: true);
        await client.Code(_surfer, account.UserName, "openid", asked: false);
        await _surfer.Go(new(app.Address, "/connect/logout"));
        Assert.Equal("/connect/leave", _surfer.At.AbsolutePath);
        Assert.Equal(0, await Log.Count(app.ConnectionString, account.Id, "access.signed_out"));

        await _surfer.Send("Leaving", []);
        Assert.Equal(1, await Log.Count(app.ConnectionString, account.Id, "access.signed_out"));
    }

    /// <inheritdoc />
    public void Dispose() => _surfer.Dispose();

    // Neither the access token nor the refresh token, nor what another system asks about it.
    private static async Task NothingMore(Relying client, JsonNode tokens)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.UserInfo((string)tokens["access_token"]!)).Status);
        var (_, looked) = await client.Post("introspect", new() { ["token"] = (string)tokens["access_token"]! });
        Assert.False((bool)looked["active"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Refresh((string)tokens["refresh_token"]!)).Status);
    }

    private sealed class OwnClock : App;
}

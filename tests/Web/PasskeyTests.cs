using System.Text.Json;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>Passkeys, by the authenticator that the browser itself plays for tests.</summary>
public sealed class PasskeyTests(WebApp app)
{
    // Browsers allow passkeys to names, not to bare addresses.
    private string Local => $"http://localhost:{app.Address.Port}";

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_without_a_password_and_each_answer_serves_once()
    {
        var school = await TestSchool.Found(app);
        var name = await school.Account(Roles.Guard, "Ержан Тілеубеков", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        await using var window = await app.Window(null, "ru", o => o.BaseURL = Local);
        var page = await window.NewPageAsync();
        await AddAuthenticator(window, page);
        await page.GotoAsync("/second-factor");
        await page.FillAsync("#user", name);
        await page.FillAsync("#password", TestSchool.Password);
        await page.ClickAsync(".sign-in form .btn.primary");
        await page.ClickAsync("passkey-form button");
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await page.GotoAsync("/my-security");
        await Assertions.Expect(page.Locator("[data-region=security] .grant").First).ToContainTextAsync("passkey");

        await window.ClearCookiesAsync();
        await page.GotoAsync("/sign-in?back=/my-security");
        await page.ClickAsync("passkey-form button");
        await Assertions.Expect(page.Locator("[data-region=security]")).ToBeVisibleAsync();
        var answer = await page.EvaluateAsync<string>(AnswerByApi);
        Assert.Equal((200, 401), (await Post(window, answer), await Post(window, answer)));
        await page.EvaluateAsync("async () => { const m = document.querySelector('form:has([name=factorId])'); m.requestSubmit(); }");
        await Assertions.Expect(page.Locator("form:has([name=factorId])")).ToHaveCountAsync(0);
        Assert.Equal(401, await Post(window, await page.EvaluateAsync<string>(AnswerByApi)));
        Assert.Equal(1, await Log.Count(app.ConnectionString, school.AccountIds[name], "access.second_factor_removed"));
    }

    [Fact]
    public async Task A_passkey_answers_for_its_own_address_only()
    {
        await using var window = await app.Window(null, "en", o => o.BaseURL = Local);
        var asked = await window.APIRequest.PostAsync("/api/access/ask-passkey");
        var question = JsonDocument.Parse(await asked.TextAsync()).RootElement;
        var options = JsonDocument.Parse(question.GetProperty("options").GetString()!).RootElement;

        Assert.Equal("localhost", options.GetProperty("rpId").GetString());
        Assert.Equal("required", options.GetProperty("userVerification").GetString());
        Assert.Equal(401, await Post(window, JsonSerializer.Serialize(new { ticket = question.GetProperty("ticket").GetString(), credential = "{}" })));
        Assert.Equal(401, await Post(window, JsonSerializer.Serialize(new { ticket = "made up", credential = "not json" })));
    }

    private const string AnswerByApi = """
        async () => {
            const asked = await (await fetch('/api/access/ask-passkey', { method: 'POST' })).json();
            const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(asked.options));
            const credential = await navigator.credentials.get({ publicKey });
            return JSON.stringify({ ticket: asked.ticket, credential: JSON.stringify(credential.toJSON()) });
        }
        """;

    private static async Task<int> Post(IBrowserContext window, string body)
    {
        var answer = await window.APIRequest.PostAsync("/api/access/sign-in-passkey",
            new() { Data = body, Headers = [new("Content-Type", "application/json")] });
        return answer.Status;
    }

    private static async Task AddAuthenticator(IBrowserContext window, IPage page)
    {
        var tools = await window.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true
            }
        });
    }
}

using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Gate;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Privacy;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Privacy;

public sealed class ConsentChecks(Inspection school)
{
    private static readonly DateOnly Today = LivedSchool.Today;

    [Fact]
    [Order("3", Missing = "The server room, backups and round-the-clock access.")]
    [Order("33-1.1", Missing = "Cards and their issue; a card at the till.")]
    public async Task A_card_a_code_and_a_face_are_each_taken_at_the_gate_only_with_a_parents_consent_which_can_be_taken_back()
    {
        foreach (var (method, purpose) in new[] { (PassMethod.Card, ConsentPurposes.Card), (PassMethod.Code, ConsentPurposes.Code), (PassMethod.Biometric, ConsentPurposes.Biometrics) })
            await OnlyWithConsent(method, purpose);
    }

    private async Task OnlyWithConsent(PassMethod method, string purpose)
    {
        var home = await Home(purpose);
        var item = new PassItem(1, home.Child, Direction.In, LivedSchool.Now, method);
        var without = await home.Terminal.Refused("/api/gate/send-pass", new SendPass(home.Device, item), HttpStatusCode.UnprocessableEntity);
        await home.Parent.Send("/api/privacy/give-consent",
            new GiveConsent(Guid.CreateVersion7(), home.Child, home.Mother, purpose, 1, Today, Today.AddDays(30), ConsentForm.Electronic));
        await home.Terminal.Send("/api/gate/send-pass", new SendPass(home.Device, item));
        await home.Parent.Send("/api/privacy/withdraw-consent", new WithdrawConsent(home.Child, purpose, "Шешімім өзгерді"));
        var after = await home.Terminal.Refused("/api/gate/send-pass", new SendPass(home.Device, item with { Sequence = 2 }), HttpStatusCode.UnprocessableEntity);
        home.Parent.Position = (await home.Parent.Send("/api/privacy/withdraw-consent", new WithdrawConsent(home.Child, purpose, "Шешімім өзгерді"))).Position;

        Assert.All([without, after], r => Assert.Contains("privacy.consent_missing", r.ToJsonString(), StringComparison.Ordinal));
        JsonNode? held = null;
        await Wait.Until(async () => (held = (await home.Parent.Read<JsonNode>($"/api/privacy/consents/{home.Child}"))["consents"]!.AsArray().LastOrDefault())?["withdrawn"]
            is not null, "the consent is shown as taken back");
        Assert.Equal((1, home.Mother, $"{Today:yyyy-MM-dd}", $"{Today.AddDays(30):yyyy-MM-dd}"),
            ((int)held!["version"]!, (Guid)held["givenBy"]!, (string?)held["from"], (string?)held["until"]));
    }

    [Fact]
    [Order("5.13")]
    public async Task Who_gave_and_took_back_which_consent_stands_in_the_log_with_the_reason()
    {
        var home = await Home(ConsentPurposes.Biometrics);
        await home.Parent.Send("/api/privacy/give-consent",
            new GiveConsent(Guid.CreateVersion7(), home.Child, home.Mother, ConsentPurposes.Biometrics, 1, Today, null, ConsentForm.Electronic));
        home.Director.Position = (await home.Parent.Send("/api/privacy/withdraw-consent",
            new WithdrawConsent(home.Child, ConsentPurposes.Biometrics, "Шешімім өзгерді"))).Position;

        var path = $"/api/audit/actions?person={home.Child}&module=privacy&from={Today:yyyy-MM-dd}&until={Today:yyyy-MM-dd}";
        var listed = (await home.Director.Read<JsonArray>(path)).Select(e => ((string)e!["event"]!, (string)e["person"]!, (string?)e["reason"])).ToList();

        Assert.Equal([("privacy.consent_withdrawn", home.Mother.ToString(), "Шешімім өзгерді"), ("privacy.consent_given", home.Mother.ToString(), null)], listed);
    }

    [Fact]
    [Order("9", Missing = "Ready connections to particular libraries and partner resources.")]
    public async Task The_privacy_policy_is_shown_before_anything_else_and_accepted_with_its_version()
    {
        var own = await TestSchool.Found(school);
        var director = await own.AsDirector();
        await director.Send("/api/privacy/issue-consent-text",
            new IssueConsentText(ConsentPurposes.Policy, 1, new("Құпиялылық саясаты", "Политика"), "Деректерді қорғаймыз", "Храним данные", new(2026, 9, 1)));
        var person = Guid.CreateVersion7();
        var name = await own.Account(Roles.Librarian, "Сәуле", person, false, new Scope(own.Organisation));
        using var browser = await new Browser(school).SignIn(name);
        var asked = await browser.Open("/organisations");
        var reader = await own.As(name);
        await reader.Send("/api/privacy/accept-policy", new AcceptPolicy(person, 1));
        var after = await browser.Open("/organisations");

        Assert.Contains("Деректерді қорғаймыз", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Деректерді қорғаймыз", after, StringComparison.Ordinal);
        Assert.Equal(1, await Log.Count(school.ConnectionString, PolicyAcceptance.StreamOf(person), "privacy.policy_accepted"));
    }

    private sealed record Family(Guid Child, Guid Mother, Sender Director, Sender Parent, Guid Device, Sender Terminal);

    // A school of its own, for its texts would be asked of the other one's people too.
    private async Task<Family> Home(string purpose)
    {
        var (own, mother) = (await TestSchool.Found(school), Guid.CreateVersion7());
        var (director, child) = (await own.AsDirector(), own.Learners[0]);
        await director.Send("/api/people/link-guardian", new LinkGuardian(child, mother, "Ермекова", "Сандуғаш", "", "mother", Today));
        await director.Send("/api/privacy/issue-consent-text", new IssueConsentText(purpose, 1, new("Өту", "Проход"), "Келісемін", "Согласен", Today));
        var parent = await own.With(Roles.Guardian, new(own.Organisation, Person: child), mother);
        parent.Position = director.Position;
        return new(child, mother, director, parent, own.Terminal, await own.With(Roles.Terminal, new(own.Organisation, Device: own.Terminal)));
    }
}

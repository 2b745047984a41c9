using EduEvents.Application;
using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Host.Privacy;
using EduEvents.Projections.Audit;
using EduEvents.Projections.Privacy;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>The rights of people to their data: what is held, blocking, erasure with a certificate (Order 456, pp. 3, 10, 11; Law 94-V).</summary>
public sealed class PrivacyModule : IModule
{
    public string Name => "privacy";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.consents", "/consents", "check", Permissions.PrivacyRead, 96)];

    public void Events(EventNames events)
    {
        events.Add<ProcessingBlocked>("processing_blocked");
        events.Add<ProcessingUnblocked>("processing_unblocked");
        events.Add<PersonErased>("person_erased");
        events.Add<KeysRenewed>("keys_renewed");
        events.Add<ConsentTextIssued>("consent_text_issued");
        events.Add<ConsentGiven>("consent_given");
        events.Add<ConsentWithdrawn>("consent_withdrawn");
        events.Add<PolicyAccepted>("policy_accepted");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new DataSubjectCardProjection(), ProjectionLifecycle.Async);
        views.Add(new PersonConsentsProjection(), ProjectionLifecycle.Async);
        // What is given or taken back holds at once: at the gate, at sign-in, at the door before the pages.
        views.Add(new ConsentCardProjection(), ProjectionLifecycle.Inline);
        views.Add(new ConsentTextCardProjection(), ProjectionLifecycle.Inline);
        views.Add(new PolicyCardProjection(), ProjectionLifecycle.Inline);
    }

    public IEnumerable<LiveMessage> Live(IEvent e) =>
        ConsentChanges.Concerns(e) ? [new($"{ConsentChanges.Topic}/{e.TenantId}/{e.StreamId}", "changed", e.StreamId) { IsForHosts = true }] : [];

    public void Api(ModuleApi api)
    {
        api.Command("block-processing", UseCase.Start<BlockProcessing, DataSubject>(BlockProcessingHandler.Handle));
        api.Command("unblock-processing", UseCase.Change<UnblockProcessing, DataSubject>(UnblockProcessingHandler.Handle));
        api.Command("erase-person", UseCase.Start<ErasePerson, DataSubject, ErasePersonHandler.IsHere>(
            ErasePersonHandler.Handle, ErasePersonHandler.Find, nameof(DataSubjectCard)));

        api.Command("record-key-renewal", UseCase.Start<RecordKeyRenewal, KeyRing>(RecordKeyRenewalHandler.Handle));
        Consents(api);

        api.Read("subject/{personId:guid}", Permissions.PrivacyRead, nameof(DataSubjectCard), Person,
            r => r.Session.LoadAsync<DataSubjectCard>(r.Id("personId"), r.Stop), "What was decided about a person's data.");
        api.ReadRaw<object>("file/{personId:guid}", Permissions.PrivacyRead, nameof(ActionEntry), Person,
            r => Task.FromResult(r.Get<PersonFile>().Send(r, r.Id("personId"))), "Everything held about a person: 'format' is html, as without it, or json.");
        api.ReadRaw<string>("certificate/{personId:guid}", Permissions.PrivacyRead, nameof(DataSubjectCard), Person,
            async r => await r.Get<Certificates>().Of(r.Session, r.Id("personId"), r.Stop) is { } text
                ? Results.File(System.Text.Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", "erasure.txt") : Problems.NotFound(),
            "The signed certificate of an erasure, to be checked offline.");
    }

    private static void Consents(ModuleApi api)
    {
        api.Command("issue-consent-text", UseCase.Start<IssueConsentText, ConsentText>(IssueConsentTextHandler.Handle));
        api.Command("give-consent", UseCase.Start<GiveConsent, Consent, ConsentTerms>(GiveConsentHandler.Handle, GiveConsentHandler.Find, nameof(DataSubjectCard)));
        api.Command("withdraw-consent", UseCase.Change<WithdrawConsent, Consent, WithdrawConsentHandler.Taker>(
            WithdrawConsentHandler.Handle, WithdrawConsentHandler.Find, nameof(DataSubjectCard)));
        api.Command("accept-policy", UseCase.Start<AcceptPolicy, PolicyAcceptance, AcceptPolicyHandler.PolicyTerms>(
            AcceptPolicyHandler.Handle, AcceptPolicyHandler.Find));
        api.Read("consents/{personId:guid}", Permissions.PrivacyRead, nameof(PersonConsents), Person,
            async r => (PersonConsents?)(await r.Session.LoadAsync<PersonConsents>(r.Id("personId"), r.Stop) ?? new() { Id = r.Id("personId") }),
            "The consents about a person, oldest first.");
        api.ReadForAll("consent-texts", "", async r => (IReadOnlyList<ConsentTextCard>?)await ConsentTextCard.All(r.Session, r.Stop),
            "What people are asked to agree to, in all versions.");
        api.Read("missing-consents/{groupId:guid}/{purpose}", Permissions.PrivacyRead, nameof(DataSubjectCard), r => new(Group: r.Id("groupId")),
            async r => (IReadOnlyList<WithoutConsent>?)await HeldConsents.OfClass(r.Session, r.Id("groupId"), r.Value("purpose"),
                SchoolTime.Day(r.Get<TimeProvider>().GetUtcNow()), r.Stop), "The learners of a class whose consent to a purpose does not hold today.");
    }

    private static Scope Person(ReadRequest r) => new(Person: r.Id("personId"));
}

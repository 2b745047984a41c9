using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Privacy;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Privacy;

/// <summary>Consents, their texts, and the policy.</summary>
public sealed class ConsentTests
{
    private static readonly Guid Child = Ids.Aigerim, Mother = Ids.Terminal;
    private static readonly DateOnly September = new(2026, 9, 1);
    private static readonly ConsentTextIssued First = new("biometrics", 1, new("Бет", "Лицо"), "Келісемін", "Согласен", September);
    private static readonly ConsentGiven Given1 = new(Ids.Of(1), Child, Mother, "biometrics", 1, September, null, ConsentForm.Electronic);
    private static readonly ConsentTerms Sound = new(1, GiverMay: true, SenderMay: true);

    private static Func<Consent?, IEnumerable<IDomainEvent>> Give(ConsentTerms terms, DateOnly? until = null, int number = 1) => consent =>
        GiveConsentHandler.Handle(new(Ids.Of(number), Child, Mother, "biometrics", 1, September, until, ConsentForm.Electronic), consent, terms);

    private static Func<Consent, IEnumerable<IDomainEvent>> Withdraw => consent => WithdrawConsentHandler.Handle(new(Child, "biometrics", "шешім"), consent);

    private static Func<ConsentText?, IEnumerable<IDomainEvent>> Issue(int version, DateOnly from) => text =>
        IssueConsentTextHandler.Handle(new("biometrics", version, new("Бет", "Лицо"), "Келісемін", " Согласен ", from), text);

    private static Func<PolicyAcceptance?, IEnumerable<IDomainEvent>> Accept(int version, int? inForce, bool oneself = true) => before =>
        AcceptPolicyHandler.Handle(new(Mother, version), before, new(inForce, oneself));

    [Fact]
    public void A_guardian_agrees_once_and_the_next_consent_takes_its_place()
    {
        Given<Consent>().When(Give(Sound)).Then(Given1);
        Given<Consent>(Given1).When(Give(Sound)).ThenNothing();
        Given<Consent>(Given1).When(Give(Sound, number: 2)).Then(Given1 with { ConsentId = Ids.Of(2) });
    }

    [Fact]
    public void Another_version_a_stranger_and_a_borrowed_hand_are_refused_together() => Given<Consent>().When(Give(new(2, false, false), September.AddDays(-1)))
        .ThenBroken(PrivacyRules.TextNotInForce(), PrivacyRules.GiverMayNot(), PrivacyRules.NotTheGiver(), PrivacyRules.ConsentEndsTooEarly());

    [Fact]
    public void What_stands_is_withdrawn_once_and_may_be_given_anew()
    {
        var withdrawn = new ConsentWithdrawn(Ids.Of(1), Child, "biometrics");
        Given<Consent>(Given1).When(Withdraw).Then(withdrawn);
        Given<Consent>(Given1, withdrawn).When(Withdraw).ThenNothing();
        Given<Consent>(Given1, withdrawn).When(Give(Sound, number: 2)).Then(Given1 with { ConsentId = Ids.Of(2) });
    }

    [Fact]
    public void Versions_of_a_text_follow_each_other()
    {
        Given<ConsentText>().When(Issue(1, September)).Then(First);
        Given<ConsentText>(First).When(Issue(1, September)).ThenNothing();
        Given<ConsentText>(First).When(Issue(2, September.AddDays(1))).Then(First with { Version = 2, ValidFrom = September.AddDays(1) });
        Given<ConsentText>(First).When(Issue(3, September)).ThenBroken(PrivacyRules.TextVersionNotNext(2), PrivacyRules.TextStartsTooEarly());
    }

    [Fact]
    public void Everybody_accepts_the_policy_in_force_for_himself()
    {
        Given<PolicyAcceptance>().When(Accept(1, 1)).Then(new PolicyAccepted(Mother, 1));
        Given<PolicyAcceptance>(new PolicyAccepted(Mother, 1)).When(Accept(1, 1)).ThenNothing();
        Given<PolicyAcceptance>(new PolicyAccepted(Mother, 1)).When(Accept(2, 2)).Then(new PolicyAccepted(Mother, 2));
        Given<PolicyAcceptance>().When(Accept(1, null, oneself: false)).ThenBroken(PrivacyRules.TextNotInForce(), PrivacyRules.OnlyOneself());
    }
}

using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Privacy;
using EduEvents.Projections.Privacy;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Privacy;

/// <summary>Consents, their texts, and the policy.</summary>
public sealed class ConsentTests
{
    private static readonly Guid Child = Ids.Aigerim, Mother = Ids.Terminal;
    private static readonly DateOnly September = new(2026, 9, 1);
    private static readonly ConsentTextIssued First = new("biometrics", 1, new("Бет", "Лицо"), "Келісемін", "Согласен", September);
    private static readonly ConsentGiven Given1 = new(Ids.Of(1), Child, Mother, "biometrics", 1, September, null, ConsentForm.Electronic);
    private static readonly ConsentTerms Sound = new(1, GiverMay: true, SenderMay: true, Born: null, September);

    private static Func<Consent?, IEnumerable<IDomainEvent>> Give(ConsentTerms terms, DateOnly? until = null, int number = 1) => consent =>
        GiveConsentHandler.Handle(new(Ids.Of(number), Child, Mother, "biometrics", 1, September, until, ConsentForm.Electronic), consent, terms);

    private static Func<Consent, IEnumerable<IDomainEvent>> Withdraw(bool may = true) => consent =>
        WithdrawConsentHandler.Handle(new(Child, "biometrics", "шешім"), consent, new(may));

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
    public void Another_version_a_stranger_and_a_borrowed_hand_are_refused_together() => Given<Consent>().When(Give(new(2, false, false, null, September), September.AddDays(-1)))
        .ThenBroken(PrivacyRules.TextNotInForce(), PrivacyRules.GiverMayNot(), PrivacyRules.NotTheGiver(), PrivacyRules.ConsentEndsTooEarly());

    [Theory, InlineData("2010-10-16", "2026-10-15", true), InlineData("2010-10-16", "2026-10-16", false), InlineData("2010-10-16", "2026-10-17", false)]
    [InlineData("2012-02-29", "2028-02-28", true), InlineData("2012-02-29", "2028-02-29", false), InlineData("2010-12-31", "2026-12-30", true)]
    public void A_second_factor_is_waived_until_the_day_before_the_sixteenth_birthday(string born, string day, bool may)
    {
        var fits = ConsentPurposes.FitsAge(ConsentPurposes.OneFactor, DateOnly.Parse(born, null), DateOnly.Parse(day, null));
        Assert.Equal((may, false, true), (fits, ConsentPurposes.FitsAge(ConsentPurposes.OneFactor, null, September), ConsentPurposes.FitsAge("biometrics", null, September)));
    }

    [Fact]
    public void For_a_second_factor_a_guardian_agrees_only_while_the_child_is_known_to_be_under_sixteen()
    {
        Func<Consent?, IEnumerable<IDomainEvent>> Waive(DateOnly? born) => consent => GiveConsentHandler.Handle(
            new(Ids.Of(1), Child, Mother, ConsentPurposes.OneFactor, 1, September, null, ConsentForm.Electronic), consent, Sound with { Born = born });
        Given<Consent>().When(Waive(September.AddYears(-16).AddDays(1))).Then(Given1 with { Purpose = ConsentPurposes.OneFactor });
        Given<Consent>().When(Waive(September.AddYears(-16))).ThenBroken(PrivacyRules.LearnerIsOfAge());
        Given<Consent>().When(Waive(null)).ThenBroken(PrivacyRules.BirthDateUnknown());
    }

    [Fact]
    public void What_stands_is_withdrawn_once_and_may_be_given_anew()
    {
        var withdrawn = new ConsentWithdrawn(Ids.Of(1), Child, "biometrics");
        Given<Consent>(Given1).When(Withdraw()).Then(withdrawn);
        Given<Consent>(Given1).When(Withdraw(may: false)).ThenBroken(PrivacyRules.GiverMayNot());
        Given<Consent>(Given1, withdrawn).When(Withdraw()).ThenNothing();
        Given<Consent>(Given1, withdrawn).When(Give(Sound)).ThenNothing();
        Given<Consent>(Given1, withdrawn).When(Give(Sound, number: 2)).Then(Given1 with { ConsentId = Ids.Of(2) });
    }

    [Fact]
    public void The_card_knows_on_which_days_the_newest_consent_holds()
    {
        ConsentCard Card(params IDomainEvent[] events) => View.Of<ConsentCard>(Ids.Of(1), new ConsentCardProjection().Evolve, events)!;
        var ending = Given1 with { Until = September.AddDays(2) };
        Assert.Equal([false, true, true, false], new[] { -1, 0, 2, 3 }.Select(d => Card(ending).HoldsOn(September.AddDays(d))));
        var withdrawn = new ConsentWithdrawn(Ids.Of(1), Child, "biometrics");
        Assert.False(Card(Given1, withdrawn).HoldsOn(September));
        Assert.True(Card(Given1, withdrawn, ending).HoldsOn(September));
        Assert.Equal((Child, "biometrics"), (Card(Given1).PersonId, Card(Given1).Purpose));
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

using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Projections.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

/// <summary>Second factors of accounts, and the consent that switches one off for a child (Order 456, p. 5.11).</summary>
public sealed class SecondFactorTests
{
    private static readonly DateOnly Born = new(2010, 10, 16);
    private static readonly OneFactorAllowed Allowed = new(Ids.Aigerim, Ids.Mother);
    private static readonly OneFactorForbidden Forbidden = new(Ids.Aigerim, Ids.Mother);
    private static readonly SecondFactorAdded Added = new(Ids.Account, Ids.Of(80), SecondFactor.Totp);

    private static Func<FactorConsent, IEnumerable<IDomainEvent>> Allow(DateOnly? born, DateOnly day) =>
        consent => AllowOneFactorHandler.Handle(new(Ids.Aigerim), consent, new(Ids.Mother, born, day));

    private static Func<FactorConsent, IEnumerable<IDomainEvent>> Forbid() =>
        consent => ForbidOneFactorHandler.Handle(new(Ids.Aigerim), consent, new(Ids.Mother));

    [Theory, InlineData("2010-10-16", "2026-10-15", true), InlineData("2010-10-16", "2026-10-16", false), InlineData("2010-10-16", "2026-10-17", false)]
    [InlineData("2012-02-29", "2028-02-28", true), InlineData("2012-02-29", "2028-02-29", false), InlineData("2010-12-31", "2026-12-30", true)]
    public void It_may_be_waived_until_the_day_before_the_sixteenth_birthday(string born, string day, bool may) =>
        Assert.Equal(may, SecondFactor.MayBeWaived(DateOnly.Parse(born, null), DateOnly.Parse(day, null)));

    [Fact]
    public void A_consent_reaches_the_learners_own_role_only()
    {
        Assert.True(SecondFactor.IsNeeded(SignInRules.Default, [Roles.Learner], waived: false));
        Assert.False(SecondFactor.IsNeeded(SignInRules.Default, [Roles.Learner], waived: true));
        Assert.True(SecondFactor.IsNeeded(SignInRules.Default, [Roles.Learner, Roles.Guard], waived: true));
        Assert.False(SecondFactor.IsNeeded(SignInRules.Default, [Roles.Terminal], waived: false));
        Assert.False(SecondFactor.IsNeeded(SignInRules.Default, [], waived: false));
    }

    [Fact]
    public void A_guardian_agrees_for_who_is_under_sixteen_and_may_take_it_back()
    {
        var before = Born.AddYears(16).AddDays(-1);
        Given<FactorConsent>().When(Allow(Born, before)).Then(Allowed);
        Given<FactorConsent>(Allowed).When(Allow(Born, before)).ThenNothing();
        Given<FactorConsent>(Allowed, Forbidden).When(Allow(Born, before)).Then(Allowed);
        Given<FactorConsent>().When(Allow(Born, before.AddDays(1))).ThenBroken(AccessRules.LearnerIsOfAge());
        Given<FactorConsent>().When(Allow(null, before)).ThenBroken(AccessRules.BirthDateUnknown());
        Given<FactorConsent>(Allowed).When(Forbid()).Then(Forbidden);
        Given<FactorConsent>().When(Forbid()).ThenNothing();
        Assert.Equal((new(Person: Ids.Aigerim), new(Person: Ids.Aigerim)), (new AllowOneFactor(Ids.Aigerim).Target(), new ForbidOneFactor(Ids.Aigerim).Target()));
    }

    [Fact]
    public void The_view_knows_until_when_the_consent_holds()
    {
        FactorWaiver Seen(params IDomainEvent[] events) => View.Of<FactorWaiver>(Ids.Aigerim, new FactorWaiverProjection().Evolve,
            [new LearnerAdmitted(Ids.Aigerim, FullName.Of(Ids.Aigerim, "Ахметова", "Айгерім"), new(Ids.Aigerim, ""), new(Ids.Aigerim, "2010-10-15"),
                new(2024, 9, 1)), .. events])!;
        Assert.False(Seen().HoldsOn(new(2026, 10, 14)));
        Assert.True(Seen(Allowed).HoldsOn(new(2026, 10, 14)));
        Assert.False(Seen(Allowed).HoldsOn(new(2026, 10, 15)));
        Assert.True(Seen(Allowed, new BirthDateCorrected(Ids.Aigerim, new(Ids.Aigerim, "2010-10-16"))).HoldsOn(new(2026, 10, 15)));
        Assert.False(Seen(Allowed, Forbidden).HoldsOn(new(2026, 10, 14)));
        Assert.False(Seen(Allowed, new BirthDateCorrected(Ids.Aigerim, new(Ids.Aigerim, null))).HoldsOn(new(2026, 10, 14)));
    }

    [Fact]
    public void A_keeper_ends_sessions_and_takes_lost_factors_away()
    {
        Func<Account, IEnumerable<IDomainEvent>> End(Keeper keeper) => a => EndSessionsHandler.Handle(new(Ids.Account, Ids.Of(81), AccountOf.School, "телефон"), a, keeper);
        Func<Account, IEnumerable<IDomainEvent>> Reset(Keeper keeper) => a => ResetSecondFactorHandler.Handle(new(Ids.Account, AccountOf.School, "телефон"), a, keeper);
        SessionsEnded ended = new(Ids.Account, Ids.Of(81), "телефон");
        Given<Account>(AccountOf.Created).When(End(AccountOf.Keeper())).Then(ended);
        Given<Account>(AccountOf.Created, ended).When(End(AccountOf.Keeper())).ThenNothing();
        Given<Account>(AccountOf.Created, Added).When(Reset(AccountOf.Keeper())).Then(new SecondFactorRemoved(Ids.Account, Added.FactorId, SecondFactor.Totp));
        Given<Account>(AccountOf.Created, Added, new SecondFactorRemoved(Ids.Account, Added.FactorId, SecondFactor.Totp)).When(Reset(AccountOf.Keeper())).ThenNothing();
        foreach (var tried in new[] { End(AccountOf.Keeper(false)), Reset(AccountOf.Keeper(false)) })
            Given<Account>(AccountOf.Created, AccountOf.Granted(Roles.Director)).When(tried).ThenBroken(AccessRules.AccountAboveYou());
        foreach (var tried in new[] { End(new(Ids.Account, _ => true)), Reset(new(Ids.Account, _ => true)) })
            Given<Account>(AccountOf.Created).When(tried).ThenBroken(AccessRules.OwnAccount());
        Assert.Equal((new(AccountOf.School), new(AccountOf.School)), (new EndSessions(Ids.Account, Ids.Of(81), AccountOf.School, "x").Target(),
            new ResetSecondFactor(Ids.Account, AccountOf.School, "x").Target()));
    }

    [Fact]
    public void The_card_counts_factors_and_codes()
    {
        AccountCard Card(params IDomainEvent[] events) => View.Of<AccountCard>(Ids.Account, new AccountCardProjection().Evolve, [AccountOf.Created, .. events])!;
        var card = Card(Added, new RecoveryCodesMade(Ids.Account, 10), new RecoveryCodeUsed(Ids.Account));
        Assert.Equal((Added.FactorId, SecondFactor.Totp, 9), (card.Factors.Single().Id, card.Factors.Single().Method, card.RecoveryCodes));
        card = Card(Added, new RecoveryCodesMade(Ids.Account, 10), new SecondFactorRemoved(Ids.Account, Added.FactorId, SecondFactor.Totp));
        Assert.Equal((0, 0), (card.Factors.Count, card.RecoveryCodes));
        Assert.NotNull(Card(new SessionsEnded(Ids.Account, Ids.Of(81), "x")).SessionsEndedAt);
    }
}

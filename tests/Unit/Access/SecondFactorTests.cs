using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

/// <summary>Second factors of accounts (Order 456, p. 5.11).</summary>
public sealed class SecondFactorTests
{
    private static readonly SecondFactorAdded Added = new(Ids.Account, Ids.Of(80), SecondFactor.Totp);

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

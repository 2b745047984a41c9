using EduEvents.Domain.Access;
using EduEvents.Projections.Access;

namespace EduEvents.Unit.Access;

public sealed class AccountCardTests
{
    [Fact]
    public void An_account_with_the_roles_it_holds() =>
        View.Of<AccountCard>(Ids.Account, new AccountCardProjection().Evolve, AccountOf.Created,
            new PasswordSet(Ids.Account, MustChange: true),
        AccountOf.Granted(), new RoleGranted(Ids.Account, Ids.Of(42), Roles.Guard, new(AccountOf.School), AccountOf.From, AccountOf.From),
        AccountOf.Revoked).Shows(new()
        {
            Id = Ids.Account, UserName = "teacher7", PersonId = Ids.Teacher, DisplayName = AccountOf.Created.DisplayName,
            Kind = "person", Home = AccountOf.School, Organisations = [AccountOf.School], MustChangePassword = true,
            PasswordSetAt = View.Recorded.AddSeconds(1),
            Grants = [new(Ids.Of(42), Roles.Guard, new(AccountOf.School), AccountOf.From, AccountOf.From)]
        });

    [Fact]
    public void A_shut_account_is_used_by_nobody_and_its_sessions_are_over()
    {
        AccountCard Card(params Domain.IDomainEvent[] events) =>
            View.Of<AccountCard>(Ids.Account, new AccountCardProjection().Evolve, [AccountOf.Created, AccountOf.Granted(), .. events])!;
        var (blocked, opened) = (new AccountBlocked(Ids.Account, "x"), new AccountUnblocked(Ids.Account, "y"));

        Assert.False(Card(blocked).IsOpenOn(AccountOf.From));
        Assert.Equal(View.Recorded.AddSeconds(2), Card(blocked).SessionsEndedAt);
        Assert.True(Card(blocked, opened).IsOpenOn(AccountOf.From));
        Assert.Equal((View.Recorded.AddSeconds(2), 1), (Card(blocked, opened).SessionsEndedAt, Card(blocked, opened).Grants.Count));
        var deleted = Card(new AccountDeleted(Ids.Account, "z"));
        Assert.Equal((false, 0, true), (deleted.IsOpenOn(AccountOf.From), deleted.Grants.Count, deleted.Deleted));
        var expiring = Card(new AccountExpirySet(Ids.Account, AccountOf.From));
        Assert.Equal((true, false), (expiring.IsOpenOn(AccountOf.From), expiring.IsOpenOn(AccountOf.From.AddDays(1))));
    }

    [Fact]
    public void What_a_system_may_know_is_known_until_it_is_taken_back()
    {
        AccountCard Card(params Domain.IDomainEvent[] events) =>
            View.Of<AccountCard>(Ids.Account, new AccountCardProjection().Evolve, [AccountOf.Created, .. events])!;
        var (allowed, taken) = (new ClientAllowed(Ids.Account, Ids.Of(70), ["profile"]), new ClientDisallowed(Ids.Account, Ids.Of(70)));
        Assert.Equal(["profile"], Card(allowed).AllowedClients[Ids.Of(70)]);
        Assert.Empty(Card(allowed, taken).AllowedClients);
        Assert.Single(Card(allowed, taken, allowed).AllowedClients);
    }

    [Fact]
    public void A_changed_password_need_not_change_again() =>
        Assert.False(View.Of<AccountCard>(Ids.Account, new AccountCardProjection().Evolve,
        AccountOf.Created, new PasswordSet(Ids.Account, MustChange: true),
        new PasswordSet(Ids.Account, MustChange: false))!.MustChangePassword);

    [Theory, InlineData("2026-08-31", false), InlineData("2026-09-01", true), InlineData("2026-09-10", true),
        InlineData("2026-09-11", false)]
    public void A_role_is_in_force_from_its_first_day_to_its_last(string on, bool held) => Assert.Equal(held,
        new AccountCard { Grants = [new(Ids.Grant, Roles.Guard, default, AccountOf.From, new(2026, 9, 10))] }.GrantsOn(
            DateOnly.ParseExact(on, "yyyy-MM-dd")).Count == 1);
}

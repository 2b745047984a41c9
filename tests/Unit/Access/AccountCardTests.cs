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
            MustChangePassword = true,
            Grants = [new(Ids.Of(42), Roles.Guard, new(AccountOf.School), AccountOf.From, AccountOf.From)]
        });

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

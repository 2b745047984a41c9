using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

/// <summary>Accounts are edited, shut, opened and deleted by who keeps them (Order 456, p. 5.7).</summary>
public sealed class AccountTests
{
    private static readonly AccountBlocked Blocked = new(Ids.Account, "демалыс");
    private static readonly AccountDeleted Deleted = new(Ids.Account, "кетті");

    private static Func<Account, IEnumerable<IDomainEvent>> Edit(string name = "Гүлнар", DateOnly? until = null, Keeper? keeper = null) =>
        a => EditAccountHandler.Handle(new(Ids.Account, AccountOf.School, name, until), a, keeper ?? AccountOf.Keeper());

    private static Func<Account, IEnumerable<IDomainEvent>> Block(Keeper? keeper = null, string? organisation = AccountOf.School) =>
        a => BlockAccountHandler.Handle(new(Ids.Account, organisation, "демалыс"), a, keeper ?? AccountOf.Keeper());

    private static Func<Account, IEnumerable<IDomainEvent>> Unblock() =>
        a => UnblockAccountHandler.Handle(new(Ids.Account, AccountOf.School, "келді"), a, AccountOf.Keeper());

    private static Func<Account, IEnumerable<IDomainEvent>> Delete(Keeper? keeper = null) =>
        a => DeleteAccountHandler.Handle(new(Ids.Account, AccountOf.School, "кетті"), a, keeper ?? AccountOf.Keeper());

    [Fact]
    public void What_differs_is_edited()
    {
        var day = AccountOf.From;
        Given<Account>(AccountOf.Created).When(Edit("Сәуле", day)).Then(
            new AccountRenamed(Ids.Account, new(Ids.Teacher, "Гүлнар"), new(Ids.Teacher, "Сәуле")), new AccountExpirySet(Ids.Account, day));
        Given<Account>(AccountOf.Created).When(Edit()).ThenNothing();
        Given<Account>(AccountOf.Created, new AccountExpirySet(Ids.Account, day)).When(Edit()).Then(new AccountExpirySet(Ids.Account, null));
    }

    [Fact]
    public void An_account_is_shut_once_and_opened_once()
    {
        Given<Account>(AccountOf.Created).When(Block()).Then(Blocked);
        Given<Account>(AccountOf.Created, Blocked).When(Block()).ThenNothing();
        Given<Account>(AccountOf.Created, Blocked).When(Unblock()).Then(new AccountUnblocked(Ids.Account, "келді"));
        Given<Account>(AccountOf.Created).When(Unblock()).ThenNothing();
    }

    [Fact]
    public void A_deleted_account_stays_deleted()
    {
        Given<Account>(AccountOf.Created, AccountOf.Granted()).When(Delete()).Then(Deleted);
        Given<Account>(AccountOf.Created, Deleted).When(Delete()).ThenNothing();
        foreach (var tried in new[] { Edit("Сәуле"), Block(), Unblock() })
            Given<Account>(AccountOf.Created, Deleted).When(tried).ThenBroken(AccessRules.AccountIsDeleted());
        Given<Account>(AccountOf.Created, Deleted).When(a => GrantRoleHandler.Handle(
                new(Ids.Account, Ids.Of(42), Roles.Guard, new(AccountOf.School), AccountOf.From, null), a, AccountOf.Terms(Roles.Platform)))
            .ThenBroken(AccessRules.AccountIsDeleted());
    }

    [Fact]
    public void Nobody_keeps_his_own_account_nor_one_above_him_nor_one_from_elsewhere()
    {
        var own = new Keeper(Ids.Account, _ => true);
        foreach (var tried in new[] { Edit("Сәуле", keeper: own), Block(own), Delete(own) })
            Given<Account>(AccountOf.Created).When(tried).ThenBroken(AccessRules.OwnAccount());
        foreach (var tried in new[] { Edit("Сәуле", keeper: AccountOf.Keeper(false)), Block(AccountOf.Keeper(false)), Delete(AccountOf.Keeper(false)) })
            Given<Account>(AccountOf.Created, AccountOf.Granted(Roles.Director)).When(tried).ThenBroken(AccessRules.AccountAboveYou());
        Given<Account>(AccountOf.Created).When(Block(organisation: null)).ThenBroken(AccessRules.AccountOfAnotherOrganisation());
        Given<Account>(AccountOf.Created with { Organisation = null }, AccountOf.Granted()).When(Block()).Then(Blocked);
    }
}

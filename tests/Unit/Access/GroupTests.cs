using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

/// <summary>A group holds roles, and accounts hold them by it.</summary>
public sealed class UserGroupTests
{
    private static readonly Guid Group = Ids.Of(43), Membership = Ids.Of(44);
    private static readonly UserGroupMade Made = new(Group, "Комиссия", AccountOf.School);
    private static readonly UserGroupRoleGranted Granted = new(Group, Ids.Grant, Roles.Secretary, new(AccountOf.School), AccountOf.From, null);
    private static readonly UserGroupJoined Joined = new(Ids.Account, Membership, Group, AccountOf.School, AccountOf.From, null);

    private static Func<UserGroup, IEnumerable<IDomainEvent>> Grant(bool member = false, string giver = Roles.Director, DateOnly? until = null) => group =>
        GrantGroupRoleHandler.Handle(new(Group, Ids.Grant, Roles.Secretary, new(AccountOf.School), AccountOf.From, until), group,
            new(AccountOf.Terms(giver), member));

    private static Func<Account, IEnumerable<IDomainEvent>> Join(GroupDoor? door = null, DateOnly? until = null) => account =>
        JoinUserGroupHandler.Handle(new(Ids.Account, Membership, Group, AccountOf.School, AccountOf.From, until), account, door ?? Door());

    private static GroupDoor Door(bool mayGive = true, bool exists = true, bool dissolved = false) =>
        new(AccountOf.Keeper(mayGive), exists, dissolved, [new(Ids.Grant, Roles.Secretary, new(AccountOf.School), AccountOf.From, null)]);

    [Fact]
    public void A_group_is_made_once()
    {
        Func<UserGroup, IEnumerable<IDomainEvent>> Make(string title = "Комиссия") =>
            group => MakeUserGroupHandler.Handle(new(Group, title, AccountOf.School), group);
        Given<UserGroup>().When(Make()).Then(Made);
        Given<UserGroup>(Made).When(Make()).ThenNothing();
        Given<UserGroup>(Made).When(Make("Кеңес")).ThenBroken(AccessRules.UserGroupExists());
    }

    [Fact]
    public void A_group_gets_a_role_from_who_may_give_it_and_is_no_member()
    {
        Given<UserGroup>(Made).When(Grant()).Then(Granted);
        Given<UserGroup>(Made, Granted).When(Grant()).ThenNothing();
        Given<UserGroup>(Made).When(Grant(member: true)).ThenBroken(AccessRules.OwnGrant());
        Given<UserGroup>(Made).When(Grant(giver: Roles.Teacher)).ThenBroken(AccessRules.RoleNotYoursToGive());
        Given<UserGroup>(Made, new UserGroupDissolved(Group, "x")).When(Grant()).ThenBroken(AccessRules.UserGroupDissolved());
        Given<UserGroup>(Made).When(Grant(until: AccountOf.From.AddDays(-1))).ThenBroken(AccessRules.GrantEndsBeforeItBegins());
        Given<UserGroup>(Made, Granted, new UserGroupRoleRevoked(Group, Ids.Grant, "x")).When(Grant()).ThenBroken(AccessRules.GrantIdReused());
    }

    [Fact]
    public void A_role_of_a_group_ends_and_so_does_the_group()
    {
        Func<UserGroup, IEnumerable<IDomainEvent>> Revoke(bool may = true, Scope? scope = null) => group => RevokeGroupRoleHandler.Handle(
            new(Group, Ids.Grant, scope ?? new(AccountOf.School), "бітті"), group, AccountOf.Keeper(may));
        Func<UserGroup, IEnumerable<IDomainEvent>> Dissolve(bool may = true, string? organisation = AccountOf.School) => group =>
            DissolveUserGroupHandler.Handle(new(Group, organisation, "бітті"), group, AccountOf.Keeper(may));
        UserGroupRoleRevoked revoked = new(Group, Ids.Grant, "бітті");

        Given<UserGroup>(Made, Granted).When(Revoke()).Then(revoked);
        Given<UserGroup>(Made, Granted, revoked).When(Revoke()).ThenNothing();
        Given<UserGroup>(Made).When(Revoke()).ThenBroken(AccessRules.GrantUnknown());
        Given<UserGroup>(Made, Granted).When(Revoke(scope: Scope.Platform)).ThenBroken(AccessRules.GrantOfAnotherScope());
        Given<UserGroup>(Made, Granted).When(Revoke(may: false)).ThenBroken(AccessRules.RoleNotYoursToGive());
        Given<UserGroup>(Made, Granted).When(Dissolve()).Then(new UserGroupDissolved(Group, "бітті"));
        Given<UserGroup>(Made, new UserGroupDissolved(Group, "x")).When(Dissolve()).ThenNothing();
        Given<UserGroup>(Made).When(Dissolve(organisation: null)).ThenBroken(AccessRules.UserGroupUnknown());
        Given<UserGroup>(Made, Granted).When(Dissolve(may: false)).ThenBroken(AccessRules.RoleNotYoursToGive());
    }

    [Fact]
    public void An_account_joins_by_who_may_give_all_that_the_group_holds()
    {
        Given<Account>(AccountOf.Created).When(Join()).Then(Joined);
        Given<Account>(AccountOf.Created, Joined).When(Join()).ThenNothing();
        Given<Account>(AccountOf.Created).When(Join(Door(mayGive: false))).ThenBroken(AccessRules.RoleNotYoursToGive());
        Given<Account>(AccountOf.Created).When(Join(Door() with { Keeper = new(Ids.Account, _ => true) })).ThenBroken(AccessRules.OwnGrant());
        Given<Account>(AccountOf.Created).When(Join(Door(exists: false))).ThenBroken(AccessRules.UserGroupUnknown());
        Given<Account>(AccountOf.Created).When(Join(Door(dissolved: true))).ThenBroken(AccessRules.UserGroupDissolved());
        Given<Account>(AccountOf.Created, Joined, new UserGroupLeft(Ids.Account, Membership, "x")).When(Join())
            .ThenBroken(AccessRules.GrantIdReused());
    }

    [Fact]
    public void It_leaves_once()
    {
        Func<Account, IEnumerable<IDomainEvent>> Leave(string? organisation = AccountOf.School) =>
            account => LeaveUserGroupHandler.Handle(new(Ids.Account, Membership, organisation, "шықты"), account);
        UserGroupLeft left = new(Ids.Account, Membership, "шықты");
        Given<Account>(AccountOf.Created, Joined).When(Leave()).Then(left);
        Given<Account>(AccountOf.Created, Joined, left).When(Leave()).ThenNothing();
        Given<Account>(AccountOf.Created).When(Leave()).ThenBroken(AccessRules.MembershipUnknown());
        Given<Account>(AccountOf.Created, Joined).When(Leave(null)).ThenBroken(AccessRules.MembershipUnknown());
    }

    [Fact]
    public void The_card_of_a_group_shows_what_it_holds() =>
        View.Of<UserGroupCard>(Group, new UserGroupCardProjection().Evolve, Made, Granted, new UserGroupDissolved(Group, "x")).Shows(new()
        {
            Id = Group, Title = "Комиссия", Organisation = AccountOf.School, Dissolved = true,
            Grants = [new(Ids.Grant, Roles.Secretary, new(AccountOf.School), AccountOf.From, null)]
        });
}

/// <summary>A role is lent until a day, by who holds it.</summary>
public sealed class DelegationTests
{
    private static readonly Guid Lent = Ids.Of(45);
    private static readonly DateOnly Until = AccountOf.From.AddDays(13);
    private static readonly Grant Own = new(Ids.Grant, Roles.Director, new(AccountOf.School), AccountOf.From, null);
    private static readonly RightsDelegated Delegated =
        new(Ids.Account, Lent, Ids.Teacher, Ids.Grant, Roles.Director, new(AccountOf.School), AccountOf.From, Until);

    private static Func<Account, IEnumerable<IDomainEvent>> Delegate(Loan? loan = null, DateOnly? until = null) => account => DelegateRightsHandler.Handle(
        new(Ids.Account, Lent, Ids.Grant, new(AccountOf.School), AccountOf.From, until ?? Until, "іссапар"), account, loan ?? Loan());

    private static Loan Loan(bool own = true) => new(Ids.Teacher, own ? Own : null, new(VendorDays: 30, DelegationDays: 92));

    [Fact]
    public void A_role_of_ones_own_is_lent_until_a_day()
    {
        Given<Account>(AccountOf.Created).When(Delegate()).Then(Delegated);
        Given<Account>(AccountOf.Created, Delegated).When(Delegate()).ThenNothing();
        Given<Account>(AccountOf.Created).When(Delegate(Loan(own: false))).ThenBroken(AccessRules.DelegationNotYours());
        Given<Account>(AccountOf.Created).When(Delegate(Loan() with { LenderId = Ids.Account })).ThenBroken(AccessRules.OwnGrant());
        Given<Account>(AccountOf.Created).When(Delegate(until: AccountOf.From.AddDays(92))).ThenBroken(AccessRules.DelegationTooLong(92));
        Given<Account>(AccountOf.Created).When(Delegate(until: AccountOf.From.AddDays(-1))).ThenBroken(AccessRules.GrantEndsBeforeItBegins());
    }

    [Fact]
    public void It_ends_by_who_lent_it_or_who_may_give_it()
    {
        Func<Account, IEnumerable<IDomainEvent>> End(Keeper keeper, Scope? scope = null) => account =>
            EndDelegationHandler.Handle(new(Ids.Account, Lent, scope ?? new(AccountOf.School), "келді"), account, keeper);
        DelegationEnded ended = new(Ids.Account, Lent, "келді");
        Given<Account>(AccountOf.Created, Delegated).When(End(AccountOf.Keeper(false))).Then(ended);
        Given<Account>(AccountOf.Created, Delegated).When(End(new(Ids.Stranger, _ => true))).Then(ended);
        Given<Account>(AccountOf.Created, Delegated).When(End(new(Ids.Stranger, _ => false))).ThenBroken(AccessRules.DelegationNotYours());
        Given<Account>(AccountOf.Created, Delegated).When(End(AccountOf.Keeper(), Scope.Platform)).ThenBroken(AccessRules.DelegationUnknown());
        Given<Account>(AccountOf.Created, Delegated, ended).When(End(AccountOf.Keeper())).ThenNothing();
    }

    [Fact]
    public void To_give_rights_is_never_lent()
    {
        var lent = Own with { LenderId = Ids.Teacher };
        Assert.True(lent.Allows(Permissions.PeopleManage));
        Assert.All([Permissions.AccessManage, Permissions.AccessDelegate], p => Assert.Equal((true, false), (Own.Allows(p), lent.Allows(p))));
    }
}

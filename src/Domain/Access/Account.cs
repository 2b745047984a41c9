using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>An account and the roles it holds and has held.</summary>
public sealed record Account(Guid Id, AccountCreated Facts, ImmutableDictionary<Guid, Grant> Grants, ImmutableHashSet<Guid> Ended) : IState<Account>
{
    /// <summary>Name shown to people.</summary>
    public Personal DisplayName { get; init; } = Facts.DisplayName;

    /// <summary>The organisation whose keepers keep the account; null for one of the platform.</summary>
    public string? Home { get; init; } = Facts.Organisation;

    /// <summary>Last day on which it can be used; null for ever.</summary>
    public DateOnly? Until { get; init; }
    public bool Blocked { get; init; }
    public bool Deleted { get; init; }

    /// <summary>What it holds by groups and what others lent it.</summary>
    public Borrowed Borrowed { get; init; } = Borrowed.Nothing;

    /// <summary>The last ending of all its sessions by a keeper.</summary>
    public Guid? LastEnding { get; init; }

    /// <summary>True when its owner has chosen its password himself.</summary>
    public bool HasOwnPassword { get; init; }

    /// <summary>The last sheet that was handed out for it.</summary>
    public Guid? LastHandOut { get; init; }

    /// <summary>What it proves itself with beside its password.</summary>
    public HeldFactors Factors { get; init; } = HeldFactors.None;

    /// <summary>Makes the account; the same account again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Create(Account? account, AccountCreated facts)
    {
        if (account is null) return [facts];
        return account.Facts == facts ? [] : throw new RuleBroken(AccessRules.AccountExists());
    }

    /// <summary>Shows another name and sets the last day of use (Order 456, p. 5.7).</summary>
    public IEnumerable<IDomainEvent> Edit(string? organisation, string displayName, DateOnly? until, Keeper keeper)
    {
        Check(organisation, keeper).Check();
        var events = new List<IDomainEvent>();
        if (displayName != DisplayName.Value) events.Add(new AccountRenamed(Id, DisplayName, new(DisplayName.Subject, displayName)));
        if (until != Until) events.Add(new AccountExpirySet(Id, until));
        return events;
    }

    /// <summary>Shuts the account; it keeps its roles for the day it is opened again.</summary>
    public IEnumerable<IDomainEvent> Block(string? organisation, string reason, Keeper keeper)
    {
        Check(organisation, keeper).Check();
        return Blocked ? [] : [new AccountBlocked(Id, reason)];
    }

    /// <summary>Opens a shut account; sessions it had do not come back.</summary>
    public IEnumerable<IDomainEvent> Unblock(string? organisation, string reason, Keeper keeper)
    {
        Check(organisation, keeper).Check();
        return Blocked ? [new AccountUnblocked(Id, reason)] : [];
    }

    /// <summary>Takes the account out of use for ever, with its roles. What it did stays, and so does who deleted it and why.</summary>
    public IEnumerable<IDomainEvent> Delete(string? organisation, string reason, Keeper keeper)
    {
        if (Deleted) return [];
        Check(organisation, keeper).Check();
        return [new AccountDeleted(Id, reason)];
    }

    /// <summary>Ends every session it has, wherever it is signed in; the same ending once more changes nothing.</summary>
    public IEnumerable<IDomainEvent> EndSessions(Guid ending, string? organisation, string reason, Keeper keeper)
    {
        Check(organisation, keeper).Check();
        return ending == LastEnding ? [] : [new SessionsEnded(Id, ending, reason)];
    }

    /// <summary>Takes its second factors away, for who has lost them; he must add one again where one is needed.</summary>
    public IEnumerable<IDomainEvent> ResetFactors(string? organisation, Keeper keeper)
    {
        Check(organisation, keeper).Check();
        return Factors.Remove(Id);
    }

    /// <summary>
    /// Hands out how to get in, to who has no password of his own an initial one; issued once more under its id, nothing changes. Learners and
    /// guardians get it of whoever leads their class, all others only of whoever could have given them their roles.
    /// </summary>
    public IEnumerable<IDomainEvent> HandOut(Guid handOut, string? organisation, Guid? group, HandOutTerms terms)
    {
        if (handOut == LastHandOut) return [];
        var keeper = group is not null && IsHousehold ? terms.Keeper with { MayGive = _ => true } : terms.Keeper;
        Check(organisation, keeper).Require(terms.IsOfGroup, AccessRules.AccountOfAnotherClass()).Check();
        return [new HandOutIssued(Id, handOut, HasOwnPassword ? HandOutKind.Code : HandOutKind.Password, group, terms.Until)];
    }

    /// <summary>
    /// Gives a role known to the product, never to oneself. An id serves once: a late repeat must not bring back a role that was ended.
    /// </summary>
    public IEnumerable<IDomainEvent> GrantRole(Grant grant, GrantTerms terms)
    {
        if (Grants.TryGetValue(grant.Id, out var held) && held == grant) return [];
        terms.Judge(new(), grant)
            .Require(terms.Giver != Id, AccessRules.OwnGrant())
            .Require(!Deleted, AccessRules.AccountIsDeleted())
            .Require(grant.Until is null || grant.Until >= grant.From, AccessRules.GrantEndsBeforeItBegins())
            .Require(held is null && !Ended.Contains(grant.Id), AccessRules.GrantIdReused())
            .Check();
        return [new RoleGranted(Id, grant.Id, grant.Role, grant.Scope, grant.From, grant.Until)];
    }

    /// <summary>Ends a role, with a reason; ended already, it stays so.</summary>
    public IEnumerable<IDomainEvent> RevokeRole(Guid grant, Scope scope, string reason, Keeper keeper)
    {
        if (!Grants.TryGetValue(grant, out var held)) return Ended.Contains(grant) ? [] : throw new RuleBroken(AccessRules.GrantUnknown());
        new Rules()
            .Require(held.Scope == scope, AccessRules.GrantOfAnotherScope())
            .Require(keeper.MayGive(held), AccessRules.RoleNotYoursToGive())
            .Check();
        return [new RoleRevoked(Id, grant, reason)];
    }

    /// <summary>Puts the account into a group, never by its own hand; an id serves once.</summary>
    public IEnumerable<IDomainEvent> Join(UserGroupMembership membership, GroupDoor door)
    {
        if (Borrowed.Memberships.ContainsValue(membership)) return [];
        new Rules()
            .Require(door.Exists, AccessRules.UserGroupUnknown())
            .Require(!door.Dissolved, AccessRules.UserGroupDissolved())
            .Require(door.Keeper.Account != Id, AccessRules.OwnGrant())
            .Require(door.Grants.All(door.Keeper.MayGive), AccessRules.RoleNotYoursToGive())
            .Require(!Deleted, AccessRules.AccountIsDeleted())
            .Require(membership.Until is null || membership.Until >= membership.From, AccessRules.GrantEndsBeforeItBegins())
            .Require(!Borrowed.Knows(membership.Id), AccessRules.GrantIdReused())
            .Check();
        return [new UserGroupJoined(Id, membership.Id, membership.UserGroupId, membership.Organisation, membership.From, membership.Until)];
    }

    /// <summary>Takes the account out of a group, with a reason.</summary>
    public IEnumerable<IDomainEvent> Leave(Guid membership, string? organisation, string reason)
    {
        if (Borrowed.Ended.Contains(membership)) return [];
        var held = Borrowed.Memberships.GetValueOrDefault(membership);
        new Rules().Require(held is not null && held.Organisation == organisation, AccessRules.MembershipUnknown()).Check();
        return [new UserGroupLeft(Id, membership, reason)];
    }

    /// <summary>Takes a role on loan: until a day, and never what the lender does not hold himself (Order 456, p. 5.8).</summary>
    public IEnumerable<IDomainEvent> Borrow(Guid delegation, DateOnly from, DateOnly until, Loan loan)
    {
        if (Borrowed.Delegations.TryGetValue(delegation, out var known) && known.LenderId == loan.LenderId && loan.Own?.Id == known.Lent.Id
            && known.Lent.From == from && known.Lent.Until == until) return [];
        new Rules()
            .Require(loan.Own is not null, AccessRules.DelegationNotYours())
            .Require(loan.LenderId != Id, AccessRules.OwnGrant())
            .Require(!Deleted, AccessRules.AccountIsDeleted())
            .Require(until >= from, AccessRules.GrantEndsBeforeItBegins())
            .Require(until.DayNumber - from.DayNumber < loan.Limits.DelegationDays, AccessRules.DelegationTooLong(loan.Limits.DelegationDays))
            .Require(!Borrowed.Knows(delegation), AccessRules.GrantIdReused())
            .Check();
        return [new RightsDelegated(Id, delegation, loan.LenderId, loan.Own!.Id, loan.Own.Role, loan.Own.Scope, from, until)];
    }

    /// <summary>Gives a lent role back before its day: the lender may ask for it, and whoever could have given the role.</summary>
    public IEnumerable<IDomainEvent> GiveBack(Guid delegation, Scope scope, string reason, Keeper keeper)
    {
        if (Borrowed.Ended.Contains(delegation)) return [];
        var held = Borrowed.Delegations.GetValueOrDefault(delegation);
        new Rules()
            .Require(held is not null && held.Lent.Scope == scope, AccessRules.DelegationUnknown())
            .Require(held is null || held.LenderId == keeper.Account || keeper.MayGive(held.Lent), AccessRules.DelegationNotYours())
            .Check();
        return [new DelegationEnded(Id, delegation, reason)];
    }

    /// <inheritdoc />
    public static Account? Fold(Account? account, object @event) => (account, @event) switch
    {
        (null, AccountCreated e) => new(e.AccountId, e, ImmutableDictionary<Guid, Grant>.Empty, []),
        ({ } a, AccountRenamed e) => a with { DisplayName = e.After },
        ({ } a, AccountExpirySet e) => a with { Until = e.Until },
        ({ } a, AccountBlocked) => a with { Blocked = true },
        ({ } a, AccountUnblocked) => a with { Blocked = false },
        ({ } a, PasswordSet e) => a with { HasOwnPassword = !e.MustChange },
        ({ } a, HandOutIssued e) => a with { LastHandOut = e.HandOutId },
        ({ } a, SessionsEnded e) => a with { LastEnding = e.EndingId },
        ({ } a, AccountDeleted) => a with { Deleted = true, Grants = a.Grants.Clear(), Ended = a.Ended.Union(a.Grants.Keys) },
        ({ } a, RoleGranted e) => a with
        {
            // Accounts made before they belonged to an organisation belong to the one of their first role.
            Home = a.Home ?? e.Scope.Organisation, Grants = a.Grants.SetItem(e.GrantId, new(e.GrantId, e.Role, e.Scope, e.From, e.Until))
        },
        ({ } a, RoleRevoked e) => a with { Grants = a.Grants.Remove(e.GrantId), Ended = a.Ended.Add(e.GrantId) },
        ({ } a, _) => a with { Borrowed = a.Borrowed.Fold(@event), Factors = a.Factors.Fold(@event) },
        _ => account
    };

    // Who holds nothing but what the household of a learner holds.
    private bool IsHousehold => Borrowed.IsEmpty && Grants.Values.All(g => g.Role is Roles.Learner or Roles.Guardian);

    private Rules Check(string? organisation, Keeper keeper) => new Rules()
        .Require(Home == organisation, AccessRules.AccountOfAnotherOrganisation())
        .Require(keeper.Account != Id, AccessRules.OwnAccount())
        .Require(!Deleted, AccessRules.AccountIsDeleted())
        .Require(Grants.Values.All(keeper.MayGive), AccessRules.AccountAboveYou());
}

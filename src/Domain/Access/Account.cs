using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>A role held within a scope for a time, both days included.</summary>
public sealed record Grant(Guid Id, string Role, Scope Scope, DateOnly From, DateOnly? Until)
{
    /// <summary>True when it is in force on a day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || Until >= day);
}

/// <summary>Who keeps accounts: an account never keeps itself, nor one whose roles he could not have given.</summary>
/// <param name="Account">The keeper's own account.</param>
/// <param name="MayGive">True for a role that he may give.</param>
public sealed record Keeper(Guid Account, Func<Grant, bool> MayGive);

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

    /// <inheritdoc />
    public static Account? Fold(Account? account, object @event) => (account, @event) switch
    {
        (null, AccountCreated e) => new(e.AccountId, e, ImmutableDictionary<Guid, Grant>.Empty, []),
        ({ } a, AccountRenamed e) => a with { DisplayName = e.After },
        ({ } a, AccountExpirySet e) => a with { Until = e.Until },
        ({ } a, AccountBlocked) => a with { Blocked = true },
        ({ } a, AccountUnblocked) => a with { Blocked = false },
        ({ } a, AccountDeleted) => a with { Deleted = true, Grants = a.Grants.Clear(), Ended = a.Ended.Union(a.Grants.Keys) },
        ({ } a, RoleGranted e) => a with
        {
            // Accounts made before they belonged to an organisation belong to the one of their first role.
            Home = a.Home ?? e.Scope.Organisation, Grants = a.Grants.SetItem(e.GrantId, new(e.GrantId, e.Role, e.Scope, e.From, e.Until))
        },
        ({ } a, RoleRevoked e) => a with { Grants = a.Grants.Remove(e.GrantId), Ended = a.Ended.Add(e.GrantId) },
        _ => account
    };

    private Rules Check(string? organisation, Keeper keeper) => new Rules()
        .Require(Home == organisation, AccessRules.AccountOfAnotherOrganisation())
        .Require(keeper.Account != Id, AccessRules.OwnAccount())
        .Require(!Deleted, AccessRules.AccountIsDeleted())
        .Require(Grants.Values.All(keeper.MayGive), AccessRules.AccountAboveYou());
}

using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>A role held within a scope for a time.</summary>
public sealed record Grant(Guid Id, string Role, Scope Scope, DateOnly From, DateOnly? Until);

/// <summary>An account and the roles it holds and has held.</summary>
public sealed record Account(Guid Id, AccountCreated Facts, ImmutableDictionary<Guid, Grant> Grants, ImmutableHashSet<Guid> Ended) : IState<Account>
{
    /// <summary>Makes the account; the same account again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Create(Account? account, AccountCreated facts)
    {
        if (account is null) return [facts];
        return account.Facts == facts ? [] : throw new RuleBroken(AccessRules.AccountExists());
    }

    /// <summary>
    /// Gives a role known to the product, never to oneself. An id serves once: a late repeat must not bring back a role that was ended.
    /// </summary>
    public IEnumerable<IDomainEvent> GrantRole(Grant grant, GrantTerms terms)
    {
        if (Grants.TryGetValue(grant.Id, out var held) && held == grant) return [];
        terms.Judge(new(), grant)
            .Require(terms.Giver != Id, AccessRules.OwnGrant())
            .Require(grant.Until is null || grant.Until >= grant.From, AccessRules.GrantEndsBeforeItBegins())
            .Require(held is null && !Ended.Contains(grant.Id), AccessRules.GrantIdReused())
            .Check();
        return [new RoleGranted(Id, grant.Id, grant.Role, grant.Scope, grant.From, grant.Until)];
    }

    /// <summary>Ends a role, with a reason; ended already, it stays so.</summary>
    public IEnumerable<IDomainEvent> RevokeRole(Guid grant, Scope scope, string reason)
    {
        if (!Grants.TryGetValue(grant, out var held)) return Ended.Contains(grant) ? [] : throw new RuleBroken(AccessRules.GrantUnknown());
        new Rules().Require(held.Scope == scope, AccessRules.GrantOfAnotherScope()).Check();
        return [new RoleRevoked(Id, grant, reason)];
    }

    /// <inheritdoc />
    public static Account? Fold(Account? account, object @event) => (account, @event) switch
    {
        (null, AccountCreated e) => new(e.AccountId, e, ImmutableDictionary<Guid, Grant>.Empty, []),
        ({ } a, RoleGranted e) => a with { Grants = a.Grants.SetItem(e.GrantId, new(e.GrantId, e.Role, e.Scope, e.From, e.Until)) },
        ({ } a, RoleRevoked e) => a with { Grants = a.Grants.Remove(e.GrantId), Ended = a.Ended.Add(e.GrantId) },
        _ => account
    };
}

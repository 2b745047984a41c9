using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>A set of accounts that holds roles together.</summary>
public sealed record UserGroup(Guid Id, UserGroupMade Facts, ImmutableDictionary<Guid, Grant> Grants, ImmutableHashSet<Guid> Ended) : IState<UserGroup>
{
    /// <summary>True once it has ended.</summary>
    public bool Dissolved { get; init; }

    /// <summary>Makes the group; the same group again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Make(UserGroup? group, UserGroupMade facts)
    {
        if (group is null) return [facts];
        return group.Facts == facts ? [] : throw new RuleBroken(AccessRules.UserGroupExists());
    }

    /// <summary>Gives all members a role; whoever is a member would give it to himself.</summary>
    public IEnumerable<IDomainEvent> GrantRole(Grant grant, GrantTerms terms, bool giverIsMember)
    {
        if (Grants.TryGetValue(grant.Id, out var held) && held == grant) return [];
        terms.Judge(new(), grant)
            .Require(!giverIsMember, AccessRules.OwnGrant())
            .Require(!Dissolved, AccessRules.UserGroupDissolved())
            .Require(grant.Until is null || grant.Until >= grant.From, AccessRules.GrantEndsBeforeItBegins())
            .Require(held is null && !Ended.Contains(grant.Id), AccessRules.GrantIdReused())
            .Check();
        return [new UserGroupRoleGranted(Id, grant.Id, grant.Role, grant.Scope, grant.From, grant.Until)];
    }

    /// <summary>Ends a role of the group, with a reason; ended already, it stays so.</summary>
    public IEnumerable<IDomainEvent> RevokeRole(Guid grant, Scope scope, string reason, Keeper keeper)
    {
        if (!Grants.TryGetValue(grant, out var held)) return Ended.Contains(grant) ? [] : throw new RuleBroken(AccessRules.GrantUnknown());
        new Rules()
            .Require(held.Scope == scope, AccessRules.GrantOfAnotherScope())
            .Require(keeper.MayGive(held), AccessRules.RoleNotYoursToGive())
            .Check();
        return [new UserGroupRoleRevoked(Id, grant, reason)];
    }

    /// <summary>Ends the group, with a reason.</summary>
    public IEnumerable<IDomainEvent> Dissolve(string? organisation, string reason, Keeper keeper)
    {
        if (Dissolved) return [];
        new Rules()
            .Require(Facts.Organisation == organisation, AccessRules.UserGroupUnknown())
            .Require(Grants.Values.All(keeper.MayGive), AccessRules.RoleNotYoursToGive())
            .Check();
        return [new UserGroupDissolved(Id, reason)];
    }

    /// <inheritdoc />
    public static UserGroup? Fold(UserGroup? group, object @event) => (group, @event) switch
    {
        (null, UserGroupMade e) => new(e.UserGroupId, e, ImmutableDictionary<Guid, Grant>.Empty, []),
        ({ } g, UserGroupRoleGranted e) => g with { Grants = g.Grants.SetItem(e.GrantId, new(e.GrantId, e.Role, e.Scope, e.From, e.Until)) },
        ({ } g, UserGroupRoleRevoked e) => g with { Grants = g.Grants.Remove(e.GrantId), Ended = g.Ended.Add(e.GrantId) },
        ({ } g, UserGroupDissolved) => g with { Dissolved = true },
        _ => group
    };
}

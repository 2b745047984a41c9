using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>What an account holds by others: by groups, and on loan.</summary>
/// <param name="Memberships">Groups it is in.</param>
/// <param name="Delegations">Roles lent to it.</param>
/// <param name="Ended">Ids of what has ended; they never serve again.</param>
public sealed record Borrowed(
    ImmutableDictionary<Guid, UserGroupMembership> Memberships, ImmutableDictionary<Guid, Delegation> Delegations, ImmutableHashSet<Guid> Ended)
{
    /// <summary>An account that holds nothing by others.</summary>
    public static readonly Borrowed Nothing =
        new(ImmutableDictionary<Guid, UserGroupMembership>.Empty, ImmutableDictionary<Guid, Delegation>.Empty, []);

    /// <summary>True when it holds nothing by others.</summary>
    public bool IsEmpty => Memberships.IsEmpty && Delegations.IsEmpty;

    /// <summary>True when the id has served already.</summary>
    public bool Knows(Guid id) => Memberships.ContainsKey(id) || Delegations.ContainsKey(id) || Ended.Contains(id);

    /// <summary>What it holds after one more event.</summary>
    public Borrowed Fold(object @event) => @event switch
    {
        UserGroupJoined e => this with
        {
            Memberships = Memberships.SetItem(e.MembershipId, new(e.MembershipId, e.UserGroupId, e.Organisation, e.From, e.Until))
        },
        UserGroupLeft e => this with { Memberships = Memberships.Remove(e.MembershipId), Ended = Ended.Add(e.MembershipId) },
        RightsDelegated e => this with
        {
            Delegations = Delegations.SetItem(e.DelegationId, new(e.DelegationId, e.LenderId, new(e.GrantId, e.Role, e.Scope, e.From, e.Until)))
        },
        DelegationEnded e => this with { Delegations = Delegations.Remove(e.DelegationId), Ended = Ended.Add(e.DelegationId) },
        _ => this
    };
}

using System.Globalization;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Access;

/// <summary>By what a right is or was held.</summary>
public enum HeldBy
{
    /// <summary>A role given to an account or a group.</summary>
    Role,

    /// <summary>Membership of a group.</summary>
    Membership,

    /// <summary>A role on loan from another account.</summary>
    Loan
}

/// <summary>
/// A role, a membership or a loan with its whole history: who gave it, when and why, and who ended it. Nothing is ever taken out, so that
/// "who could do this on that day" is answered for any day (Order 456, p. 5.8).
/// </summary>
public sealed class HeldRight
{
    public Guid Id { get; set; }
    public HeldBy By { get; set; }

    /// <summary>The account or the group that holds it.</summary>
    public Guid HolderId { get; set; }

    /// <summary>The grant, membership or delegation.</summary>
    public Guid SourceId { get; set; }
    public string Role { get; set; } = "";
    public Scope Scope { get; set; }

    /// <summary>Parts of the scope by which rights are looked for.</summary>
    public string? Organisation { get; set; }
    public Guid? Person { get; set; }
    public Guid? UserGroupId { get; set; }
    public Guid? LenderId { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? Until { get; set; }
    public Act Given { get; set; } = new(default, "", null);
    public Act? Ended { get; set; }

    /// <summary>True when it was in force at any time of a local day; what was recorded later did not hold before.</summary>
    public bool HeldOn(DateOnly day) => From <= day && (Until is null || Until >= day)
        && SchoolTime.Day(Given.At) <= day && (Ended is null || SchoolTime.Day(Ended.At) >= day);

    /// <summary>The document of a grant, membership or delegation of a holder.</summary>
    public static Guid IdOf(Guid holder, Guid source) => StableId.Of("access.held_right", holder, source);
}

/// <summary>Who did something to a right, when and why.</summary>
public sealed record Act(DateTimeOffset At, string Account, string? Reason);

/// <summary>Folds rights out of the streams of accounts and groups.</summary>
public sealed class HeldRightProjection : MultiStreamProjection<HeldRight, Guid>
{
    public HeldRightProjection()
    {
        Identity<RoleGranted>(e => HeldRight.IdOf(e.AccountId, e.GrantId));
        Identity<RoleRevoked>(e => HeldRight.IdOf(e.AccountId, e.GrantId));
        Identity<UserGroupRoleGranted>(e => HeldRight.IdOf(e.UserGroupId, e.GrantId));
        Identity<UserGroupRoleRevoked>(e => HeldRight.IdOf(e.UserGroupId, e.GrantId));
        Identity<UserGroupJoined>(e => HeldRight.IdOf(e.AccountId, e.MembershipId));
        Identity<UserGroupLeft>(e => HeldRight.IdOf(e.AccountId, e.MembershipId));
        Identity<RightsDelegated>(e => HeldRight.IdOf(e.AccountId, e.DelegationId));
        Identity<DelegationEnded>(e => HeldRight.IdOf(e.AccountId, e.DelegationId));
    }

    /// <inheritdoc />
    public override HeldRight? Evolve(HeldRight? snapshot, Guid id, IEvent e)
    {
        var act = new Act(e.Timestamp, e.UserName ?? "", Convert.ToString(e.GetHeader("reason"), CultureInfo.InvariantCulture));
        if (e.Data is RoleRevoked or UserGroupRoleRevoked or UserGroupLeft or DelegationEnded)
        {
            if (snapshot is not null) snapshot.Ended ??= act;
            return snapshot;
        }
        var right = e.Data switch
        {
            RoleGranted g => Of(g.AccountId, g.GrantId, g.Role, g.Scope, g.From, g.Until),
            UserGroupRoleGranted g => Of(g.UserGroupId, g.GrantId, g.Role, g.Scope, g.From, g.Until),
            UserGroupJoined j => Of(j.AccountId, j.MembershipId, "", new(j.Organisation), j.From, j.Until),
            RightsDelegated d => Of(d.AccountId, d.GrantId, d.Role, d.Scope, d.From, d.Until),
            _ => throw new InvalidOperationException($"{e.EventTypeName} gives no right.")
        };
        (right.Id, right.Given) = (id, act);
        if (e.Data is UserGroupJoined joined) (right.By, right.UserGroupId) = (HeldBy.Membership, joined.UserGroupId);
        if (e.Data is RightsDelegated lent) (right.By, right.LenderId) = (HeldBy.Loan, lent.LenderId);
        return right;
    }

    private static HeldRight Of(Guid holder, Guid source, string role, Scope scope, DateOnly from, DateOnly? until) => new()
    {
        HolderId = holder, SourceId = source, Role = role, Scope = scope, Organisation = scope.Organisation, Person = scope.Person, From = from,
        Until = until
    };
}

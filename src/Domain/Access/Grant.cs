namespace EduEvents.Domain.Access;

/// <summary>A role held within a scope for a time, both days included.</summary>
public sealed record Grant(Guid Id, string Role, Scope Scope, DateOnly From, DateOnly? Until)
{
    /// <summary>The account that lent the role; null for one's own.</summary>
    public Guid? LenderId { get; init; }

    /// <summary>The group by which it is held; null for one's own.</summary>
    public Guid? UserGroupId { get; init; }

    /// <summary>What the role allows and this grant does not, as a guardian whose rights a court has limited; nothing for most.</summary>
    public IReadOnlySet<string>? Without { get; init; }

    /// <summary>True when it is in force on a day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || Until >= day);

    /// <summary>True when it allows this. To give rights is never lent on.</summary>
    public bool Allows(string permission) => Roles.Allows(Role, permission) && Without?.Contains(permission) != true
        && (LenderId is null || permission is not (Permissions.AccessManage or Permissions.AccessDelegate));
}

/// <summary>Membership of a group for a time, both days included.</summary>
public sealed record UserGroupMembership(Guid Id, Guid UserGroupId, string? Organisation, DateOnly From, DateOnly? Until)
{
    /// <summary>True when it is in force on a day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || Until >= day);
}

/// <summary>A role that somebody lent; the grant bears the id of the lender's own and the days of the delegation.</summary>
public sealed record Delegation(Guid Id, Guid LenderId, Grant Lent);

/// <summary>Who keeps accounts: an account never keeps itself, nor one whose roles he could not have given.</summary>
/// <param name="Account">The keeper's own account.</param>
/// <param name="MayGive">True for a role that he may give.</param>
public sealed record Keeper(Guid Account, Func<Grant, bool> MayGive);

/// <summary>A group as whoever puts accounts into it finds it.</summary>
/// <param name="Keeper">Who does so.</param>
/// <param name="Exists">False when there is no such group in the organisation.</param>
/// <param name="Dissolved">True when it has ended.</param>
/// <param name="Grants">What its members hold.</param>
public sealed record GroupDoor(Keeper Keeper, bool Exists, bool Dissolved, IReadOnlyCollection<Grant> Grants);

/// <summary>A role as its holder lends it.</summary>
/// <param name="LenderId">The account that lends.</param>
/// <param name="Own">The grant it holds itself; null when it holds none under this id and in this scope.</param>
/// <param name="Limits">How long rights may be lent.</param>
public sealed record Loan(Guid LenderId, Grant? Own, GrantLimits Limits);

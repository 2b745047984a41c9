using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>How long rights may be lent at most, in days; reference data, changed by an administrator.</summary>
/// <param name="VendorDays">A grant to a vendor.</param>
/// <param name="DelegationDays">A delegation of one's own rights.</param>
public sealed record GrantLimits(int VendorDays, int DelegationDays);

/// <summary>Under what terms a right is given: by whom, by which roles of his, and into what kind of organisation.</summary>
/// <param name="Giver">The account that gives it; its own rights it can never give.</param>
/// <param name="GiverRoles">The roles by which it may give rights in this scope.</param>
/// <param name="Sector">Sector of the organisation; null where it is not known or where there is none.</param>
/// <param name="Limits">How long rights may be lent.</param>
public sealed record GrantTerms(Guid Giver, ImmutableArray<string> GiverRoles, Sector? Sector, GrantLimits Limits)
{
    /// <summary>Notes whatever forbids giving a role under these terms (segregation: nobody gives what he may not give).</summary>
    public Rules Judge(Rules rules, Grant given)
    {
        if (!Roles.All.TryGetValue(given.Role, out var role) || given.Role is Roles.Loader or Roles.Self)
            return rules.Require(false, AccessRules.RoleUnknown(given.Role));
        return rules
            .Require(role.Reach != RoleReach.Platform || given.Scope == Scope.Platform, AccessRules.PlatformRoleNeedsPlatform())
            .Require(role.Reach == RoleReach.Platform || role.FitsIn(given.Scope), AccessRules.RoleDoesNotFitScope())
            .Require(Sector is not { } sector || role.Reach is RoleReach.Area or RoleReach.Platform || RoleSets.Of[sector].Holds(given.Role),
                AccessRules.RoleOfAnotherSector(given.Role))
            .Require(GiverRoles.Any(r => RoleSets.MayGive(r, given.Role)), AccessRules.RoleNotYoursToGive())
            .Require(given.Role != Roles.Vendor || LastsAtMost(given, Limits.VendorDays), AccessRules.VendorGrantTooLong(Limits.VendorDays));
    }

    /// <summary>True when the grant ends within so many days after it begins.</summary>
    public static bool LastsAtMost(Grant grant, int days) => grant.Until is { } until && until.DayNumber - grant.From.DayNumber < days;
}

/// <summary>Under what terms a role is given to a group.</summary>
/// <param name="Terms">As to one account.</param>
/// <param name="GiverIsMember">True when the giver would give it to himself.</param>
public sealed record GroupTerms(GrantTerms Terms, bool GiverIsMember);

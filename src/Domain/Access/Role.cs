using System.Collections.Frozen;

namespace EduEvents.Domain.Access;

/// <summary>Where a role can be held.</summary>
public enum RoleReach
{
    /// <summary>In one organisation or a part of it.</summary>
    Organisation,

    /// <summary>For one person of an organisation: one's own child, oneself.</summary>
    Person,

    /// <summary>In a region or a district, with every organisation in it.</summary>
    Area,

    /// <summary>On the whole platform.</summary>
    Platform,

    /// <summary>Wherever it is given.</summary>
    Anywhere
}

/// <summary>A role: what it allows within the scope in which it is held (deny by default).</summary>
/// <param name="Name">Stored name.</param>
/// <param name="Reach">Where it can be held.</param>
/// <param name="Permissions">What it allows.</param>
public sealed record Role(string Name, RoleReach Reach, FrozenSet<string> Permissions)
{
    /// <summary>True when the scope is one in which the role can be held.</summary>
    public bool FitsIn(Scope scope) => Reach switch
    {
        RoleReach.Organisation => scope is { Organisation: not null, Area: null },
        RoleReach.Person => scope is { Organisation: not null, Area: null, Person: not null },
        RoleReach.Area => scope is { Area: not null, Organisation: null, Group: null, Subject: null, Person: null, Device: null },
        RoleReach.Platform => scope == Scope.Platform,
        _ => scope.Organisation is null || scope.Area is null
    };
}

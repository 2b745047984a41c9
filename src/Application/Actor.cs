using System.Collections.ObjectModel;
using EduEvents.Domain;
using EduEvents.Domain.Access;

namespace EduEvents.Application;

/// <summary>Who acts: an account, the person behind it, and the roles it holds now.</summary>
public sealed record Actor(Guid AccountId, Guid PersonId, Guid SessionId, IReadOnlyList<Grant> Grants)
{
    /// <summary>The product's own processes. They act under the rights of the platform and are visible as such.</summary>
    public static readonly Actor System = new(StableId.Of("actor.system"), Guid.Empty, Guid.Empty,
        [new(StableId.Of("actor.system.grant"), Roles.Platform, Scope.Platform, DateOnly.MinValue, null)]);

    /// <summary>True while the account must change its password before it may do anything else; it then holds no roles.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>True while the account must add a second factor before it may do anything else; it then holds no roles.</summary>
    public bool MustAddFactor { get; init; }

    /// <summary>True while something must be done first.</summary>
    public bool IsHeldBack => MustChangePassword || MustAddFactor;

    /// <summary>When the actor last proved who he is.</summary>
    public DateTimeOffset ProvedAt { get; init; }

    /// <summary>Where organisations stand, KATO by tenant; needed only by who holds a role in a region or district.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The programs that import bundles and make demo data; the only ones who may use the bulk lane.</summary>
    public static readonly Actor Loader = new(StableId.Of("actor.loader"), Guid.Empty, Guid.Empty,
        [new(StableId.Of("actor.loader.grant"), Roles.Loader, Scope.Platform, DateOnly.MinValue, null)]);

    /// <summary>The role by which the actor may do this here; null when none allows it.</summary>
    public string? RoleFor(string permission, Scope target)
    {
        foreach (var grant in Grants)
        {
            if (grant.Allows(permission) && Reaches(grant, target)) return grant.Role;
        }
        return IsSelf(target) && Roles.Allows(Roles.Self, permission) ? Roles.Self : null;
    }

    /// <summary>All roles by which the actor may do this here.</summary>
    public IEnumerable<string> RolesFor(string permission, Scope target) =>
        Grants.Where(g => g.Allows(permission) && Reaches(g, target)).Select(g => g.Role);

    /// <summary>True when the actor may give this role in this scope, and so may act for whoever holds it.</summary>
    public bool MayGive(Grant grant) => RolesFor(Permissions.AccessManage, grant.Scope).Any(r => RoleSets.MayGive(r, grant.Role));

    /// <summary>True when the permission is held for single people only, as a guardian's is for a child; who holds it more widely acts for an office.</summary>
    public bool IsForPeopleOnly(string permission) => !Grants.Any(g => g.Scope.Person is null && g.Allows(permission));

    /// <summary>True when some grant holds the permission anywhere in the organisation; for menus, never for access.</summary>
    public bool MaySomewhere(string permission, string organisation) =>
        Grants.Any(g => g.Allows(permission) && Within(g, organisation)) || (IsSelf(new(Person: PersonId)) && Roles.Allows(Roles.Self, permission));

    /// <summary>
    /// Where in the organisation the permission is held, as the target for what is the same for all who hold it anywhere there; null where it is not.
    /// </summary>
    public Scope? WhereIn(string permission, string organisation) => Grants.FirstOrDefault(g => g.Allows(permission) && Within(g, organisation))?.Scope;

    // Nobody acts for themselves before the first password was changed and a needed factor added.
    private bool IsSelf(Scope target) => !IsHeldBack && PersonId != Guid.Empty && target.Person == PersonId;

    /// <summary>True when some grant reaches into the organisation at all.</summary>
    public bool Knows(string organisation) => Grants.Any(g => Within(g, organisation));

    private bool Within(Grant grant, string organisation) =>
        grant.Scope.Organisation is { } own ? own == organisation : new Scope(Area: grant.Scope.Area).Covers(Placed(new(organisation)));

    private bool Reaches(Grant grant, Scope target) => grant.Scope.Covers(grant.Scope.Area is null ? target : Placed(target));

    private Scope Placed(Scope target) =>
        target is { Area: null, Organisation: { } organisation } && Places.TryGetValue(organisation, out var kato) ? target with { Area = kato } : target;
}

/// <summary>Who sends a command, for which organisation, from where.</summary>
public sealed record CommandContext
{
    /// <summary>Tenant of accounts and the other streams of the whole platform.</summary>
    public const string Platform = "platform";

    public required Actor Actor { get; init; }

    /// <summary>Tenant: the organisation's id as 32 hex digits.</summary>
    public required string Organisation { get; init; }

    /// <summary>This sending of the command; the causation of its events.</summary>
    public required Guid CommandId { get; init; }

    /// <summary>Ties together everything that one request set off.</summary>
    public required string Correlation { get; init; }

    /// <summary>The sender's key: the same key and body is the same command.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The version of the stream the sender has seen.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Network address of the sender.</summary>
    public string Address { get; init; } = "";

    /// <summary>Browser, application or device of the sender.</summary>
    public string Device { get; init; } = "";

    /// <summary>Why, when the command itself has no place for it.</summary>
    public string? Reason { get; init; }
}

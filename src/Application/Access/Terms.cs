using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;

namespace EduEvents.Application.Access;

/// <summary>Looks up under what terms a sender gives rights and keeps accounts.</summary>
public static class Terms
{
    /// <summary>The look-up, with the limits in force.</summary>
    public static Func<TCommand, Lookup, Task<GrantTerms>> Of<TCommand>(GrantLimits limits, Func<TCommand, Scope> scope) =>
        (command, lookup) => Find(lookup, scope(command), limits);

    /// <summary>Who keeps accounts, by the rights of the sender.</summary>
    public static Task<Keeper> Keeper<TCommand>(TCommand command, Lookup lookup) =>
        Task.FromResult(new Keeper(lookup.Sender.AccountId, lookup.Sender.MayGive));

    /// <summary>The terms of giving a role to a group.</summary>
    public static Func<GrantGroupRole, Lookup, Task<GroupTerms>> OfGroup(GrantLimits limits) => async (c, lookup) =>
    {
        var sender = await lookup.Session.LoadAsync<AccountCard>(lookup.Sender.AccountId, lookup.Stop);
        var member = sender?.Memberships.Exists(m => m.UserGroupId == c.UserGroupId) == true;
        return new(await Find(lookup, c.Scope, limits), member);
    };

    /// <summary>The group into which an account is put.</summary>
    public static async Task<GroupDoor> Door(JoinUserGroup command, Lookup lookup)
    {
        var group = await lookup.Session.LoadAsync<UserGroupCard>(command.UserGroupId, lookup.Stop);
        return new(await Keeper(command, lookup), group is not null && group.Organisation == command.Organisation, group?.Dissolved == true, group?.Grants ?? []);
    }

    /// <summary>The role that the sender lends; only what he holds himself, in force today.</summary>
    public static Func<DelegateRights, Lookup, Task<Loan>> Loan(GrantLimits limits) => (c, lookup) =>
    {
        var own = lookup.Sender.Grants.FirstOrDefault(g => g.Id == c.GrantId && g.Scope == c.Scope && g is { LenderId: null, UserGroupId: null });
        return Task.FromResult(new Loan(lookup.Sender.AccountId, own, limits));
    };

    /// <summary>The terms of one scope.</summary>
    public static async Task<GrantTerms> Find(Lookup lookup, Scope scope, GrantLimits limits) => new(
        lookup.Sender.AccountId, [.. lookup.Sender.RolesFor(Permissions.AccessManage, scope)], await SectorOf(lookup, scope), limits);

    // What the product itself sets up comes in thousands, out of lists that were made for their organisations.
    private static async Task<Sector?> SectorOf(Lookup lookup, Scope scope)
    {
        if (lookup.Sender.SessionId == Guid.Empty || !Guid.TryParse(scope.Organisation, out var id)) return null;
        await using var session = lookup.Session.DocumentStore.QuerySession(scope.Organisation);
        return await session.LoadAsync<OrganisationPlace>(id, lookup.Stop) is { Kind.Length: > 0 } place ? Sectors.Of(place.Kind) : null;
    }
}

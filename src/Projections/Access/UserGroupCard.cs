using EduEvents.Domain.Access;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Access;

/// <summary>A group of accounts with the roles it holds. Inline, because rights rest on it.</summary>
public sealed class UserGroupCard
{
    public Guid Id { get; set; }
    public string Title { get; set; } = "";

    /// <summary>The organisation the group is for; null for one of the platform.</summary>
    public string? Organisation { get; set; }
    public List<Grant> Grants { get; set; } = [];
    public bool Dissolved { get; set; }

    /// <summary>The groups of an organisation by title, at most 200.</summary>
    public static Task<IReadOnlyList<UserGroupCard>> Of(IQuerySession platform, string? organisation, CancellationToken stop) =>
        platform.Query<UserGroupCard>().Where(g => g.Organisation == organisation && !g.Dissolved).OrderBy(g => g.Title).Take(200).ToListAsync(stop);

    /// <summary>The accounts in a group, at most 500.</summary>
    public static Task<IReadOnlyList<AccountCard>> MembersOf(IQuerySession platform, Guid group, CancellationToken stop) =>
        platform.Query<AccountCard>().Where(a => a.Memberships.Any(m => m.UserGroupId == group)).Take(500).ToListAsync(stop);
}

/// <summary>Folds the stream of a group.</summary>
public sealed class UserGroupCardProjection : StreamView<UserGroupCard>
{
    public UserGroupCardProjection()
    {
        IncludeType<UserGroupMade>();
        IncludeType<UserGroupRoleGranted>();
        IncludeType<UserGroupRoleRevoked>();
        IncludeType<UserGroupDissolved>();
    }

    /// <inheritdoc />
    public override UserGroupCard? Evolve(UserGroupCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new UserGroupCard { Id = id };
        switch (e.Data)
        {
            case UserGroupMade m:
                (card.Title, card.Organisation) = (m.Title, m.Organisation);
                break;
            case UserGroupRoleGranted g:
                card.Grants.Add(new(g.GrantId, g.Role, g.Scope, g.From, g.Until));
                break;
            case UserGroupRoleRevoked r:
                card.Grants.RemoveAll(x => x.Id == r.GrantId);
                break;
            case UserGroupDissolved:
                card.Dissolved = true;
                break;
        }
        return card;
    }
}

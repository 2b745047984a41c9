using EduEvents.Domain.Access;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Access;

/// <summary>A client as sign-in and its page need it. Inline, because a blocked one must be shut at once.</summary>
public sealed class ClientCard
{
    public Guid Id { get; set; }

    /// <summary>Name by which it makes itself known (client_id).</summary>
    public string Key { get; set; } = "";
    public string Title { get; set; } = "";
    public ClientKind Kind { get; set; }
    public bool FirstParty { get; set; }

    /// <summary>Whose people it is for; null for all.</summary>
    public string? Organisation { get; set; }
    public IReadOnlyList<string> RedirectUris { get; set; } = [];
    public IReadOnlyList<string> LogoutUris { get; set; } = [];
    public IReadOnlyList<string> Scopes { get; set; } = [];
    public bool Blocked { get; set; }

    /// <summary>When its secret was made; null while it has none.</summary>
    public DateTimeOffset? SecretMadeAt { get; set; }

    /// <summary>Id of its newest secret.</summary>
    public Guid? SecretId { get; set; }

    /// <summary>The clients of an organisation by title, at most 200; of the platform where none is named.</summary>
    public static Task<IReadOnlyList<ClientCard>> Of(IQuerySession platform, string? organisation, CancellationToken stop) =>
        platform.Query<ClientCard>().Where(c => c.Organisation == organisation).OrderBy(c => c.Title).Take(200).ToListAsync(stop);

    /// <summary>The client that makes itself known so.</summary>
    public static Task<ClientCard?> ByKey(IQuerySession platform, string key, CancellationToken stop) =>
        platform.Query<ClientCard>().FirstOrDefaultAsync(c => c.Key == key, stop);
}

/// <summary>Folds the stream of a client.</summary>
public sealed class ClientCardProjection : StreamView<ClientCard>
{
    public ClientCardProjection()
    {
        IncludeType<ClientRegistered>();
        IncludeType<ClientTitled>();
        IncludeType<ClientAddressesSet>();
        IncludeType<ClientScopesSet>();
        IncludeType<ClientSecretRenewed>();
        IncludeType<ClientBlocked>();
        IncludeType<ClientUnblocked>();
    }

    /// <inheritdoc />
    public override ClientCard? Evolve(ClientCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new ClientCard { Id = id };
        switch (e.Data)
        {
            case ClientRegistered r:
                (card.Key, card.Kind, card.FirstParty, card.Organisation) = (r.ClientKey, r.Kind, r.FirstParty, r.Organisation);
                break;
            case ClientTitled t:
                card.Title = t.Title;
                break;
            case ClientAddressesSet a:
                (card.RedirectUris, card.LogoutUris) = (a.RedirectUris, a.LogoutUris);
                break;
            case ClientScopesSet c:
                card.Scopes = c.Scopes;
                break;
            case ClientSecretRenewed s:
                (card.SecretId, card.SecretMadeAt) = (s.SecretId, e.Timestamp);
                break;
            case ClientBlocked or ClientUnblocked:
                card.Blocked = e.Data is ClientBlocked;
                break;
        }
        return card;
    }
}

using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>Whether a client can keep a secret: a server can, a page in the browser or an app on a phone cannot.</summary>
public enum ClientKind
{
    /// <summary>A server that proves itself by a secret.</summary>
    Confidential,

    /// <summary>A program in the hands of its user; it has no secret.</summary>
    Public
}

/// <summary>What can change about a client.</summary>
/// <param name="Title">Name that people see before they let it know them.</param>
/// <param name="RedirectUris">Where people are sent back to; nowhere else.</param>
/// <param name="LogoutUris">Where people are sent after signing out.</param>
/// <param name="Scopes">What it may ask for.</param>
public sealed record ClientDetails(string Title, IReadOnlyList<string> RedirectUris, IReadOnlyList<string> LogoutUris, IReadOnlyList<string> Scopes);

/// <summary>Another system that lets people sign in by this product (OpenID Connect): a partner, a digital resource (Order 456, p. 16).</summary>
public sealed record Client(Guid Id, ClientRegistered Facts, ClientDetails Details) : IState<Client>
{
    /// <summary>True while nobody may sign in to it.</summary>
    public bool Blocked { get; init; }

    /// <summary>Every secret it was given, by id.</summary>
    public ImmutableHashSet<Guid> Secrets { get; init; } = [];

    /// <summary>Registers a client; the same client again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Register(Client? client, ClientRegistered facts, ClientDetails details)
    {
        if (client is not null)
            return client.Facts == facts && !client.Differences(details).Any() ? [] : throw new RuleBroken(AccessRules.ClientExists());
        new Rules().Require(!facts.FirstParty || facts.Organisation is null, AccessRules.ClientOfOneNeedsConsent()).Check();
        return
        [
            facts, new ClientTitled(facts.ClientId, details.Title),
            new ClientAddressesSet(facts.ClientId, details.RedirectUris, details.LogoutUris), new ClientScopesSet(facts.ClientId, details.Scopes)
        ];
    }

    /// <summary>Changes what differs.</summary>
    public IEnumerable<IDomainEvent> Change(ClientDetails details, string? organisation)
    {
        Own(organisation);
        return Differences(details);
    }

    /// <summary>Gives it a new secret; the one before is worth nothing then. An id serves once.</summary>
    public IEnumerable<IDomainEvent> RenewSecret(Guid secret, string? organisation)
    {
        Own(organisation);
        if (Secrets.Contains(secret)) return [];
        new Rules()
            .Require(Facts.Kind == ClientKind.Confidential, AccessRules.ClientHasNoSecret())
            .Require(!Blocked, AccessRules.ClientIsBlocked())
            .Check();
        return [new ClientSecretRenewed(Id, secret)];
    }

    /// <summary>Shuts it; whoever came by it is known to it no more.</summary>
    public IEnumerable<IDomainEvent> Block(string? organisation, string reason)
    {
        Own(organisation);
        return Blocked ? [] : [new ClientBlocked(Id, reason)];
    }

    /// <summary>Opens it again.</summary>
    public IEnumerable<IDomainEvent> Unblock(string? organisation, string reason)
    {
        Own(organisation);
        return Blocked ? [new ClientUnblocked(Id, reason)] : [];
    }

    /// <inheritdoc />
    public static Client? Fold(Client? client, object @event) => (client, @event) switch
    {
        (null, ClientRegistered e) => new(e.ClientId, e, new("", [], [], [])),
        ({ } c, ClientTitled e) => c with { Details = c.Details with { Title = e.Title } },
        ({ } c, ClientAddressesSet e) => c with { Details = c.Details with { RedirectUris = e.RedirectUris, LogoutUris = e.LogoutUris } },
        ({ } c, ClientScopesSet e) => c with { Details = c.Details with { Scopes = e.Scopes } },
        ({ } c, ClientSecretRenewed e) => c with { Secrets = c.Secrets.Add(e.SecretId) },
        ({ } c, ClientBlocked) => c with { Blocked = true },
        ({ } c, ClientUnblocked) => c with { Blocked = false },
        _ => client
    };

    private void Own(string? organisation) => new Rules().Require(Facts.Organisation == organisation, AccessRules.ClientUnknown()).Check();

    private IEnumerable<IDomainEvent> Differences(ClientDetails to)
    {
        if (to.Title != Details.Title) yield return new ClientTitled(Id, to.Title);
        if (!to.RedirectUris.SequenceEqual(Details.RedirectUris) || !to.LogoutUris.SequenceEqual(Details.LogoutUris))
            yield return new ClientAddressesSet(Id, to.RedirectUris, to.LogoutUris);
        if (!to.Scopes.Order(StringComparer.Ordinal).SequenceEqual(Details.Scopes.Order(StringComparer.Ordinal)))
            yield return new ClientScopesSet(Id, to.Scopes);
    }
}

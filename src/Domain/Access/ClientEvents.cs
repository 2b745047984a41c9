namespace EduEvents.Domain.Access;

/// <summary>Another system was registered that lets people sign in by this product (Order 456, p. 16).</summary>
/// <param name="ClientId">The client.</param>
/// <param name="ClientKey">Name by which it makes itself known (client_id).</param>
/// <param name="Kind">Whether it keeps a secret.</param>
/// <param name="FirstParty">True for a part of the product itself, which asks nobody for consent.</param>
/// <param name="Organisation">Whose people it is for; null for all.</param>
public sealed record ClientRegistered(Guid ClientId, string ClientKey, ClientKind Kind, bool FirstParty, string? Organisation) : IDomainEvent;

/// <summary>The client got the name that people see.</summary>
public sealed record ClientTitled(Guid ClientId, string Title) : IDomainEvent;

/// <summary>The addresses were set to which people may be sent back from sign-in and after signing out.</summary>
public sealed record ClientAddressesSet(Guid ClientId, IReadOnlyList<string> RedirectUris, IReadOnlyList<string> LogoutUris) : IDomainEvent;

/// <summary>What the client may ask to know was set.</summary>
public sealed record ClientScopesSet(Guid ClientId, IReadOnlyList<string> Scopes) : IDomainEvent;

/// <summary>The client got a new secret; the event holds none.</summary>
public sealed record ClientSecretRenewed(Guid ClientId, Guid SecretId) : IDomainEvent;

/// <summary>The client was shut.</summary>
public sealed record ClientBlocked(Guid ClientId, string Reason) : IDomainEvent;

/// <summary>The client was opened again.</summary>
public sealed record ClientUnblocked(Guid ClientId, string Reason) : IDomainEvent;

/// <summary>The person let a client know about him what the scopes say.</summary>
public sealed record ClientAllowed(Guid AccountId, Guid ClientId, IReadOnlyList<string> Scopes) : IDomainEvent;

/// <summary>The person lets a client know nothing more; what it held is worth nothing.</summary>
public sealed record ClientDisallowed(Guid AccountId, Guid ClientId) : IDomainEvent;

/// <summary>The person may sign in by an outside provider from now on. The event holds a keyed hash, not who he is there.</summary>
public sealed record OutsideLinked(Guid AccountId, Guid LinkId, string Provider) : IDomainEvent;

/// <summary>The person cannot sign in by the outside provider any more.</summary>
public sealed record OutsideUnlinked(Guid AccountId, Guid LinkId) : IDomainEvent;

/// <summary>The account signed in to a client by a session here (Order 456, p. 5.12).</summary>
public sealed record ClientEntered(Guid AccountId, Guid SessionId, Guid ClientId) : IDomainEvent;

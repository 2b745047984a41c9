namespace EduEvents.Domain.Access;

/// <summary>An account was made for a person or a device, in an organisation or for the platform.</summary>
public sealed record AccountCreated(
    Guid AccountId, string UserName, Guid PersonId, Personal DisplayName, string Kind, string? Organisation = null) : IDomainEvent;

/// <summary>The account shows another name (Order 456, p. 5.7).</summary>
public sealed record AccountRenamed(Guid AccountId, Personal Before, Personal After) : IDomainEvent;

/// <summary>The last day on which the account can be used; none means for ever.</summary>
public sealed record AccountExpirySet(Guid AccountId, DateOnly? Until) : IDomainEvent;

/// <summary>The account was shut; its sessions ended with it.</summary>
public sealed record AccountBlocked(Guid AccountId, string Reason) : IDomainEvent;

/// <summary>The account was opened again.</summary>
public sealed record AccountUnblocked(Guid AccountId, string Reason) : IDomainEvent;

/// <summary>The account went out of use for ever, and its roles with it (Order 456, p. 5.7).</summary>
public sealed record AccountDeleted(Guid AccountId, string Reason) : IDomainEvent;

/// <summary>The account's password was set; the event holds no secret.</summary>
public sealed record PasswordSet(Guid AccountId, bool MustChange) : IDomainEvent;

/// <summary>A role was given within a scope for a time (Order 456, p. 5.8).</summary>
public sealed record RoleGranted(Guid AccountId, Guid GrantId, string Role, Scope Scope, DateOnly From, DateOnly? Until) : IDomainEvent;

/// <summary>A given role ended.</summary>
public sealed record RoleRevoked(Guid AccountId, Guid GrantId, string Reason) : IDomainEvent;

/// <summary>The account signed in.</summary>
public sealed record SignedIn(Guid AccountId, Guid SessionId, string Method) : IDomainEvent;

/// <summary>The account signed out.</summary>
public sealed record SignedOut(Guid AccountId, Guid SessionId) : IDomainEvent;

/// <summary>Somebody tried to sign in as this account and failed (Order 456, p. 5.12).</summary>
public sealed record SignInFailed(Guid AccountId, string Cause) : IDomainEvent;

/// <summary>The account tried what it has no right to (Order 456, p. 5.12).</summary>
public sealed record AccessRefused(Guid AccountId, string Permission, string Action, Scope Target) : IDomainEvent;

namespace EduEvents.Domain.Access;

/// <summary>An account was made for a person or a device.</summary>
public sealed record AccountCreated(Guid AccountId, string UserName, Guid PersonId, Personal DisplayName, string Kind) : IDomainEvent;

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

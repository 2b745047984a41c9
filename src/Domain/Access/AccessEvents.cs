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

/// <summary>A role was given within a scope for a time (Order 456, p. 5.8).</summary>
public sealed record RoleGranted(Guid AccountId, Guid GrantId, string Role, Scope Scope, DateOnly From, DateOnly? Until) : IDomainEvent;

/// <summary>A given role ended.</summary>
public sealed record RoleRevoked(Guid AccountId, Guid GrantId, string Reason) : IDomainEvent;

/// <summary>A set of accounts that holds roles together was made, in an organisation or for the platform (Order 456, p. 5.8).</summary>
public sealed record UserGroupMade(Guid UserGroupId, string Title, string? Organisation) : IDomainEvent;

/// <summary>A group was given a role; every member holds it while he is one.</summary>
public sealed record UserGroupRoleGranted(Guid UserGroupId, Guid GrantId, string Role, Scope Scope, DateOnly From, DateOnly? Until) : IDomainEvent;

/// <summary>A role of a group ended.</summary>
public sealed record UserGroupRoleRevoked(Guid UserGroupId, Guid GrantId, string Reason) : IDomainEvent;

/// <summary>A group ended, and with it what its members held by it.</summary>
public sealed record UserGroupDissolved(Guid UserGroupId, string Reason) : IDomainEvent;

/// <summary>The account became a member of a group.</summary>
public sealed record UserGroupJoined(
    Guid AccountId, Guid MembershipId, Guid UserGroupId, string? Organisation, DateOnly From, DateOnly? Until) : IDomainEvent;

/// <summary>The account is a member no more.</summary>
public sealed record UserGroupLeft(Guid AccountId, Guid MembershipId, string Reason) : IDomainEvent;

/// <summary>Somebody lent the account a role of his own until a day; it holds no longer than his own does (Order 456, p. 5.8).</summary>
/// <param name="AccountId">Who may use it.</param>
/// <param name="DelegationId">The delegation.</param>
/// <param name="LenderId">The account whose role it is.</param>
/// <param name="GrantId">The grant by which the lender holds it.</param>
/// <param name="Role">The role.</param>
/// <param name="Scope">Where it holds.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
public sealed record RightsDelegated(
    Guid AccountId, Guid DelegationId, Guid LenderId, Guid GrantId, string Role, Scope Scope, DateOnly From, DateOnly Until) : IDomainEvent;

/// <summary>A delegation ended before its day.</summary>
public sealed record DelegationEnded(Guid AccountId, Guid DelegationId, string Reason) : IDomainEvent;

/// <summary>The account signed in.</summary>
public sealed record SignedIn(Guid AccountId, Guid SessionId, string Method) : IDomainEvent;

/// <summary>The account signed out.</summary>
public sealed record SignedOut(Guid AccountId, Guid SessionId) : IDomainEvent;

/// <summary>Somebody tried to sign in as this account and failed (Order 456, p. 5.12).</summary>
public sealed record SignInFailed(Guid AccountId, string Cause) : IDomainEvent;

/// <summary>The account tried what it has no right to (Order 456, p. 5.12).</summary>
public sealed record AccessRefused(Guid AccountId, string Permission, string Action, Scope Target) : IDomainEvent;

/// <summary>Somebody was refused who is no account: an unknown sign-in name, a token or a session that is worth nothing (Order 456, p. 5.12).</summary>
public sealed record StrangerRefused(Guid AttemptId, string Cause) : IDomainEvent;

/// <summary>The account proves itself by one more thing than its password from now on (Order 456, p. 5.11).</summary>
/// <param name="AccountId">The account.</param>
/// <param name="FactorId">The factor; its secret is no part of the log.</param>
/// <param name="Method">totp or passkey.</param>
public sealed record SecondFactorAdded(Guid AccountId, Guid FactorId, string Method) : IDomainEvent;

/// <summary>A second factor proves nothing any more.</summary>
public sealed record SecondFactorRemoved(Guid AccountId, Guid FactorId, string Method) : IDomainEvent;

/// <summary>One-time codes for the day the factor is lost were made; those made before are worth nothing.</summary>
public sealed record RecoveryCodesMade(Guid AccountId, int Codes) : IDomainEvent;

/// <summary>One of the recovery codes was used up.</summary>
public sealed record RecoveryCodeUsed(Guid AccountId) : IDomainEvent;

/// <summary>Whoever is signed in proved once more who he is, as critical actions ask for.</summary>
public sealed record IdentityProved(Guid AccountId, Guid SessionId, string Method) : IDomainEvent;

/// <summary>All sessions of the account were ended by its keeper.</summary>
public sealed record SessionsEnded(Guid AccountId, Guid EndingId, string Reason) : IDomainEvent;

/// <summary>Whoever holds the role needs a second factor from now on, or needs none (Order 456, p. 5.11).</summary>
/// <param name="RulesId">The rules.</param>
/// <param name="Role">The role; none for every role that has no rule of its own.</param>
/// <param name="Required">True when it is needed.</param>
public sealed record SecondFactorRuleSet(Guid RulesId, string? Role, bool Required) : IDomainEvent;

/// <summary>How long sessions of a role last from now on.</summary>
/// <param name="RulesId">The rules.</param>
/// <param name="Role">The role; none for every role that has no limit of its own.</param>
/// <param name="IdleMinutes">A session ends when it was not used for so long.</param>
/// <param name="LongestMinutes">It ends after so long in any case.</param>
public sealed record SessionLimitSet(Guid RulesId, string? Role, int IdleMinutes, int LongestMinutes) : IDomainEvent;

/// <summary>A guardian agreed that a learner under sixteen signs in without a second factor (Order 456, p. 5.11).</summary>
public sealed record OneFactorAllowed(Guid LearnerId, Guid GuardianId) : IDomainEvent;

/// <summary>A guardian took that consent back.</summary>
public sealed record OneFactorForbidden(Guid LearnerId, Guid GuardianId) : IDomainEvent;

/// <summary>So many failed attempts in so many minutes raise an alert from now on.</summary>
public sealed record AttemptLimitSet(Guid RulesId, AttemptSubject Subject, int Failures, int Minutes) : IDomainEvent;

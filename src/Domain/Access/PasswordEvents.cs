namespace EduEvents.Domain.Access;

/// <summary>The account's password was set; the event holds no secret.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="MustChange">True for an initial one: it must be changed before anything else.</param>
/// <param name="Until">When an initial one is worth nothing any more; none for no end.</param>
public sealed record PasswordSet(Guid AccountId, bool MustChange, DateTimeOffset? Until = null) : IDomainEvent;

/// <summary>Passwords need so many characters from now on, in an organisation or everywhere (Order 456, p. 5.9).</summary>
public sealed record PasswordLengthSet(Guid RulesId, string? Organisation, int Shortest) : IDomainEvent;

/// <summary>So many passwords, the present one among them, cannot be chosen again from now on.</summary>
public sealed record PasswordReuseSet(Guid RulesId, string? Organisation, int Remembered) : IDomainEvent;

/// <summary>Passwords must be changed after so many days from now on; none for never.</summary>
public sealed record PasswordAgeSet(Guid RulesId, string? Organisation, int? LongestDays) : IDomainEvent;

/// <summary>Initial passwords are worth something for so many days from now on.</summary>
public sealed record InitialPasswordAgeSet(Guid RulesId, string? Organisation, int InitialDays) : IDomainEvent;

/// <summary>Whoever guesses passwords is held back like this from now on.</summary>
/// <param name="RulesId">The rules.</param>
/// <param name="Free">Wrong attempts in a row without a wait.</param>
/// <param name="FirstSeconds">The first wait.</param>
/// <param name="Growth">Each wait is so many times the one before.</param>
/// <param name="LongestSeconds">No wait is longer.</param>
public sealed record LockoutSet(Guid RulesId, int Free, int FirstSeconds, int Growth, int LongestSeconds) : IDomainEvent;

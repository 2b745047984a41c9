using EduEvents.Domain;

namespace EduEvents.Host.Access;

/// <summary>The secret side of an account. A document, not events, because a hash must be erasable.</summary>
public sealed class Credential
{
    /// <summary>The account.</summary>
    public Guid Id { get; set; }

    /// <summary>Sign-in name in lower case, unique.</summary>
    public string UserName { get; set; } = "";
    public string PasswordHash { get; set; } = "";

    /// <summary>Hashes of the passwords before, the newest first; none of them is taken again.</summary>
    public List<string> EarlierHashes { get; set; } = [];
}

/// <summary>Failed attempts upon a sign-in name, whether it exists or not, so that nobody can tell the two apart.</summary>
public sealed class SignInFailures
{
    /// <summary>Made of the name and, for most, of the address the attempts came from.</summary>
    public Guid Id { get; set; }

    /// <summary>Failures since the last success.</summary>
    public int Count { get; set; }
    public DateTimeOffset LastAt { get; set; }

    /// <summary>No attempt is looked at before.</summary>
    public DateTimeOffset LockedUntil { get; set; }
}

/// <summary>A signed-in session; ending it makes its cookie or token worthless.</summary>
public sealed class SignInSession
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }
    public DateTimeOffset Started { get; set; }
    public DateTimeOffset? Ended { get; set; }

    /// <summary>Where it was begun, and with which browser or program.</summary>
    public string Address { get; set; } = "";
    public string Device { get; set; } = "";
}

/// <summary>When a session was last used, and when its owner last proved himself; apart from it, so that neither brings an ended one back.</summary>
public sealed class SessionMark
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The mark of the last use.</summary>
    public static Guid Seen(Guid session) => StableId.Of("access.session_seen", session);

    /// <summary>The mark of the last proof after sign-in.</summary>
    public static Guid Proved(Guid session) => StableId.Of("access.session_proved", session);
}

/// <summary>
/// The secrets of second factors. What of them counts, the account's events say: the secret of a removed factor is worth nothing. The keys are
/// sealed under the person's key, so they are destroyed with it.
/// </summary>
public sealed class FactorSecrets
{
    /// <summary>The account.</summary>
    public Guid Id { get; set; }
    public List<AuthenticatorKey> Authenticators { get; set; } = [];

    /// <summary>Keyed hashes of the recovery codes that were not used yet.</summary>
    public List<string> RecoveryHashes { get; set; } = [];
}

/// <summary>The key of an authenticator app.</summary>
/// <param name="FactorId">The factor.</param>
/// <param name="Key">In Base32.</param>
/// <param name="LastStep">The half minute of the last code that was taken; none before it is taken any more.</param>
public sealed record AuthenticatorKey(Guid FactorId, Personal Key, long LastStep);

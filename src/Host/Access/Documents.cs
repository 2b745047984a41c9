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
}

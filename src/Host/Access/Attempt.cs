using System.Security.Claims;

namespace EduEvents.Host.Access;

/// <summary>What a sign-in came to.</summary>
/// <param name="Principal">Who is signed in now; null when refused.</param>
/// <param name="RetryAfter">When locked or busy: how long to wait.</param>
public sealed record SignInResult(ClaimsPrincipal? Principal, TimeSpan? RetryAfter)
{
    /// <summary>True when it was not looked at, because too many sign in at once.</summary>
    public bool IsBusy { get; private init; }

    /// <summary>Too many sign in at once.</summary>
    public static SignInResult Busy(TimeSpan wait) => new(null, wait) { IsBusy = true };
}

/// <summary>One attempt to sign in.</summary>
public sealed record Attempt
{
    private readonly string _userName = "";

    /// <summary>Sign-in name; case and blanks around it do not count.</summary>
    public required string UserName { get => _userName; init => _userName = value.Trim().ToLowerInvariant(); }
    public required string Password { get; init; }

    /// <summary>Cookie or bearer token.</summary>
    public required string Scheme { get; init; }
    public required string Address { get; init; }
    public required string Device { get; init; }

    /// <summary>The request it came with.</summary>
    public string Correlation { get; init; } = "";

    /// <summary>Never shows the password.</summary>
    public override string ToString() => nameof(Attempt);
}

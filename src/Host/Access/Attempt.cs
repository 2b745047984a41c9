using System.Security.Claims;

namespace EduEvents.Host.Access;

/// <summary>What a sign-in came to.</summary>
/// <param name="Principal">Who is signed in now; null when refused.</param>
/// <param name="RetryAfter">When locked or busy: how long to wait.</param>
public sealed record SignInResult(ClaimsPrincipal? Principal, TimeSpan? RetryAfter)
{
    /// <summary>True when it was not looked at, because too many sign in at once.</summary>
    public bool IsBusy { get; private init; }

    /// <summary>When the password was right and a code is needed too: what is sent back with the code.</summary>
    public string? Ticket { get; private init; }

    /// <summary>True when the code was wrong, or used before.</summary>
    public bool IsCodeWrong { get; private init; }

    /// <summary>True when the password was right, but an initial one that was not used in time.</summary>
    public bool IsOutlived { get; private init; }

    /// <summary>The initial password is worth nothing any more.</summary>
    public static SignInResult Outlived { get; } = new(null, null) { IsOutlived = true };

    /// <summary>Too many sign in at once.</summary>
    public static SignInResult Busy(TimeSpan wait) => new(null, wait) { IsBusy = true };

    /// <summary>A code is needed too.</summary>
    public static SignInResult NeedsCode(string ticket) => new(null, null) { Ticket = ticket };

    /// <summary>The code is wrong; the password need not be proved once more.</summary>
    public static SignInResult WrongCode(string? ticket) => new(null, null) { IsCodeWrong = true, Ticket = ticket };
}

/// <summary>What an attempt must prove.</summary>
public enum Wanted
{
    /// <summary>The password alone, as for changing it.</summary>
    Password,

    /// <summary>The password, and a second factor where the account has one: to sign in.</summary>
    PasswordAndFactor,

    /// <summary>The code of an authenticator where the account has one, else the password: to prove oneself once more.</summary>
    Strongest
}

/// <summary>One attempt to prove who one is.</summary>
public sealed record Attempt
{
    private readonly string _userName = "";

    /// <summary>Sign-in name; case and blanks around it do not count.</summary>
    public required string UserName { get => _userName; init => _userName = value.Trim().ToLowerInvariant(); }
    public required string Password { get; init; }

    /// <summary>Code of an app, or a recovery code.</summary>
    public string? Code { get; init; }

    /// <summary>Proves the password in its place.</summary>
    public string? Ticket { get; init; }

    /// <summary>Cookie or bearer token.</summary>
    public required string Scheme { get; init; }
    public required string Address { get; init; }
    public required string Device { get; init; }

    /// <summary>The request it came with.</summary>
    public string Correlation { get; init; } = "";

    /// <summary>Never shows the password.</summary>
    public override string ToString() => nameof(Attempt);
}

using Microsoft.AspNetCore.Identity;

namespace EduEvents.Host.Access;

/// <summary>What comparing a password came to.</summary>
public enum PasswordCheck
{
    /// <summary>Too many wait already; nothing was compared.</summary>
    Busy,
    Wrong,
    Right,

    /// <summary>Right, and its hash is to be made anew with the parameters of today.</summary>
    RightButOld
}

/// <summary>Hashes passwords and compares them, in turn and never more at once than leaves processors for everybody else.</summary>
public sealed class Passwords(HashingThreads threads)
{
    /// <summary>Most characters of a password.</summary>
    public const int Longest = 200;

    private static readonly PasswordHasher<Credential> Before = new();
    private readonly string _nobody = Argon2.Hash(Guid.CreateVersion7().ToString());

    /// <summary>A place among those who prove their password; null when too many do. Given back when disposed.</summary>
    public IDisposable? TryEnter() => threads.TryEnter();

    /// <summary>The hash to store.</summary>
    public Task<string> Hash(string password) => threads.Do(() => Argon2.Hash(password));

    /// <summary>Whether the password is the account's; only for whoever has a place. A name without an account takes as long as one with.</summary>
    public async Task<PasswordCheck> Verify(Credential? credential, string password)
    {
        var hash = credential?.PasswordHash is { Length: > 0 } known ? known : _nobody;
        var tried = password.Length <= Longest ? password : "";
        if (await threads.TryDo(() => Matches(hash, tried)) is not { } matches) return PasswordCheck.Busy;
        if (!matches || credential is null) return PasswordCheck.Wrong;
        return Argon2.IsOld(hash) ? PasswordCheck.RightButOld : PasswordCheck.Right;
    }

    /// <summary>True when one of the hashes is the password's.</summary>
    public Task<bool> IsAmong(IReadOnlyList<string> hashes, string password) => threads.Do(() => hashes.Any(h => Matches(h, password)));

    // Hashes of before Argon2 are read for as long as their owners have not signed in again.
    private static bool Matches(string hash, string password) => Argon2.Made(hash)
        ? Argon2.Verify(hash, password)
        : Before.VerifyHashedPassword(new(), hash, password) != PasswordVerificationResult.Failed;
}

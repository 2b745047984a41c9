using Microsoft.AspNetCore.Identity;

namespace EduEvents.Host.Access;

/// <summary>Hashes passwords and compares them. That is dear on purpose, so only some at once: a storm of sign-ins must leave processors for everybody else.</summary>
public sealed class Passwords : IDisposable
{
    /// <summary>Fewest and most characters of a password.</summary>
    public const int Shortest = 10, Longest = 200;

    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(10);
    private readonly PasswordHasher<Credential> _hasher = new();
    private readonly SemaphoreSlim _hashing = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly string _nobody;

    public Passwords() => _nobody = _hasher.HashPassword(new(), Guid.CreateVersion7().ToString());

    /// <summary>The hash to store.</summary>
    public async Task<string> Hash(string password, CancellationToken stop) =>
        await Busy(() => _hasher.HashPassword(new(), password), Timeout.InfiniteTimeSpan, stop) ?? throw new InvalidOperationException("Waited for ever.");

    /// <summary>True when the password is the account's. A name without an account takes as long as one with.</summary>
    /// <returns>Null when too many wait already.</returns>
    public async Task<bool?> Verify(Credential? credential, string password, CancellationToken stop)
    {
        var hash = credential?.PasswordHash is { Length: > 0 } known ? known : _nobody;
        var tried = password.Length <= Longest ? password : "";
        var result = await Busy(() => (object)_hasher.VerifyHashedPassword(new(), hash, tried), LongestQueue, stop);
        return result is null ? null : credential is not null && (PasswordVerificationResult)result != PasswordVerificationResult.Failed;
    }

    /// <inheritdoc />
    public void Dispose() => _hashing.Dispose();

    private async Task<T?> Busy<T>(Func<T> work, TimeSpan longest, CancellationToken stop) where T : class
    {
        if (!await _hashing.WaitAsync(longest, stop)) return null;
        try
        {
            return await Task.Run(work, stop);
        }
        finally
        {
            _hashing.Release();
        }
    }
}

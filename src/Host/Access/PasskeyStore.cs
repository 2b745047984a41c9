using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.AspNetCore.Identity;

namespace EduEvents.Host.Access;

/// <summary>A passkey as it is kept: its public half. Worth something while the account's card names it among its factors.</summary>
public sealed class Passkey
{
    /// <summary>The factor; made of the credential's id, so that nobody registers one twice.</summary>
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }
    public byte[] CredentialId { get; set; } = [];
    public byte[] PublicKey { get; set; } = [];
    public uint SignCount { get; set; }
    public DateTimeOffset Added { get; set; }
    public string[] Transports { get; set; } = [];
    public bool IsBackupEligible { get; set; }
    public bool IsBackedUp { get; set; }

    /// <summary>The factor of a credential.</summary>
    public static Guid IdOf(byte[] credential) => StableId.Of("access.passkey", Convert.ToBase64String(credential));

    /// <summary>What a registration has shown.</summary>
    public static Passkey Of(Guid account, UserPasskeyInfo p) => new()
    {
        Id = IdOf(p.CredentialId), AccountId = account, CredentialId = p.CredentialId, PublicKey = p.PublicKey, SignCount = p.SignCount, Added = p.CreatedAt,
        Transports = p.Transports ?? [], IsBackupEligible = p.IsBackupEligible, IsBackedUp = p.IsBackedUp
    };

    /// <summary>As the framework's check wants it.</summary>
    public UserPasskeyInfo Info() => new(CredentialId, PublicKey, Added, SignCount, Transports, isUserVerified: true, IsBackupEligible, IsBackedUp, [], []);
}

/// <summary>An account as the framework's check of passkeys knows it.</summary>
public sealed record PasskeyOwner(Guid Id);

/// <summary>Looks passkeys up for the framework's check. It only reads: what is added and used is recorded with the account's events.</summary>
public sealed class PasskeyStore(IDocumentStore store) : IUserPasskeyStore<PasskeyOwner>
{
    /// <inheritdoc />
    public async Task<PasskeyOwner?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(userId, out var id)) return null;
        await using var session = store.QuerySession(CommandContext.Platform);
        return await session.LoadAsync<AccountCard>(id, cancellationToken) is null ? null : new(id);
    }

    /// <inheritdoc />
    public async Task<PasskeyOwner?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(CommandContext.Platform);
        return await session.LoadAsync<Passkey>(Passkey.IdOf(credentialId), cancellationToken) is { } known ? new(known.AccountId) : null;
    }

    /// <inheritdoc />
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await Held(user, cancellationToken)).FirstOrDefault(p => p.CredentialId.SequenceEqual(credentialId))?.Info();

    /// <inheritdoc />
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyOwner user, CancellationToken cancellationToken) =>
        [.. (await Held(user, cancellationToken)).Select(p => p.Info())];

    /// <inheritdoc />
    public Task<string> GetUserIdAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString("N"));

    /// <inheritdoc />
    public Task<string?> GetUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id.ToString("N"));

    /// <inheritdoc />
    public Task<string?> GetNormalizedUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    /// <inheritdoc />
    public Task<PasskeyOwner?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByIdAsync(normalizedUserName, cancellationToken);

    /// <inheritdoc />
    public Task AddOrUpdatePasskeyAsync(PasskeyOwner user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadsOnly();

    /// <inheritdoc />
    public Task RemovePasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadsOnly();

    /// <inheritdoc />
    public Task SetUserNameAsync(PasskeyOwner user, string? userName, CancellationToken cancellationToken) => throw ReadsOnly();

    /// <inheritdoc />
    public Task SetNormalizedUserNameAsync(PasskeyOwner user, string? normalizedName, CancellationToken cancellationToken) => throw ReadsOnly();

    /// <inheritdoc />
    public Task<IdentityResult> CreateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw ReadsOnly();

    /// <inheritdoc />
    public Task<IdentityResult> UpdateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw ReadsOnly();

    /// <inheritdoc />
    public Task<IdentityResult> DeleteAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw ReadsOnly();

    /// <inheritdoc />
    public void Dispose() => GC.SuppressFinalize(this);

    private static NotSupportedException ReadsOnly() => new("Passkeys are recorded with the events of their account.");

    private async Task<IReadOnlyList<Passkey>> Held(PasskeyOwner user, CancellationToken stop)
    {
        await using var session = store.QuerySession(CommandContext.Platform);
        if (await session.LoadAsync<AccountCard>(user.Id, stop) is not { } card) return [];
        var known = await session.LoadManyAsync<Passkey>(stop, card.Factors.Select(f => f.Id));
        return [.. known.Where(p => p.AccountId == user.Id)];
    }
}

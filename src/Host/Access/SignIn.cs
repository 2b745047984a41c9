using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.AspNetCore.Identity;

namespace EduEvents.Host.Access;

/// <summary>What a sign-in came to.</summary>
/// <param name="Principal">Who is signed in now; null when refused.</param>
/// <param name="RetryAfter">When locked: how long to wait.</param>
public sealed record SignInResult(ClaimsPrincipal? Principal, TimeSpan? RetryAfter);

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

    /// <summary>Never shows the password.</summary>
    public override string ToString() => nameof(Attempt);
}

/// <summary>Sign-in by password. Failures are events; repeated ones lock the account for a growing time (Order 456, p. 5.12).</summary>
public sealed class SignIn(IDocumentStore store, PasswordHasher<Credential> hasher, Actors actors, StreamStates streams, TimeProvider clock) : IDisposable
{
    /// <summary>Fewest characters of a password.</summary>
    public const int ShortestPassword = 10;

    private const int FreeFailures = 4;
    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(15);
    private readonly string _nobody = new PasswordHasher<Credential>().HashPassword(new(), Guid.CreateVersion7().ToString());

    // Hashing is dear on purpose; a storm of sign-ins must leave processors for everybody else.
    private readonly SemaphoreSlim _hashing = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Signs an account in, or says no without telling whether the name exists.</summary>
    public Task<SignInResult> WithPassword(Attempt attempt, CancellationToken stop) =>
        Prove(attempt, (session, credential) => Succeed(session, credential, attempt.Scheme, stop), stop);

    /// <summary>
    /// Changes the own password; the old one must be proved, and wrong ones count as failed sign-ins. Every other session of the account ends.
    /// </summary>
    public Task<SignInResult> ChangePassword(Actor actor, Attempt old, string password, CancellationToken stop) => Prove(old, async (session, credential) =>
    {
        session.Store(new Credential { Id = credential.Id, UserName = credential.UserName, PasswordHash = hasher.HashPassword(new(), password) });
        session.Events.Append(credential.Id, new PasswordSet(credential.Id, MustChange: false));
        var others = await session.Query<SignInSession>()
            .Where(s => s.AccountId == credential.Id && s.Ended == null && s.Id != actor.SessionId).ToListAsync(stop);
        foreach (var open in others)
        {
            open.Ended = clock.GetUtcNow();
            session.Store(open);
        }
        await session.SaveChangesAsync(stop);
        foreach (var ended in others) actors.Forget(credential.Id, ended.Id);
        return new(Principal((await session.LoadAsync<AccountCard>(credential.Id, stop))!, actor.SessionId, old.Scheme), null);
    }, stop);

    /// <summary>Ends a session.</summary>
    public async Task SignOut(Guid account, Guid session, CancellationToken stop)
    {
        await using var work = store.LightweightSession(CommandContext.Platform);
        if (await work.LoadAsync<SignInSession>(session, stop) is not { Ended: null } open || open.AccountId != account) return;
        open.Ended = clock.GetUtcNow();
        work.Store(open);
        work.Events.Append(account, new SignedOut(account, session));
        await work.SaveChangesAsync(stop);
        actors.Forget(account, session);
    }

    /// <summary>Sets an account's password; the account must exist.</summary>
    public async Task SetPassword(Guid account, string userName, string password, bool mustChange, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        session.Store(new Credential { Id = account, UserName = userName, PasswordHash = hasher.HashPassword(new(), password) });
        session.Events.Append(account, new PasswordSet(account, mustChange));
        await session.SaveChangesAsync(stop);
    }

    /// <inheritdoc />
    public void Dispose() => _hashing.Dispose();

    private async Task<SignInResult> Prove(Attempt attempt, Func<IDocumentSession, Credential, Task<SignInResult>> proved, CancellationToken stop)
    {
        // One attempt at a time for one name, else many at once would each see the failures of none.
        using var entered = await streams.Enter([StableId.Of("access.sign_in", attempt.UserName)], stop);
        await using var session = store.LightweightSession(CommandContext.Platform);
        var credential = await session.Query<Credential>().FirstOrDefaultAsync(c => c.UserName == attempt.UserName, stop);
        if (credential?.LockedUntil is { } until && until > clock.GetUtcNow())
            return new(null, until - clock.GetUtcNow());

        var correct = await Verify(credential, attempt.Password, stop);
        if (credential is null) return new(null, null);
        Circumstances(session, credential.Id, attempt);
        return correct ? await proved(session, credential) : await Fail(session, credential, stop);
    }

    private async Task<bool> Verify(Credential? credential, string password, CancellationToken stop)
    {
        await _hashing.WaitAsync(stop);
        try
        {
            var hash = credential?.PasswordHash is { Length: > 0 } known ? known : _nobody;
            return await Task.Run(() => hasher.VerifyHashedPassword(credential ?? new(), hash, password) != PasswordVerificationResult.Failed, stop);
        }
        finally
        {
            _hashing.Release();
        }
    }

    private async Task<SignInResult> Succeed(IDocumentSession session, Credential credential, string scheme, CancellationToken stop)
    {
        var open = new SignInSession { Id = Guid.CreateVersion7(), AccountId = credential.Id, Started = clock.GetUtcNow() };
        session.Store(open);
        if (credential.Failures > 0)
        {
            (credential.Failures, credential.LockedUntil) = (0, null);
            session.Store(credential);
        }
        session.Events.Append(credential.Id, new SignedIn(credential.Id, open.Id, "password"));
        await session.SaveChangesAsync(stop);
        var card = (await session.LoadAsync<AccountCard>(credential.Id, stop))!;
        return new(Principal(card, open.Id, scheme), null);
    }

    private async Task<SignInResult> Fail(IDocumentSession session, Credential credential, CancellationToken stop)
    {
        credential.Failures++;
        if (credential.Failures > FreeFailures)
        {
            var delay = TimeSpan.FromSeconds(Math.Min(LongestLock.TotalSeconds, 5 * Math.Pow(2, credential.Failures - FreeFailures - 1)));
            credential.LockedUntil = clock.GetUtcNow() + delay;
        }
        session.Store(credential);
        session.Events.Append(credential.Id, new SignInFailed(credential.Id, "password"));
        await session.SaveChangesAsync(stop);
        return new(null, null);
    }

    private ClaimsPrincipal Principal(AccountCard card, Guid session, string scheme)
    {
        var organisation = card.GrantsOn(SchoolTime.Day(clock.GetUtcNow())).Select(g => g.Scope.Organisation).FirstOrDefault(o => o is not null) ?? "";
        Claim[] claims = [new(Claims.Account, card.Id.ToString()), new(Claims.Session, session.ToString()), new(Claims.Organisation, organisation)];
        return new(new ClaimsIdentity(claims, scheme, Claims.Account, ClaimTypes.Role));
    }

    private static void Circumstances(IDocumentSession session, Guid account, Attempt attempt)
    {
        session.LastModifiedBy = account.ToString();
        session.SetHeader(Metadata.Address, attempt.Address);
        session.SetHeader(Metadata.Device, attempt.Device);
    }
}

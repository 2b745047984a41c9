using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>
/// Sign-in by password. Failures are events; repeated ones are held back for a growing time (Order 456, p. 5.12).
/// What is recorded waits for its turn at the account's stream: a number of the log that is drawn in vain holds every view up.
/// </summary>
public sealed class SignIn(
    IDocumentStore store, Passwords passwords, SignInGuard guard, Actors actors, StrangerLog strangers, TimeProvider clock) : IDisposable
{
    /// <summary>Fewest characters of a password.</summary>
    public const int ShortestPassword = Passwords.Shortest;

    /// <summary>A session ends after this time, as its cookie or token does.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    /// <summary>So many passwords of an account, the present one among them, cannot be chosen again.</summary>
    private const int RemembersLast = 4;

    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(5);
    private readonly Gates _names = new(256);

    /// <summary>Signs an account in, or says no without telling whether the name exists.</summary>
    public Task<SignInResult> WithPassword(Attempt attempt, CancellationToken stop) => Prove(attempt, Guid.CreateVersion7(), "SignIn", async (session, card, id) =>
    {
        var started = clock.GetUtcNow();
        session.Store(new SignInSession { Id = id, AccountId = card.Id, Started = started });
        var over = started - LongestSession;
        session.DeleteWhere<SignInSession>(s => s.AccountId == card.Id && s.Started < over);
        await session.Events.AppendExclusive(card.Id, stop, new SignedIn(card.Id, id, "password"));
        await session.SaveChangesAsync(stop);
    }, stop);

    /// <summary>
    /// Changes the own password; the old one must be proved, and wrong ones count as failed sign-ins. Every other session of the account ends.
    /// </summary>
    /// <exception cref="RuleBroken">The new password is too weak, a common one, or was used before.</exception>
    public Task<SignInResult> ChangePassword(Actor actor, Attempt old, string password, CancellationToken stop)
    {
        Check(password);
        if (password == old.Password) throw new RuleBroken(AccessRules.PasswordUnchanged());
        return Prove(old, actor.SessionId, "ChangePassword", (session, card, own) => Store(session, card.Id, card.UserName, password, mustChange: false, own, stop), stop);
    }

    /// <summary>Sets the password of an account that exists; its sessions end.</summary>
    /// <exception cref="RuleBroken">The password is too weak or a common one.</exception>
    public async Task SetPassword(CommandContext by, Guid account, string userName, string password, bool mustChange, CancellationToken stop)
    {
        Check(password);
        await using var session = store.LightweightSession(CommandContext.Platform);
        Metadata.Put(session, by, "SetPassword", by.Actor.RoleFor(Permissions.AccessManage, new(by.Organisation)) ?? "none");
        await Store(session, account, userName, password, mustChange, spared: Guid.Empty, stop);
    }

    /// <summary>Ends a session.</summary>
    public async Task SignOut(CommandContext by, CancellationToken stop)
    {
        var (account, id) = (by.Actor.AccountId, by.Actor.SessionId);
        await using var session = store.LightweightSession(CommandContext.Platform);
        if (await session.LoadAsync<SignInSession>(id, stop) is not { Ended: null } open || open.AccountId != account) return;
        Metadata.Put(session, by, "SignOut", "self");
        open.Ended = clock.GetUtcNow();
        session.Store(open);
        await session.Events.AppendExclusive(account, stop, new SignedOut(account, id));
        await session.SaveChangesAsync(stop);
        actors.Forget(account, id);
    }

    /// <inheritdoc />
    public void Dispose() => _names.Dispose();

    private async Task<SignInResult> Prove(
        Attempt attempt, Guid sessionId, string command, Func<IDocumentSession, AccountCard, Guid, Task> proved, CancellationToken stop)
    {
        // In a storm whoever is turned away costs nothing else.
        if (passwords.IsBusy) return SignInResult.Busy(BusyPause);

        // One attempt at a time for one name, else many at once would each see the failures of none.
        using var entered = await _names.Enter([StableId.Of("access.sign_in", attempt.UserName)], stop);
        await using var session = store.LightweightSession(CommandContext.Platform);
        var failures = await SignInGuard.Load(session, attempt, stop);
        if (guard.Wait(failures) is { } wait) return new(null, wait);

        // No database holds a name with NUL in it, and so nobody bears it.
        var credential = attempt.UserName.Contains('\0') ? null : await session.Query<Credential>().FirstOrDefaultAsync(c => c.UserName == attempt.UserName, stop);
        var check = await passwords.Verify(credential, attempt.Password);
        if (check == PasswordCheck.Busy) return SignInResult.Busy(BusyPause);
        if (check == PasswordCheck.Wrong)
        {
            guard.Count(session, failures);
            await Fail(session, credential, attempt, command, "password", stop);
            if (credential is null) await strangers.Note(Context(attempt, StrangerLog.Nobody), "unknown_name", command, stop);
            return new(null, null);
        }
        // Made a moment ago, the account shows a moment later.
        if (await session.LoadAsync<AccountCard>(credential!.Id, stop) is not { } card) return SignInResult.Busy(BusyPause);
        if (!card.IsOpenOn(SchoolTime.Day(clock.GetUtcNow())))
        {
            await Fail(session, credential, attempt, command, card.Blocked ? "blocked" : card.Deleted ? "deleted" : "expired", stop);
            return new(null, null);
        }
        Metadata.Put(session, Context(attempt, new(card.Id, card.PersonId, sessionId, [])), command, "self");
        SignInGuard.Forgive(session, failures);
        if (check == PasswordCheck.RightButOld)
        {
            credential.PasswordHash = await passwords.Hash(attempt.Password);
            session.Store(credential);
        }
        await proved(session, card, sessionId);
        return new(Principal(card, sessionId, attempt.Scheme), null);
    }

    private static async Task Fail(
        IDocumentSession session, Credential? credential, Attempt attempt, string command, string cause, CancellationToken stop)
    {
        if (credential is not null)
        {
            // Who it was is not known; only upon which account.
            Metadata.Put(session, Context(attempt, new(credential.Id, Guid.Empty, Guid.Empty, [])), command, "none");
            await session.Events.AppendExclusive(credential.Id, stop, new SignInFailed(credential.Id, cause));
        }
        await session.SaveChangesAsync(stop);
    }

    private async Task Store(
        IDocumentSession session, Guid account, string userName, string password, bool mustChange, Guid spared, CancellationToken stop)
    {
        var credential = await session.LoadAsync<Credential>(account, stop) ?? new() { Id = account };
        if (!mustChange && await passwords.IsAmong([credential.PasswordHash, .. credential.EarlierHashes], password))
            throw new RuleBroken(AccessRules.PasswordUsedBefore(RemembersLast));
        if (credential.PasswordHash.Length > 0) credential.EarlierHashes = [.. credential.EarlierHashes.Prepend(credential.PasswordHash).Take(RemembersLast - 1)];
        (credential.UserName, credential.PasswordHash) = (userName, await passwords.Hash(password));
        session.Store(credential);
        var open = await session.Query<SignInSession>().Where(s => s.AccountId == account && s.Ended == null && s.Id != spared).ToListAsync(stop);
        foreach (var ended in open)
        {
            ended.Ended = clock.GetUtcNow();
            session.Store(ended);
        }
        await session.Events.AppendExclusive(account, stop, new PasswordSet(account, mustChange));
        await session.SaveChangesAsync(stop);
        foreach (var known in open.Select(s => s.Id).Append(spared)) actors.Forget(account, known);
    }

    private ClaimsPrincipal Principal(AccountCard card, Guid session, string scheme)
    {
        var organisation = card.GrantsOn(SchoolTime.Day(clock.GetUtcNow())).Select(g => g.Scope.Organisation).FirstOrDefault(o => o is not null) ?? "";
        Claim[] claims = [new(Claims.Account, card.Id.ToString()), new(Claims.Session, session.ToString()), new(Claims.Organisation, organisation)];
        return new(new ClaimsIdentity(claims, scheme, Claims.Account, ClaimTypes.Role));
    }

    private static CommandContext Context(Attempt attempt, Actor actor) => new()
    {
        Actor = actor, Organisation = CommandContext.Platform, CommandId = Guid.CreateVersion7(), Correlation = attempt.Correlation,
        Address = attempt.Address, Device = attempt.Device
    };

    private static void Check(string password)
    {
        if (password.Length < Passwords.Shortest) throw new RuleBroken(AccessRules.PasswordTooWeak(Passwords.Shortest));
        if (CommonPasswords.Holds(password)) throw new RuleBroken(AccessRules.PasswordCommon());
        if (password.Length > Passwords.Longest) throw new RuleBroken(AccessRules.PasswordTooLong(Passwords.Longest));
    }
}

using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>
/// Proves who somebody is, by password and second factor. Failures are events; repeated ones are held back for a growing time (Order 456,
/// pp. 5.11, 5.12). What is recorded waits for its turn at the account's stream: a number of the log that is drawn in vain holds every view up.
/// </summary>
public sealed class Proving(
    IDocumentStore store, Passwords passwords, SecondFactors factors, Tickets tickets, SignInGuard guard, Policies policies, OneTimeCodes codes,
        StrangerLog strangers, TimeProvider clock)
    : IDisposable
{
    private const uint FirstAgain = 5, SpreadOver = 10;
    private readonly Gates _names = new(4_096);
    private uint _turnedAway;

    /// <summary>Looks at an attempt; what is done when it proves is part of the same unit of work.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="wanted">What must be proved.</param>
    /// <param name="by">The session for which, and the name of what is done.</param>
    /// <param name="proved">Is told by which means it was proved; records what follows, but does not save.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<SignInResult> Prove(Attempt attempt, Wanted wanted, (Guid Session, string Command) by,
        Func<IDocumentSession, AccountCard, string, Task> proved, CancellationToken stop)
    {
        // In a storm whoever is turned away is told so at once, and costs nothing else.
        using var place = attempt.Ticket is null ? passwords.TryEnter() : null;
        if (attempt.Ticket is null && place is null) return Busy();

        // One attempt at a time for one name, else many at once would each see the failures of none.
        using var entered = await _names.Enter([StableId.Of("access.sign_in", attempt.UserName)], stop);
        await using var session = store.LightweightSession(CommandContext.Platform);
        var failures = await SignInGuard.Load(session, attempt, stop);
        if (guard.Wait(failures) is { } wait) return new(null, wait);
        var trial = new Trial(session, failures, attempt, by.Command);

        // No database holds a name with NUL in it, and so nobody bears it.
        var credential = attempt.UserName.Contains('\0') ? null
            : await session.Query<Credential>().FirstOrDefaultAsync(c => c.UserName == attempt.UserName, stop);
        var known = wanted == Wanted.Strongest && credential is not null ? await session.LoadAsync<AccountCard>(credential.Id, stop) : null;
        var byCode = wanted == Wanted.Strongest && known?.Factors.Exists(f => f.Method == SecondFactor.Totp) == true;
        var check = byCode ? PasswordCheck.Right
            : wanted == Wanted.Recovery ? await OneTime(session, attempt, credential, stop) : await Password(attempt, credential);
        if (check == PasswordCheck.Busy) return Busy();
        if (check == PasswordCheck.Wrong) return await Wrong(trial, credential, wanted == Wanted.Recovery ? "recovery" : "password", stop);
        // Made a moment ago, the account shows a moment later.
        if ((known ?? await session.LoadAsync<AccountCard>(credential!.Id, stop)) is not { } card) return Busy();
        if (!IsOpen(card)) return await Closed(trial, card, stop);
        // Only whoever knows it learns that an initial password came too late.
        if (!byCode && wanted != Wanted.Recovery && card.PasswordUntil <= clock.GetUtcNow()) return await Outlived(trial, card, stop);
        FactorUse? use = null;
        if (byCode || (wanted is Wanted.PasswordAndFactor or Wanted.Recovery && card.Factors.Count > 0))
        {
            if ((byCode ? attempt.Password : attempt.Code) is not { Length: > 0 } code)
                return wanted == Wanted.Recovery ? SignInResult.Factor : SignInResult.NeedsCode(tickets.ForStep(credential!));
            use = byCode && !Totp.LooksLike(code) ? null : await factors.Use(session, card, code, stop);
            if (use is null) return await WrongCode(trial, credential!, byCode || wanted == Wanted.Recovery, stop);
        }
        return await Pass(trial, (card, credential, check), use, by.Session, proved, stop);
    }

    /// <summary>Lets in who has proved himself by a passkey; what is done then is part of the same unit of work.</summary>
    public async Task<SignInResult> Admit(Attempt attempt, Guid account, (Guid Session, string Command) by,
        Func<IDocumentSession, AccountCard, string, Task> proved, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        if (await session.LoadAsync<AccountCard>(account, stop) is not { } card) return new(null, null);
        var known = attempt with { UserName = card.UserName };
        var trial = new Trial(session, await SignInGuard.Load(session, known, stop), known, by.Command);
        return IsOpen(card) ? await Pass(trial, (card, null, PasswordCheck.Right), null, by.Session, proved, stop) : await Closed(trial, card, stop);
    }

    /// <inheritdoc />
    public void Dispose() => _names.Dispose();

    private async Task<PasswordCheck> Password(Attempt attempt, Credential? credential) => attempt.Ticket is not { } ticket
        ? await passwords.Verify(credential, attempt.Password)
        : tickets.Proves(ticket, credential) ? PasswordCheck.Right : PasswordCheck.Wrong;

    private async Task<PasswordCheck> OneTime(IDocumentSession session, Attempt attempt, Credential? credential, CancellationToken stop) =>
        await codes.Match(session, credential?.Id ?? Guid.Empty, attempt.Password, OneTimeCodes.ForRecovery, stop) is null ? PasswordCheck.Wrong : PasswordCheck.Right;

    private async Task<SignInResult> Pass(Trial trial, (AccountCard Card, Credential? Credential, PasswordCheck Check) who, FactorUse? use,
        Guid sessionId, Func<IDocumentSession, AccountCard, string, Task> proved, CancellationToken stop)
    {
        var (card, credential, check) = who;
        Metadata.Put(trial.Session, ContextOf(trial.Attempt, new(card.Id, card.PersonId, sessionId, [])), trial.Command, "self");
        SignInGuard.Forgive(trial.Session, trial.Failures);
        if (check == PasswordCheck.RightButOld)
        {
            credential!.PasswordHash = await passwords.Hash(trial.Attempt.Password);
            trial.Session.Store(credential);
        }
        if (use?.Facts.Count > 0) await trial.Session.Events.AppendExclusive(card.Id, stop, [.. use.Facts]);
        await proved(trial.Session, card, use?.Method ?? "password");
        try
        {
            await trial.Session.SaveChangesAsync(stop);
        }
        catch (JasperFx.ConcurrencyException)
        {
            // Another Host has taken the same code a moment before.
            return SignInResult.WrongCode(null);
        }
        catch (JasperFx.DocumentAlreadyExistsException)
        {
            // A question to a passkey was answered already.
            return new(null, null);
        }
        return new(Principal(card, sessionId, trial.Attempt.Scheme), null);
    }

    // Told the same, all would come again at the same moment.
    private SignInResult Busy() => SignInResult.Busy(TimeSpan.FromSeconds(FirstAgain + Interlocked.Increment(ref _turnedAway) % SpreadOver));

    private bool IsOpen(AccountCard card) => card.IsOpenOn(SchoolTime.Day(clock.GetUtcNow()));

    private static async Task<SignInResult> Closed(Trial trial, AccountCard card, CancellationToken stop)
    {
        await Fail(trial, card.Id, card.Blocked ? "blocked" : card.Deleted ? "deleted" : "expired", stop);
        return new(null, null);
    }

    private static async Task<SignInResult> Outlived(Trial trial, AccountCard card, CancellationToken stop)
    {
        await Fail(trial, card.Id, "initial_expired", stop);
        return SignInResult.Outlived;
    }

    private async Task<SignInResult> Wrong(Trial trial, Credential? credential, string cause, CancellationToken stop)
    {
        guard.Count(trial.Session, trial.Failures, (await policies.OfSignIn(stop)).Lockout);
        await Fail(trial, credential?.Id, cause, stop);
        if (credential is null) await strangers.Note(ContextOf(trial.Attempt, StrangerLog.Nobody), "unknown_name", trial.Command, stop);
        return new(null, null);
    }

    private async Task<SignInResult> WrongCode(Trial trial, Credential credential, bool alone, CancellationToken stop)
    {
        guard.Count(trial.Session, trial.Failures, (await policies.OfSignIn(stop)).Lockout);
        await Fail(trial, credential.Id, "code", stop);
        return SignInResult.WrongCode(alone ? null : tickets.ForStep(credential));
    }

    private static async Task Fail(Trial trial, Guid? account, string cause, CancellationToken stop)
    {
        if (account is { } id)
        {
            // Who it was is not known; only upon which account.
            Metadata.Put(trial.Session, ContextOf(trial.Attempt, new(id, Guid.Empty, Guid.Empty, [])), trial.Command, "none");
            await trial.Session.Events.AppendExclusive(id, stop, new SignInFailed(id, cause));
        }
        await trial.Session.SaveChangesAsync(stop);
    }

    private ClaimsPrincipal Principal(AccountCard card, Guid session, string scheme)
    {
        var organisation = card.GrantsOn(SchoolTime.Day(clock.GetUtcNow())).Select(g => g.Scope.Organisation).FirstOrDefault(o => o is not null) ?? "";
        Claim[] claims = [new(Claims.Account, card.Id.ToString()), new(Claims.Session, session.ToString()), new(Claims.Organisation, organisation)];
        return new(new ClaimsIdentity(claims, scheme, Claims.Account, ClaimTypes.Role));
    }

    /// <summary>An attempt as the circumstances of what is recorded.</summary>
    public static CommandContext ContextOf(Attempt attempt, Actor actor) => new()
    {
        Actor = actor, Organisation = CommandContext.Platform, CommandId = Guid.CreateVersion7(), Correlation = attempt.Correlation,
        Address = attempt.Address, Device = attempt.Device
    };

    private sealed record Trial(IDocumentSession Session, SignInGuard.Attempts Failures, Attempt Attempt, string Command);
}

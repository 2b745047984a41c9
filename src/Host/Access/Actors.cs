using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Host.Privacy;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace EduEvents.Host.Access;

/// <summary>
/// Who stands behind a principal now, with the roles in force today. Remembered for some seconds; a change of rights is known at once on the
/// Host that recorded it and a moment later on the others.
/// </summary>
public sealed class Actors(IDocumentStore store, Places places, AccessChanges changes, Policies policies, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    // The last use is written down so many times within the idle limit: to write it at every request would cost more than the request.
    private const int MarksWithinIdle = 10;
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>The actor; null when nobody is signed in, the session has ended or the account is shut.</summary>
    /// <param name="user">The principal of the request.</param>
    /// <param name="stop">Breaks off.</param>
    /// <param name="uses">False for what goes on without the person, as a page that is watched live: it keeps no session alive.</param>
    public async ValueTask<Actor?> Of(ClaimsPrincipal user, CancellationToken stop, bool uses = true)
    {
        if (!Guid.TryParse(user.FindFirstValue(Claims.Account), out var account) || !Guid.TryParse(user.FindFirstValue(Claims.Session), out var session))
            return null;
        // What ends with a day ends with it, however lately it was read.
        var now = clock.GetUtcNow();
        var day = SchoolTime.Day(now);
        if (!_known.TryGetValue<Known>((account, session), out var known) || known!.Day != day || known.Until <= now || changes.Count(known.RestsOn) != known.Changes)
        {
            known = await Read(account, session, now, stop);
            using var entry = _known.CreateEntry((account, session));
            (entry.Size, entry.AbsoluteExpirationRelativeToNow, entry.Value) = (1, Memory, known);
        }
        if (uses && known.Actor is not null && now - known.Seen > known.Pause) await Mark(known, account, session, now, stop);
        return known.Actor;
    }

    /// <summary>Forgets a session that has just ended.</summary>
    public void Forget(Guid account, Guid session) => _known.Remove((account, session));

    /// <inheritdoc />
    public void Dispose() => _known.Dispose();

    private async Task Mark(Known known, Guid account, Guid session, DateTimeOffset now, CancellationToken stop)
    {
        known.Seen = now;
        await using var write = store.LightweightSession(CommandContext.Platform);
        write.Store(new SessionMark { Id = SessionMark.Seen(session), AccountId = account, At = now });
        await write.SaveChangesAsync(stop);
        Forget(account, session);
    }

    private async Task<Known> Read(Guid account, Guid session, DateTimeOffset now, CancellationToken stop)
    {
        var day = SchoolTime.Day(now);
        Guid[] own = [account, SignInRules.Stream];
        var before = changes.Count(own);
        await using var query = store.QuerySession(CommandContext.Platform);
        var batch = query.CreateBatchQuery();
        var (card, open, policy) = (batch.Load<AccountCard>(account), batch.Load<SignInSession>(session), batch.Load<SignInPolicy>(SignInRules.Stream));
        var (seen, proved) = (batch.Load<SessionMark>(SessionMark.Seen(session)), batch.Load<SessionMark>(SessionMark.Proved(session)));
        await batch.Execute(stop);
        Known Alone(Actor? actor) => new(actor, day, own, before, DateTimeOffset.MaxValue) { Seen = now };
        if (await card is not { } c || await open is not { Ended: null } s || s.AccountId != account) return Alone(null);
        if (!c.IsOpenOn(day) || s.Started < c.SessionsEndedAt) return Alone(null);
        if (c.MustChangePassword || (await policies.OfPasswords(c.Home, stop)).AreOutlived(c.PasswordSetAt, now))
            return Alone(new(account, c.PersonId, session, []) { MustChangePassword = true });

        // What is changed while it is read must be counted as a change, so the count comes before the reading.
        var others = HeldGrants.RestsOn(c);
        var count = before + changes.Count(others);
        var held = await GuardianRights.Limited(store, await HeldGrants.Of(query, c, day, stop), c.PersonId, day, stop);
        var rules = (await policy)?.Rules ?? SignInRules.Default;
        var lastSeen = (await seen)?.At ?? s.Started;
        var limit = rules.LimitOf([.. held.Select(g => g.Role)]);
        var until = Sessions.EndOf(s.Started, lastSeen, limit);
        if (until <= now) return Alone(null);
        var actor = new Actor(account, c.PersonId, session, held) { ProvedAt = (await proved)?.At ?? s.Started };
        if (held.Any(g => g.Scope.Area is not null)) actor = actor with { Places = await places.Now(stop) };
        if (await MustAddFactor(c, held, rules, day, stop)) actor = actor with { Grants = [], MustAddFactor = true };
        return new(actor, day, [.. own, .. others], count, until) { Seen = lastSeen, Pause = TimeSpan.FromMinutes(limit.IdleMinutes) / MarksWithinIdle };
    }

    private async Task<bool> MustAddFactor(AccountCard card, IReadOnlyList<Grant> held, SignInRules rules, DateOnly day, CancellationToken stop)
    {
        string[] roles = [.. held.Select(g => g.Role)];
        if (card.Factors.Count > 0 || card.Kind == "device" || !SecondFactor.IsNeeded(rules, roles, waived: false)) return false;
        if (SecondFactor.IsNeeded(rules, roles, waived: true)) return true;
        // Only a learner's own role is left to ask for one: a guardian may have agreed that it is not needed.
        await using var school = store.QuerySession(held.First(g => g.Role == Roles.Learner).Scope.Organisation!);
        return (await HeldConsents.Missing(school, ConsentPurposes.OneFactor, [card.PersonId], day, stop)).Count > 0;
    }

    // What an answer rests on: when any of it has changed, it is asked for again.
    private sealed record Known(Actor? Actor, DateOnly Day, Guid[] RestsOn, long Changes, DateTimeOffset Until)
    {
        public DateTimeOffset Seen { get; set; }
        public TimeSpan Pause { get; init; }
    }
}

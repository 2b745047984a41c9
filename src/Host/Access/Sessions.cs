using EduEvents.Application;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>A session as its owner sees it.</summary>
/// <param name="Id">The session.</param>
/// <param name="Started">When it was signed in.</param>
/// <param name="Seen">When it was last used, to a tenth of its idle limit.</param>
/// <param name="Address">From where it was begun.</param>
/// <param name="Device">What its browser or program says of itself.</param>
/// <param name="IsThis">True for the one that asks.</param>
public sealed record OpenSession(Guid Id, DateTimeOffset Started, DateTimeOffset Seen, string Address, string Device, bool IsThis);

/// <summary>Signed-in sessions: begun, listed and ended.</summary>
public sealed class Sessions(IDocumentStore store, Actors actors, TimeProvider clock)
{
    /// <summary>A session ends after this time at most, as its cookie or token does.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(SessionLimit.MostMinutes);

    /// <summary>When a session ends by itself.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset started, DateTimeOffset seen, SessionLimit limit)
    {
        var (idle, over) = (seen + TimeSpan.FromMinutes(limit.IdleMinutes), started + TimeSpan.FromMinutes(limit.LongestMinutes));
        return idle < over ? idle : over;
    }

    /// <summary>Begins one in the session's unit of work and forgets those long over.</summary>
    public async Task Open(IDocumentSession session, AccountCard card, Guid id, Attempt attempt, string method, CancellationToken stop)
    {
        var started = clock.GetUtcNow();
        session.Store(new SignInSession { Id = id, AccountId = card.Id, Started = started, Address = attempt.Address, Device = attempt.Device });
        var over = started - Longest;
        session.DeleteWhere<SignInSession>(s => s.AccountId == card.Id && s.Started < over);
        session.DeleteWhere<SessionMark>(m => m.AccountId == card.Id && m.At < over);
        await session.Events.AppendExclusive(card.Id, stop, new SignedIn(card.Id, id, method));
    }

    /// <summary>Ends one of one's own sessions; another's, or one that has ended, stays as it is.</summary>
    public async Task End(CommandContext by, Guid id, CancellationToken stop)
    {
        var account = by.Actor.AccountId;
        await using var session = store.LightweightSession(CommandContext.Platform);
        if (await session.LoadAsync<SignInSession>(id, stop) is not { Ended: null } open || open.AccountId != account) return;
        Metadata.Put(session, by, id == by.Actor.SessionId ? "SignOut" : "EndSession", "self");
        open.Ended = clock.GetUtcNow();
        session.Store(open);
        await session.Events.AppendExclusive(account, stop, new SignedOut(account, id));
        await session.SaveChangesAsync(stop);
        actors.Forget(account, id);
    }

    /// <summary>Ends all of one's own sessions but the one that asks.</summary>
    public async Task EndOthers(CommandContext by, CancellationToken stop)
    {
        foreach (var other in await Of(by.Actor, stop))
            if (!other.IsThis) await End(by, other.Id, stop);
    }

    /// <summary>The open sessions of the actor's account, the last used first.</summary>
    public async Task<IReadOnlyList<OpenSession>> Of(Actor actor, CancellationToken stop)
    {
        var (account, since, now) = (actor.AccountId, clock.GetUtcNow() - Longest, clock.GetUtcNow());
        await using var session = store.QuerySession(CommandContext.Platform);
        var open = await session.Query<SignInSession>().Where(s => s.AccountId == account && s.Ended == null && s.Started > since).ToListAsync(stop);
        var seen = (await session.LoadManyAsync<SessionMark>(stop, open.Select(s => SessionMark.Seen(s.Id)))).ToDictionary(m => m.Id, m => m.At);
        var card = await session.LoadAsync<AccountCard>(account, stop);
        var rules = (await session.LoadAsync<SignInPolicy>(SignInRules.Stream, stop))?.Rules ?? SignInRules.Default;
        var limit = rules.LimitOf([.. actor.Grants.Select(g => g.Role)]);
        return [.. open.Where(s => card?.SessionsEndedAt is null || s.Started >= card.SessionsEndedAt)
            .Select(s => new OpenSession(s.Id, s.Started, seen.GetValueOrDefault(SessionMark.Seen(s.Id), s.Started), s.Address, s.Device, s.Id == actor.SessionId))
            .Where(s => s.IsThis || EndOf(s.Started, s.Seen, limit) > now).OrderByDescending(s => s.IsThis).ThenByDescending(s => s.Seen)];
    }
}

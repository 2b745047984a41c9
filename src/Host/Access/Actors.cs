using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace EduEvents.Host.Access;

/// <summary>
/// Who stands behind a principal now, with the roles in force today. Remembered for some seconds; a change of rights is known at once on the
/// Host that recorded it and a moment later on the others.
/// </summary>
public sealed class Actors(IDocumentStore store, Places places, AccessChanges changes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>The actor; null when nobody is signed in, the session has ended or the account is shut.</summary>
    public async ValueTask<Actor?> Of(ClaimsPrincipal user, CancellationToken stop)
    {
        if (!Guid.TryParse(user.FindFirstValue(Claims.Account), out var account) || !Guid.TryParse(user.FindFirstValue(Claims.Session), out var session))
            return null;
        // What ends with a day ends with it, however lately it was read.
        var day = SchoolTime.Day(clock.GetUtcNow());
        if (_known.TryGetValue<Known>((account, session), out var known) && known!.Day == day && changes.Count(known.RestsOn) == known.Changes)
            return known.Actor;

        var read = await Read(account, session, day, stop);
        using var entry = _known.CreateEntry((account, session));
        (entry.Size, entry.AbsoluteExpirationRelativeToNow, entry.Value) = (1, Memory, read);
        return read.Actor;
    }

    /// <summary>Forgets a session that has just ended.</summary>
    public void Forget(Guid account, Guid session) => _known.Remove((account, session));

    /// <inheritdoc />
    public void Dispose() => _known.Dispose();

    private async Task<Known> Read(Guid account, Guid session, DateOnly day, CancellationToken stop)
    {
        var before = changes.Count([account]);
        await using var query = store.QuerySession(CommandContext.Platform);
        var batch = query.CreateBatchQuery();
        var (card, open) = (batch.Load<AccountCard>(account), batch.Load<SignInSession>(session));
        await batch.Execute(stop);
        Known Alone(Actor? actor) => new(actor, day, [account], before);
        if (await card is not { } c || await open is not { Ended: null } s || s.AccountId != account) return Alone(null);
        if (!c.IsOpenOn(day) || s.Started < c.SessionsEndedAt) return Alone(null);
        if (c.MustChangePassword) return Alone(new(account, c.PersonId, session, []) { MustChangePassword = true });

        // What is changed while it is read must be counted as a change, so the count comes before the reading.
        var others = HeldGrants.RestsOn(c);
        var count = before + changes.Count(others);
        var held = await HeldGrants.Of(query, c, day, stop);
        var actor = new Actor(account, c.PersonId, session, held);
        if (held.Any(g => g.Scope.Area is not null)) actor = actor with { Places = await places.Now(stop) };
        return new(actor, day, [account, .. others], count);
    }

    // What an answer rests on: when any of it has changed, it is asked for again.
    private sealed record Known(Actor? Actor, DateOnly Day, Guid[] RestsOn, long Changes);
}

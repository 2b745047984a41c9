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

        var before = changes.Count([account]);
        var actor = await Read(account, session, day, stop);
        using var entry = _known.CreateEntry((account, session));
        (entry.Size, entry.AbsoluteExpirationRelativeToNow, entry.Value) = (1, Memory, new Known(actor, day, [account], before));
        return actor;
    }

    /// <summary>Forgets a session that has just ended.</summary>
    public void Forget(Guid account, Guid session) => _known.Remove((account, session));

    /// <inheritdoc />
    public void Dispose() => _known.Dispose();

    private async Task<Actor?> Read(Guid account, Guid session, DateOnly day, CancellationToken stop)
    {
        await using var query = store.QuerySession(CommandContext.Platform);
        var batch = query.CreateBatchQuery();
        var (card, open) = (batch.Load<AccountCard>(account), batch.Load<SignInSession>(session));
        await batch.Execute(stop);
        if (await card is not { } c || await open is not { Ended: null } s || s.AccountId != account) return null;
        if (!c.IsOpenOn(day) || s.Started < c.SessionsEndedAt) return null;
        if (c.MustChangePassword) return new(account, c.PersonId, session, []) { MustChangePassword = true };
        var grants = c.GrantsOn(day);
        var actor = new Actor(account, c.PersonId, session, grants);
        return grants.Any(g => g.Scope.Area is not null) ? actor with { Places = await places.Now(stop) } : actor;
    }

    // What an answer rests on: when any of it has changed, it is asked for again.
    private sealed record Known(Actor? Actor, DateOnly Day, Guid[] RestsOn, long Changes);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>
/// Holds back who guesses passwords. Attempts from one address are held back for a growing time, as the administrator has set it; a name under
/// attack from many addresses only for a minute, so that a stranger cannot keep its owner out.
/// </summary>
public sealed class SignInGuard(TimeProvider clock)
{
    private const int FreeUponName = 50, LongestUponNameSeconds = 60;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);
    private DateTimeOffset _purged;

    /// <summary>What is known of the attempts upon this name.</summary>
    public static async Task<Attempts> Load(IDocumentSession session, Attempt attempt, CancellationToken stop)
    {
        var (fromAddress, uponName) = (StableId.Of("access.sign_in", attempt.UserName, attempt.Address), StableId.Of("access.sign_in", attempt.UserName));
        var known = await session.LoadManyAsync<SignInFailures>(stop, fromAddress, uponName);
        SignInFailures Of(Guid id) => known.FirstOrDefault(f => f.Id == id) ?? new() { Id = id };
        return new(Of(fromAddress), Of(uponName));
    }

    /// <summary>How long no attempt is looked at; null when it may be tried.</summary>
    public TimeSpan? Wait(Attempts attempts)
    {
        var until = attempts.FromAddress.LockedUntil > attempts.UponName.LockedUntil ? attempts.FromAddress.LockedUntil : attempts.UponName.LockedUntil;
        return until - clock.GetUtcNow() is { Ticks: > 0 } wait ? wait : null;
    }

    /// <summary>Counts one more failure in the session's unit of work.</summary>
    public void Count(IDocumentSession session, Attempts attempts, Lockout lockout)
    {
        var now = clock.GetUtcNow();
        Count(session, attempts.FromAddress, lockout, now);
        Count(session, attempts.UponName, lockout with { Free = FreeUponName, LongestSeconds = LongestUponNameSeconds }, now);
        if (now - _purged < TimeSpan.FromHours(1)) return;
        _purged = now;
        var longAgo = now - Memory;
        session.DeleteWhere<SignInFailures>(f => f.LastAt < longAgo);
    }

    /// <summary>Forgets the failures after a success.</summary>
    public static void Forgive(IDocumentSession session, Attempts attempts)
    {
        foreach (var failures in new[] { attempts.FromAddress, attempts.UponName }.Where(f => f.Count > 0)) session.Delete(failures);
    }

    private static void Count(IDocumentSession session, SignInFailures failures, Lockout lockout, DateTimeOffset now)
    {
        (failures.Count, failures.LastAt) = (failures.Count + 1, now);
        if (lockout.After(failures.Count) is { Ticks: > 0 } wait) failures.LockedUntil = now + wait;
        session.Store(failures);
    }

    /// <summary>Failures from the address of the attempt, and from anywhere.</summary>
    public sealed record Attempts(SignInFailures FromAddress, SignInFailures UponName);
}

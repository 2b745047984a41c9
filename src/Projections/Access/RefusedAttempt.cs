using System.Globalization;
using EduEvents.Domain.Access;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Projections.Access;

/// <summary>One failed or refused attempt: who, when, from where, upon what (Order 456, p. 5.12).</summary>
public sealed class RefusedAttempt
{
    /// <summary>The event.</summary>
    public Guid Id { get; set; }

    /// <summary>Place in the log; the list goes by it.</summary>
    public long Position { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The account tried or refused; null for a stranger.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Why it was refused: password, blocked, right, unknown_name, token and so on.</summary>
    public string Cause { get; set; } = "";
    public string? Permission { get; set; }

    /// <summary>The command or page that was refused.</summary>
    public string? Action { get; set; }
    public string? Organisation { get; set; }
    public string Address { get; set; } = "";
    public string Device { get; set; } = "";

    /// <summary>A page of attempts, newest first.</summary>
    public static Task<IReadOnlyList<RefusedAttempt>> Page(IQuerySession platform, AttemptQuery q, CancellationToken stop)
    {
        var found = platform.Query<RefusedAttempt>().Where(a => a.Position < q.Before);
        if (q.Cause is { } cause) found = found.Where(a => a.Cause == cause);
        if (q.Account is { } account) found = found.Where(a => a.AccountId == account);
        if (q.Address is { } address) found = found.Where(a => a.Address == address);
        if (q.From is { } from) found = found.Where(a => a.At >= from);
        if (q.To is { } to) found = found.Where(a => a.At < to);
        // A failed sign-in says no organisation; it is of those to which the account belongs.
        if (q.Organisation is { } own) found = found.Where(a => a.Organisation == own || a.AccountId.In(q.Accounts));
        return found.OrderByDescending(a => a.Position).Take(q.Most).ToListAsync(stop);
    }
}

/// <summary>Which attempts are looked for.</summary>
/// <param name="Before">Position of the last one of the page before.</param>
/// <param name="Most">Attempts of one page.</param>
/// <param name="Organisation">Tenant; null for the whole platform.</param>
/// <param name="Accounts">The accounts of that organisation.</param>
public sealed record AttemptQuery(long Before, int Most, string? Organisation, Guid?[] Accounts)
{
    public string? Cause { get; init; }
    public Guid? Account { get; init; }
    public string? Address { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
}

/// <summary>Makes one document of each refusal.</summary>
public sealed class RefusedAttemptProjection : MultiStreamProjection<RefusedAttempt, Guid>
{
    public RefusedAttemptProjection()
    {
        Identity<IEvent<SignInFailed>>(e => e.Id);
        Identity<IEvent<AccessRefused>>(e => e.Id);
        Identity<IEvent<StrangerRefused>>(e => e.Id);
    }

    /// <inheritdoc />
    public override RefusedAttempt? Evolve(RefusedAttempt? snapshot, Guid id, IEvent e)
    {
        string Header(string name) => Convert.ToString(e.GetHeader(name), CultureInfo.InvariantCulture) ?? "";
        var attempt = new RefusedAttempt
        {
            Id = id, Position = e.Sequence, At = e.Timestamp, Address = Header("address"), Device = Header("device"), Action = Header("command")
        };
        switch (e.Data)
        {
            case SignInFailed f:
                (attempt.AccountId, attempt.Cause) = (f.AccountId, f.Cause);
                break;
            case AccessRefused r:
                (attempt.AccountId, attempt.Cause, attempt.Permission, attempt.Action, attempt.Organisation) =
                    (r.AccountId, "right", r.Permission, r.Action, r.Target.Organisation);
                break;
            case StrangerRefused s:
                attempt.Cause = s.Cause;
                break;
        }
        return attempt;
    }
}

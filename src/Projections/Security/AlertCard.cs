using EduEvents.Domain.Security;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Security;

/// <summary>How far an alert is.</summary>
public enum AlertState
{
    /// <summary>Nobody has looked yet.</summary>
    New,

    /// <summary>Somebody looks after it.</summary>
    Taken,

    /// <summary>Dealt with.</summary>
    Resolved
}

/// <summary>An alert in the list of alerts.</summary>
public sealed class AlertCard
{
    public Guid Id { get; set; }
    public string Kind { get; set; } = "";
    public AlertSeverity Severity { get; set; }
    public AlertState State { get; set; }

    /// <summary>Not resolved yet; kept beside the state because the list is ordered by it.</summary>
    public bool Open { get; set; } = true;
    public string? Organisation { get; set; }
    public DateTimeOffset RaisedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Account of whoever took it up or resolved it.</summary>
    public string? By { get; set; }
    public string Resolution { get; set; } = "";
    public List<AlertFact> Facts { get; set; } = [];

    /// <summary>How many alerts of an organisation, or of all, are not resolved.</summary>
    public static Task<int> OpenIn(IQuerySession session, string? organisation, CancellationToken stop) =>
        session.Query<AlertCard>().CountAsync(a => a.Open && (organisation == null || a.Organisation == organisation), stop);

    /// <summary>Alerts of an organisation, or all of them, newest first, at most 200; those not resolved come first.</summary>
    public static Task<IReadOnlyList<AlertCard>> Newest(IQuerySession session, string? organisation, CancellationToken stop)
    {
        var alerts = session.Query<AlertCard>().Where(a => organisation == null || a.Organisation == organisation);
        return alerts.OrderByDescending(a => a.Open).ThenByDescending(a => a.RaisedAt).Take(200).ToListAsync(stop);
    }
}

/// <summary>Folds the stream of an alert.</summary>
public sealed class AlertCardProjection : StreamView<AlertCard>
{
    public AlertCardProjection()
    {
        IncludeType<AlertRaised>();
        IncludeType<AlertTaken>();
        IncludeType<AlertResolved>();
    }

    /// <inheritdoc />
    public override AlertCard? Evolve(AlertCard? snapshot, Guid id, IEvent e)
    {
        switch (snapshot, e.Data)
        {
            case (null, AlertRaised r):
                return new()
                {
                    Id = id, Kind = r.Kind, Severity = r.Severity, Organisation = r.Organisation, RaisedAt = e.Timestamp, Facts = [.. r.Facts]
                };
            case ({ } card, AlertTaken):
                (card.State, card.By) = (AlertState.Taken, e.UserName);
                break;
            case ({ } card, AlertResolved r):
                (card.State, card.Open, card.By) = (AlertState.Resolved, false, e.UserName);
                (card.EndedAt, card.Resolution) = (e.Timestamp, r.Resolution);
                break;
        }
        return snapshot;
    }
}

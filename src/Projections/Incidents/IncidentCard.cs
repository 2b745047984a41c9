using EduEvents.Domain.Incidents;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Incidents;

/// <summary>A search of the records.</summary>
public sealed record IncidentFinding(Guid Id, DateTimeOffset At, IncidentSpan Span, IReadOnlyList<Trace> Traces, int Found, int Fresh);

/// <summary>A measure, with when it was noted.</summary>
public sealed record IncidentMeasure(DateTimeOffset At, string Text);

/// <summary>A notice to the authorised body, or to the people concerned; the latter has no reference and tells how many they were.</summary>
public sealed record IncidentNotice(DateTimeOffset At, NoticeChannel Channel, string? Reference, int? Concerned);

/// <summary>An incident in the list of incidents, and its own page.</summary>
public sealed class IncidentCard
{
    public Guid Id { get; set; }

    /// <summary>Tenant.</summary>
    public string Organisation { get; set; } = "";
    public IncidentKind Kind { get; set; }
    public string Noticed { get; set; } = "";
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset NoticedAt { get; set; }

    /// <summary>Until when the authorised body must be told.</summary>
    public DateTimeOffset NotifyBy { get; set; }

    /// <summary>When the authorised body was first told.</summary>
    public DateTimeOffset? NotifiedAt { get; set; }

    /// <summary>Not closed; kept because the list is ordered by it.</summary>
    public bool Open { get; set; } = true;

    /// <summary>Open, and the authorised body not told: the clock runs.</summary>
    public bool Running { get; set; } = true;
    public IncidentSpan? Span { get; set; }
    public int Concerned { get; set; }
    public List<IncidentFinding> Findings { get; set; } = [];
    public List<IncidentMeasure> Measures { get; set; } = [];
    public List<IncidentNotice> AuthorityNotices { get; set; } = [];
    public List<IncidentNotice> PeopleNotices { get; set; } = [];
    public DateTimeOffset? ClosedAt { get; set; }
    public bool? WasBreach { get; set; }
    public string? Conclusion { get; set; }

    /// <summary>Incidents of the organisation, those open first and then the newest, at most 200.</summary>
    public static Task<IReadOnlyList<IncidentCard>> All(IQuerySession session, CancellationToken stop) =>
        session.Query<IncidentCard>().OrderByDescending(i => i.Open).ThenByDescending(i => i.NoticedAt).Take(200).ToListAsync(stop);

    /// <summary>Incidents of all organisations whose clock runs, those that end first, at most 1,000.</summary>
    public static Task<IReadOnlyList<IncidentCard>> AllRunning(IQuerySession session, CancellationToken stop) =>
        session.Query<IncidentCard>().Where(i => i.AnyTenant() && i.Running).OrderBy(i => i.NotifyBy).Take(1_000).ToListAsync(stop);

    /// <summary>Incidents of the organisation of which the people concerned were told.</summary>
    public static async Task<IReadOnlySet<Guid>> Told(IQuerySession session, CancellationToken stop) =>
        (await session.Query<IncidentCard>().Where(i => i.PeopleNotices.Any()).Select(i => i.Id).ToListAsync(stop)).ToHashSet();

    internal void Settle() => Running = Open && NotifiedAt is null;
}

/// <summary>Folds the stream of an incident.</summary>
public sealed class IncidentCardProjection : StreamView<IncidentCard>
{
    public IncidentCardProjection()
    {
        IncludeType<IncidentOpened>();
        IncludeType<NoticedTimeCorrected>();
        IncludeType<IncidentSpanSet>();
        IncludeType<PeopleFound>();
        IncludeType<PeopleAdded>();
        IncludeType<PersonSetAside>();
        IncludeType<MeasureTaken>();
        IncludeType<AuthorityNotified>();
        IncludeType<PeopleNotified>();
        IncludeType<IncidentClosed>();
        IncludeType<IncidentReopened>();
    }

    /// <inheritdoc />
    public override IncidentCard? Evolve(IncidentCard? snapshot, Guid id, IEvent e)
    {
        if (e.Data is IncidentOpened o)
            return new()
            {
                Id = id, Organisation = e.TenantId, Kind = o.Kind, Noticed = o.Noticed, OpenedAt = e.Timestamp, NoticedAt = o.NoticedAt,
                NotifyBy = o.NotifyBy, Span = o.Span
            };
        if (snapshot is null) return null;
        Fold(snapshot, e);
        snapshot.Settle();
        return snapshot;
    }

    private static void Fold(IncidentCard card, IEvent e)
    {
        switch (e.Data)
        {
            case NoticedTimeCorrected c:
                (card.NoticedAt, card.NotifyBy) = (c.After, c.NotifyBy);
                break;
            case IncidentSpanSet s:
                card.Span = s.Span;
                break;
            case PeopleFound f:
                Found(card, f, e.Timestamp);
                break;
            case PeopleAdded a:
                card.Concerned += a.People.Count;
                break;
            case PersonSetAside:
                card.Concerned--;
                break;
            case MeasureTaken m:
                card.Measures.Add(new(e.Timestamp, m.Measure));
                break;
            case AuthorityNotified n:
                card.AuthorityNotices.Add(new(n.NotifiedAt, n.Channel, n.Reference, null));
                card.NotifiedAt = card.AuthorityNotices.Min(x => x.At);
                break;
            case PeopleNotified n:
                card.PeopleNotices.Add(new(n.NotifiedAt, n.Channel, null, n.Concerned));
                break;
            case IncidentClosed c:
                (card.Open, card.ClosedAt, card.WasBreach, card.Conclusion) = (false, e.Timestamp, c.WasBreach, c.Conclusion);
                break;
            case IncidentReopened:
                (card.Open, card.ClosedAt, card.WasBreach, card.Conclusion) = (true, null, null, null);
                break;
        }
    }

    private static void Found(IncidentCard card, PeopleFound f, DateTimeOffset at)
    {
        card.Concerned += f.People.Count;
        var part = card.Findings.Find(x => x.Id == f.FindingId);
        card.Findings.RemoveAll(x => x.Id == f.FindingId);
        card.Findings.Add(new(f.FindingId, at, f.Span, f.Traces, f.Found, (part?.Fresh ?? 0) + f.People.Count));
    }
}

namespace EduEvents.Domain.Incidents;

/// <summary>What happened to the data (Law 94-V, Art. 1: breach of the security of personal data).</summary>
public enum IncidentKind
{
    /// <summary>Somebody got to data without a right to them.</summary>
    UnlawfulAccess,

    /// <summary>Data were handed out or spread without a right.</summary>
    Disclosure,

    /// <summary>Data were changed without a right.</summary>
    Alteration,

    /// <summary>Data were destroyed or lost.</summary>
    Loss
}

/// <summary>How the records tell that somebody's data were touched.</summary>
public enum Trace
{
    /// <summary>The person was looked at alone.</summary>
    LookedAt,

    /// <summary>The class or subgroup was looked at while the person was in it.</summary>
    LookedAtGroup,

    /// <summary>A list of the whole organisation was looked at.</summary>
    LookedAtAll,

    /// <summary>Something about the person was recorded or changed.</summary>
    Changed
}

/// <summary>By what somebody was told.</summary>
public enum NoticeChannel
{
    /// <summary>A portal of the state.</summary>
    Portal,

    /// <summary>A letter through a document system, or on paper.</summary>
    Letter,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>A message on a phone or in the product.</summary>
    Message,

    /// <summary>A telephone call.</summary>
    Phone,

    /// <summary>Face to face: a meeting of parents, a talk.</summary>
    Meeting
}

/// <summary>Whose doings, when, from where and in what: by it the people concerned are found in the records.</summary>
/// <param name="From">First instant.</param>
/// <param name="Until">First instant after it.</param>
/// <param name="Accounts">The accounts that were used; none when only the place is known.</param>
/// <param name="Address">Network address; null for any.</param>
/// <param name="Device">Browser, application or device; null for any.</param>
/// <param name="Module">The module whose data were touched; null for all.</param>
public sealed record IncidentSpan(
    DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<Guid> Accounts, string? Address = null, string? Device = null, string? Module = null)
{
    /// <summary>True when both name the same doings.</summary>
    public bool IsSame(IncidentSpan? other) => other is not null && this with { Accounts = other.Accounts } == other && Accounts.SequenceEqual(other.Accounts);
}

/// <summary>A breach of personal data was noticed and is on record; the clock runs from the moment it was noticed (Law 94-V, Art. 25).</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Kind">What happened to the data.</param>
/// <param name="NoticedAt">When it was noticed.</param>
/// <param name="NotifyBy">Until when the authorised body must be told.</param>
/// <param name="Noticed">What was noticed, in words, without names: whom it concerns stands in the list of people.</param>
/// <param name="Span">Whose doings; null while that is not known.</param>
public sealed record IncidentOpened(
    Guid IncidentId, IncidentKind Kind, DateTimeOffset NoticedAt, DateTimeOffset NotifyBy, string Noticed, IncidentSpan? Span) : IDomainEvent;

/// <summary>
/// The breach was noticed at another moment than was put on record; the clock runs from that one. Why stands beside the event as its reason.
/// </summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Before">The moment that stood on record.</param>
/// <param name="After">When it was noticed.</param>
/// <param name="NotifyBy">Until when the authorised body must be told.</param>
public sealed record NoticedTimeCorrected(Guid IncidentId, DateTimeOffset Before, DateTimeOffset After, DateTimeOffset NotifyBy) : IDomainEvent;

/// <summary>It is known better whose doings, when and from where; earlier findings stay on record.</summary>
public sealed record IncidentSpanSet(Guid IncidentId, IncidentSpan Span) : IDomainEvent;

/// <summary>The records were searched for people concerned. A long list is spread over several facts of one finding.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="FindingId">The finding.</param>
/// <param name="Span">What was searched for.</param>
/// <param name="Traces">Which traces were taken.</param>
/// <param name="Found">People found in all, those known before included.</param>
/// <param name="People">Those not known before, of this part.</param>
public sealed record PeopleFound(
    Guid IncidentId, Guid FindingId, IncidentSpan Span, IReadOnlyList<Trace> Traces, int Found, IReadOnlyList<Guid> People) : IDomainEvent;

/// <summary>People were added by hand: the records do not tell of them, or they were set aside before.</summary>
public sealed record PeopleAdded(Guid IncidentId, IReadOnlyList<Guid> People) : IDomainEvent;

/// <summary>A person turned out not to be concerned; no later search brings the person back.</summary>
public sealed record PersonSetAside(Guid IncidentId, Guid PersonId) : IDomainEvent;

/// <summary>Something was done to stop the breach or to mend its effects.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="MeasureId">The measure.</param>
/// <param name="Measure">What was done, in words, without names.</param>
public sealed record MeasureTaken(Guid IncidentId, Guid MeasureId, string Measure) : IDomainEvent;

/// <summary>The authorised body was told of the breach (Law 94-V, Art. 25).</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="NoticeId">The notice.</param>
/// <param name="NotifiedAt">When it went out.</param>
/// <param name="Channel">By what.</param>
/// <param name="Reference">Number under which it was sent or taken in.</param>
public sealed record AuthorityNotified(
    Guid IncidentId, Guid NoticeId, DateTimeOffset NotifiedAt, NoticeChannel Channel, string Reference) : IDomainEvent;

/// <summary>The people concerned, or who acts for them, were told of the breach.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="NoticeId">The notice.</param>
/// <param name="NotifiedAt">When it went out.</param>
/// <param name="Channel">By what.</param>
/// <param name="Concerned">How many people were concerned as far as was known.</param>
public sealed record PeopleNotified(Guid IncidentId, Guid NoticeId, DateTimeOffset NotifiedAt, NoticeChannel Channel, int Concerned) : IDomainEvent;

/// <summary>The incident is dealt with.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="WasBreach">False when it turned out that no personal data were harmed.</param>
/// <param name="Conclusion">What it was and what was learnt from it, in words, without names.</param>
public sealed record IncidentClosed(Guid IncidentId, bool WasBreach, string Conclusion) : IDomainEvent;

/// <summary>Something new came to light; the deadline stays what it was.</summary>
public sealed record IncidentReopened(Guid IncidentId) : IDomainEvent;

using System.Collections.Immutable;

namespace EduEvents.Domain.Incidents;

/// <summary>What is known beside the incident itself when one is opened.</summary>
/// <param name="Now">The moment of the decision.</param>
/// <param name="NotifyBy">Until when the authorised body must be told; null when the law knew no term.</param>
public sealed record IncidentTerms(DateTimeOffset Now, DateTimeOffset? NotifyBy);

/// <summary>A span in the making: the accounts behind the sign-in names, and the names behind which there is none.</summary>
public sealed record GivenSpan(IncidentSpan Span, IReadOnlyList<string> Unknown);

/// <summary>Whom a search of the records found.</summary>
/// <param name="Span">What was searched for; null when the incident has no span.</param>
/// <param name="Traces">Which traces were taken.</param>
/// <param name="People">Who was found.</param>
public sealed record FoundPeople(IncidentSpan? Span, IReadOnlyList<Trace> Traces, IReadOnlyList<Guid> People);

/// <summary>A breach of personal data on its way from noticed to closed (Law 94-V, Art. 25; Order 456, p. 3).</summary>
/// <param name="Id">The incident.</param>
/// <param name="Opened">How it began.</param>
/// <param name="Span">Whose doings; null while that is not known.</param>
/// <param name="Concerned">People concerned as far as is known.</param>
/// <param name="Aside">People who turned out not to be.</param>
/// <param name="Done">Findings, measures and notices on record, so that a repeat of one is known.</param>
/// <param name="LastSearch">The last finding; null before the first.</param>
/// <param name="AuthorityTold">True once the authorised body was told.</param>
/// <param name="Closed">How it ended; null while it is open.</param>
public sealed record Incident(
    Guid Id, IncidentOpened Opened, IncidentSpan? Span, ImmutableHashSet<Guid> Concerned, ImmutableHashSet<Guid> Aside, ImmutableHashSet<Guid> Done,
    PeopleFound? LastSearch, bool AuthorityTold, IncidentClosed? Closed) : IState<Incident>
{
    /// <summary>When it was noticed, as is known now.</summary>
    public DateTimeOffset NoticedAt { get; init; } = Opened.NoticedAt;

    /// <summary>Until when the authorised body must be told.</summary>
    public DateTimeOffset NotifyBy { get; init; } = Opened.NotifyBy;

    /// <summary>The first notice to anybody; null before it.</summary>
    public DateTimeOffset? FirstNotice { get; init; }

    /// <summary>People that one fact holds at most; a longer list is several facts.</summary>
    public const int PeopleInFact = 5_000;

    /// <summary>Puts a noticed breach on record.</summary>
    public static IEnumerable<IDomainEvent> Open(Incident? incident, IncidentOpened facts, GivenSpan? span, IncidentTerms terms)
    {
        if (incident is not null) return incident.IsSame(facts) ? [] : throw (RuleBroken)IncidentRules.AlreadyOpen();
        Noticed(Sound(new Rules(), span), facts.NoticedAt, terms).Check();
        return [facts];
    }

    /// <summary>The incident for who deals with it: nobody whose own doings are looked into, for he would judge himself.</summary>
    public Incident HandledBy(Guid account)
    {
        new Rules().Require(Span?.Accounts.Contains(account) != true, IncidentRules.OwnDoings()).Check();
        return this;
    }

    /// <summary>Corrects when it was noticed; the clock runs from that moment.</summary>
    public IEnumerable<IDomainEvent> CorrectNoticed(DateTimeOffset at, IncidentTerms terms)
    {
        if (at == NoticedAt) return [];
        Noticed(StillOpen(), at, terms).Require(FirstNotice is null || at <= FirstNotice, IncidentRules.NotifiedBeforeNoticed()).Check();
        return [new NoticedTimeCorrected(Id, NoticedAt, at, terms.NotifyBy!.Value)];
    }

    /// <summary>Says whose doings it was, wider or narrower than before.</summary>
    public IEnumerable<IDomainEvent> SetSpan(GivenSpan span)
    {
        if (span.Span.IsSame(Span)) return [];
        Sound(StillOpen(), span).Check();
        return [new IncidentSpanSet(Id, span.Span)];
    }

    /// <summary>Takes in whom a search found. A search that brings nobody new is on record when it was another search than the last.</summary>
    public IEnumerable<IDomainEvent> Gather(Guid finding, FoundPeople found)
    {
        if (Done.Contains(finding)) return [];
        StillOpen().Require(Span is not null, IncidentRules.SpanMissing())
            .Require(Span is null || Span.IsSame(found.Span), IncidentRules.SpanChanged()).Check();
        var fresh = found.People.Where(p => !Concerned.Contains(p) && !Aside.Contains(p)).Distinct().ToList();
        var repeated = LastSearch is { } last && last.Span.IsSame(Span) && last.Traces.SequenceEqual(found.Traces) && last.Found == found.People.Count;
        if (fresh.Count == 0 && repeated) return [];
        IEnumerable<Guid[]> parts = fresh.Count == 0 ? [[]] : fresh.Chunk(PeopleInFact);
        return parts.Select(part => new PeopleFound(Id, finding, Span!, found.Traces, found.People.Count, part));
    }

    /// <summary>Adds people by hand.</summary>
    public IEnumerable<IDomainEvent> Add(IReadOnlyList<Guid> people)
    {
        Guid[] fresh = [.. people.Where(p => !Concerned.Contains(p)).Distinct()];
        if (fresh.Length == 0) return [];
        StillOpen().Check();
        return [new PeopleAdded(Id, fresh)];
    }

    /// <summary>Takes a person off the list.</summary>
    public IEnumerable<IDomainEvent> SetAside(Guid person)
    {
        if (Aside.Contains(person)) return [];
        StillOpen().Require(Concerned.Contains(person), IncidentRules.NotConcerned()).Check();
        return [new PersonSetAside(Id, person)];
    }

    /// <summary>Notes what was done about it.</summary>
    public IEnumerable<IDomainEvent> Take(MeasureTaken measure)
    {
        if (Done.Contains(measure.MeasureId)) return [];
        StillOpen().Check();
        return [measure];
    }

    /// <summary>Notes that the authorised body was told.</summary>
    public IEnumerable<IDomainEvent> NotifyAuthority(AuthorityNotified notice, DateTimeOffset now)
    {
        if (Done.Contains(notice.NoticeId)) return [];
        Timely(notice.NotifiedAt, now).Check();
        return [notice];
    }

    /// <summary>Notes that the people concerned were told.</summary>
    public IEnumerable<IDomainEvent> NotifyPeople(Guid notice, DateTimeOffset at, NoticeChannel channel, DateTimeOffset now)
    {
        if (Done.Contains(notice)) return [];
        Timely(at, now).Require(Concerned.Count > 0, IncidentRules.NobodyConcerned()).Check();
        return [new PeopleNotified(Id, notice, at, channel, Concerned.Count)];
    }

    /// <summary>Closes it. A real breach is not closed before the authorised body was told.</summary>
    public IEnumerable<IDomainEvent> Close(bool wasBreach, string conclusion)
    {
        var facts = new IncidentClosed(Id, wasBreach, conclusion);
        if (Closed == facts) return [];
        StillOpen().Require(AuthorityTold || !wasBreach, IncidentRules.AuthorityNotTold()).Check();
        return [facts];
    }

    /// <summary>Opens it again.</summary>
    public IEnumerable<IDomainEvent> Reopen() => Closed is null ? [] : [new IncidentReopened(Id)];

    /// <inheritdoc />
    public static Incident? Fold(Incident? incident, object @event) => (incident, @event) switch
    {
        (null, IncidentOpened e) => new(e.IncidentId, e, e.Span, [], [], [], null, AuthorityTold: false, null),
        ({ } i, NoticedTimeCorrected e) => i with { NoticedAt = e.After, NotifyBy = e.NotifyBy },
        ({ } i, IncidentSpanSet e) => i with { Span = e.Span },
        ({ } i, PeopleFound e) => i with { Concerned = i.Concerned.Union(e.People), Done = i.Done.Add(e.FindingId), LastSearch = e },
        ({ } i, PeopleAdded e) => i with { Concerned = i.Concerned.Union(e.People), Aside = i.Aside.Except(e.People) },
        ({ } i, PersonSetAside e) => i with { Concerned = i.Concerned.Remove(e.PersonId), Aside = i.Aside.Add(e.PersonId) },
        ({ } i, MeasureTaken e) => i with { Done = i.Done.Add(e.MeasureId) },
        ({ } i, AuthorityNotified e) => i.Told(e.NoticeId, e.NotifiedAt) with { AuthorityTold = true },
        ({ } i, PeopleNotified e) => i.Told(e.NoticeId, e.NotifiedAt),
        ({ } i, IncidentClosed e) => i with { Closed = e },
        ({ } i, IncidentReopened) => i with { Closed = null },
        _ => incident
    };

    private bool IsSame(IncidentOpened facts) => Opened with { Span = facts.Span } == facts
        && (facts.Span is null ? Opened.Span is null : facts.Span.IsSame(Opened.Span));

    private Incident Told(Guid notice, DateTimeOffset at) =>
        this with { Done = Done.Add(notice), FirstNotice = FirstNotice is { } first && first < at ? first : at };

    private Rules StillOpen() => new Rules().Require(Closed is null, IncidentRules.IsClosed());

    private Rules Timely(DateTimeOffset notified, DateTimeOffset now) => StillOpen().Require(notified <= now, IncidentRules.NotifiedInFuture())
        .Require(notified >= NoticedAt, IncidentRules.NotifiedBeforeNoticed());

    private static Rules Noticed(Rules rules, DateTimeOffset at, IncidentTerms terms) => rules.Require(at <= terms.Now, IncidentRules.NoticedInFuture())
        .Require(terms.NotifyBy is not null, IncidentRules.TermUnknown());

    private static Rules Sound(Rules rules, GivenSpan? given)
    {
        if (given is not { Span: var span }) return rules;
        rules.Require(span.From < span.Until, IncidentRules.SpanBackwards())
            .Require(span.Accounts.Count + given.Unknown.Count > 0 || span.Address is not null || span.Device is not null, IncidentRules.SpanNamesNobody());
        foreach (var name in given.Unknown) rules.Require(false, IncidentRules.AccountUnknown(name));
        return rules;
    }
}

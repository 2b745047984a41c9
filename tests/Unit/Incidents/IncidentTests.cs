using EduEvents.Application.Incidents;
using EduEvents.Domain;
using EduEvents.Domain.Incidents;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Incidents;

/// <summary>A breach of personal data from noticed to closed.</summary>
public sealed class IncidentTests
{
    private static readonly Guid Id = Ids.Of(700), Finding = Ids.Of(701), Other = Ids.Of(702), Notice = Ids.Of(703);
    private static readonly DateTimeOffset Noticed = new(2026, 10, 15, 10, 0, 0, SchoolTime.Offset), NotifyBy = Noticed.AddDays(1), Now = Noticed.AddHours(2);
    private static readonly SearchedSpan Searched = new(Noticed.AddDays(-1), Noticed, ["gulnar"], null, null, null);
    private static readonly IncidentSpan Span = new(Noticed.AddDays(-1), Noticed, [Ids.Account]);
    private static readonly IncidentOpened Opened = new(Id, IncidentKind.UnlawfulAccess, Noticed, NotifyBy, "Бөтен адам кірген", Span);
    private static readonly PeopleFound Found = new(Id, Finding, Span, [Trace.LookedAt], 2, [Ids.Aigerim, Ids.Bolat]);
    private static readonly AuthorityNotified Told = new(Id, Notice, Now, NoticeChannel.Portal, "KZ-118");
    private static readonly IncidentClosed Closed = new(Id, true, "Құпиясөз ұрланған");

    private static GivenSpan Given(SearchedSpan span) => span.With(new Dictionary<string, Guid> { ["gulnar"] = Ids.Account });

    private static Func<Incident?, IEnumerable<IDomainEvent>> Open(DateTimeOffset? now = null, DateTimeOffset? by = null, SearchedSpan? span = null) => incident =>
        OpenIncidentHandler.Handle(new(Id, IncidentKind.UnlawfulAccess, Noticed, " Бөтен адам кірген ", span ?? Searched), incident,
            new(new(now ?? Now, by ?? NotifyBy), Given(span ?? Searched)));

    private static Func<Incident, IEnumerable<IDomainEvent>> Gather(Guid finding, IncidentSpan? span, params Guid[] people) => incident =>
        GatherPeopleHandler.Handle(new(Id, finding, [Trace.LookedAt]), incident, new(span, [Trace.LookedAt], people));

    private static Func<Incident, IEnumerable<IDomainEvent>> Tell(DateTimeOffset at) => incident =>
        NoteAuthorityNoticeHandler.Handle(new(Id, Notice, at, NoticeChannel.Portal, "KZ-118"), incident, Now);

    private static Func<Incident, IEnumerable<IDomainEvent>> TellPeople(DateTimeOffset at) => incident =>
        NotePeopleNoticeHandler.Handle(new(Id, Other, at, NoticeChannel.Message), incident, Now);

    private static Func<Incident, IEnumerable<IDomainEvent>> Close(bool wasBreach = true) => incident =>
        CloseIncidentHandler.Handle(new(Id, wasBreach, "Құпиясөз ұрланған "), incident);

    [Fact]
    public void It_is_opened_once_with_its_deadline()
    {
        Given<Incident>().When(Open()).Then(Opened);
        Given<Incident>(Opened).When(Open()).ThenNothing();
        Given<Incident>(Opened).When(Open(span: Searched with { Address = "10.0.0.1" })).ThenBroken(IncidentRules.AlreadyOpen());
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Given<Incident>().When(Open(now: Noticed.AddHours(-1), span: Searched with { Until = Searched.From, UserNames = ["nobody"] }))
            .ThenBroken(IncidentRules.SpanBackwards(), IncidentRules.AccountUnknown("nobody"), IncidentRules.NoticedInFuture());

    [Fact]
    public void Without_a_term_of_the_law_and_without_a_doer_nothing_is_opened() =>
        Given<Incident>().When(i => OpenIncidentHandler.Handle(new(Id, IncidentKind.Loss, Noticed, "x", Searched), i,
            new(new(Now, null), Given(Searched with { UserNames = [] })))).ThenBroken(IncidentRules.SpanNamesNobody(), IncidentRules.TermUnknown());

    [Fact]
    public void When_it_was_noticed_is_corrected_and_the_clock_follows()
    {
        var (earlier, by) = (Noticed.AddHours(-2), Noticed.AddHours(22));
        Func<Incident, IEnumerable<IDomainEvent>> Correct(DateTimeOffset at, DateTimeOffset? until) => incident =>
            CorrectNoticedTimeHandler.Handle(new(Id, at, "ертерек"), incident, new(Now, until));
        var corrected = new NoticedTimeCorrected(Id, Noticed, earlier, by);
        Given<Incident>(Opened).When(Correct(earlier, by)).Then(corrected);
        Given<Incident>(Opened, corrected).When(Correct(earlier, by)).ThenNothing();
        Given<Incident>(Opened, corrected).When(Correct(Noticed, NotifyBy)).Then(new NoticedTimeCorrected(Id, earlier, Noticed, NotifyBy));
        Given<Incident>(Opened, corrected).When(Tell(earlier.AddMinutes(1))).Then(Told with { NotifiedAt = earlier.AddMinutes(1) });
        Given<Incident>(Opened, corrected).When(Open()).ThenNothing();
        Given<Incident>(Opened).When(Correct(Now.AddHours(1), null)).ThenBroken(IncidentRules.NoticedInFuture(), IncidentRules.TermUnknown());
        Given<Incident>(Opened, Told with { NotifiedAt = Noticed }).When(Correct(Now, NotifyBy)).ThenBroken(IncidentRules.NotifiedBeforeNoticed());
        Given<Incident>(Opened, Told, Closed).When(Correct(earlier, by)).ThenBroken(IncidentRules.IsClosed());
    }

    [Fact]
    public void Nobody_deals_with_his_own_doings()
    {
        Given<Incident>(Opened).When((Incident i) => Close(wasBreach: false)(i.HandledBy(Ids.Account))).ThenBroken(IncidentRules.OwnDoings());
        Given<Incident>(Opened).When((Incident i) => Close(wasBreach: false)(i.HandledBy(Ids.Of(999)))).Then(Closed with { WasBreach = false });
        Given<Incident>(Opened with { Span = null }).When((Incident i) => Close(wasBreach: false)(i.HandledBy(Ids.Account))).Then(Closed with { WasBreach = false });
    }

    [Fact]
    public void Its_span_is_widened()
    {
        var wider = Searched with { From = Noticed.AddDays(-7) };
        IEnumerable<IDomainEvent> Set(Incident i, SearchedSpan span) => SetIncidentSpanHandler.Handle(new(Id, span, "кеңейту"), i, Given(span));
        Given<Incident>(Opened).When(i => Set(i, wider)).Then(new IncidentSpanSet(Id, Span with { From = wider.From }));
        Given<Incident>(Opened).When(i => Set(i, Searched)).ThenNothing();
        Given<Incident>(Opened, Closed).When(i => Set(i, wider)).ThenBroken(IncidentRules.IsClosed());
    }

    [Fact]
    public void Whom_a_search_finds_comes_on_the_list_once()
    {
        Given<Incident>(Opened).When(Gather(Finding, Span, Ids.Aigerim, Ids.Bolat)).Then(Found);
        Given<Incident>(Opened, Found).When(Gather(Finding, Span, Ids.Stranger)).ThenNothing();
        Given<Incident>(Opened, Found).When(Gather(Other, Span, Ids.Aigerim, Ids.Bolat)).ThenNothing();
        Given<Incident>(Opened, Found).When(Gather(Other, Span, Ids.Aigerim, Ids.Bolat, Ids.Stranger))
            .Then(Found with { FindingId = Other, Found = 3, People = [Ids.Stranger] });
    }

    [Fact]
    public void A_search_that_finds_nobody_is_on_record_too() =>
        Given<Incident>(Opened).When(Gather(Finding, Span)).Then(Found with { Found = 0, People = [] });

    [Fact]
    public void A_search_by_another_span_or_by_none_is_refused()
    {
        Given<Incident>(Opened).When(Gather(Finding, Span with { Address = "10.0.0.1" }, Ids.Aigerim)).ThenBroken(IncidentRules.SpanChanged());
        Given<Incident>(Opened with { Span = null }).When(Gather(Finding, null)).ThenBroken(IncidentRules.SpanMissing());
    }

    [Fact]
    public void Thousands_are_spread_over_several_facts_of_one_finding()
    {
        Guid[] many = [.. Enumerable.Range(1000, 12_000).Select(Ids.Of)];
        var facts = Gather(Finding, Span, many)(Incident.Fold(null, Opened)!).Cast<PeopleFound>().ToList();

        Assert.Equal([5_000, 5_000, 2_000], facts.Select(f => f.People.Count));
        Assert.All(facts, f => Assert.Equal((Finding, 12_000), (f.FindingId, f.Found)));
        Assert.Equal(many, facts.SelectMany(f => f.People));
    }

    [Fact]
    public void Who_is_set_aside_comes_back_by_hand_only()
    {
        var aside = new PersonSetAside(Id, Ids.Bolat);
        IEnumerable<IDomainEvent> Aside(Incident i) => SetPersonAsideHandler.Handle(new(Id, Ids.Bolat, "ауырған"), i);
        IEnumerable<IDomainEvent> Add(Incident i) => AddPeopleHandler.Handle(new(Id, [Ids.Bolat, Ids.Bolat], "қателік"), i);
        Given<Incident>(Opened, Found).When(Aside).Then(aside);
        Given<Incident>(Opened, Found, aside).When(Aside).ThenNothing();
        Given<Incident>(Opened).When(Aside).ThenBroken(IncidentRules.NotConcerned());
        Given<Incident>(Opened, Found, aside).When(Gather(Other, Span, Ids.Aigerim, Ids.Bolat)).ThenNothing();
        Given<Incident>(Opened, Found, aside).When(Add).Then(new PeopleAdded(Id, [Ids.Bolat]));
        Given<Incident>(Opened, Found).When(Add).ThenNothing();
    }

    [Fact]
    public void Notices_and_measures_are_noted_once_and_in_their_time()
    {
        Given<Incident>(Opened).When(Tell(Now)).Then(Told);
        Given<Incident>(Opened, Told).When(Tell(Now)).ThenNothing();
        Given<Incident>(Opened).When(Tell(Now.AddMinutes(1))).ThenBroken(IncidentRules.NotifiedInFuture());
        Given<Incident>(Opened).When(Tell(Noticed.AddMinutes(-1))).ThenBroken(IncidentRules.NotifiedBeforeNoticed());
        Given<Incident>(Opened, Found).When(TellPeople(Now)).Then(new PeopleNotified(Id, Other, Now, NoticeChannel.Message, 2));
        Given<Incident>(Opened).When(TellPeople(Now)).ThenBroken(IncidentRules.NobodyConcerned());
        var measure = new MeasureTaken(Id, Other, "Бұғатталды");
        IEnumerable<IDomainEvent> Note(Incident i) => NoteMeasureHandler.Handle(new(Id, Other, " Бұғатталды"), i);
        Given<Incident>(Opened).When(Note).Then(measure);
        Given<Incident>(Opened, measure).When(Note).ThenNothing();
    }

    [Fact]
    public void A_breach_is_closed_when_the_authorised_body_was_told_and_may_be_opened_again()
    {
        Given<Incident>(Opened).When(Close()).ThenBroken(IncidentRules.AuthorityNotTold());
        Given<Incident>(Opened, Told).When(Close()).Then(Closed);
        Given<Incident>(Opened).When(Close(wasBreach: false)).Then(Closed with { WasBreach = false });
        Given<Incident>(Opened, Told, Closed).When(Close()).ThenNothing();
        Given<Incident>(Opened, Told, Closed).When(Close(wasBreach: false)).ThenBroken(IncidentRules.IsClosed());
        Given<Incident>(Opened, Told, Closed).When(Tell(Now)).ThenNothing();
        Given<Incident>(Opened, Closed).When(Tell(Now)).ThenBroken(IncidentRules.IsClosed());
        IEnumerable<IDomainEvent> Reopen(Incident i) => ReopenIncidentHandler.Handle(new(Id, "жаңа дерек"), i);
        Given<Incident>(Opened, Told, Closed).When(Reopen).Then(new IncidentReopened(Id));
        Given<Incident>(Opened, Told).When(Reopen).ThenNothing();
    }

    [Fact]
    public void The_term_is_that_of_the_day_it_was_noticed()
    {
        BreachTerm[] terms = [new(1, 4, new(2024, 7, 1), new(2026, 12, 31)), new(2, 8, new(2027, 1, 1))];
        Assert.Null(BreachTerm.On(terms, new(2024, 6, 30)));
        Assert.Equal(1, BreachTerm.On(terms, new(2026, 12, 31))!.WorkingDays);
        Assert.Equal(2, BreachTerm.On(terms, new(2027, 1, 1))!.WorkingDays);
    }
}

using EduEvents.Application;
using EduEvents.Application.Incidents;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using EduEvents.Host.Incidents;
using EduEvents.Host.Live;
using EduEvents.Projections.Audit;
using EduEvents.Projections.Incidents;
using EduEvents.Projections.People;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>
/// Breaches of personal data: the clock of one working day, the people concerned out of the journal, notices and measures (Order 456, p. 3; Law 94-V,
/// Art. 25; Order 481 of 09.08.2024).
/// </summary>
public sealed class IncidentsModule : IModule
{
    public string Name => "incidents";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.incidents", "/incidents", "clock", Permissions.IncidentsSee, 85)];

    public void Events(EventNames events)
    {
        events.Add<IncidentOpened>("incident_opened");
        events.Add<NoticedTimeCorrected>("noticed_time_corrected");
        events.Add<IncidentSpanSet>("incident_span_set");
        events.Add<PeopleFound>("people_found");
        events.Add<PeopleAdded>("people_added");
        events.Add<PersonSetAside>("person_set_aside");
        events.Add<MeasureTaken>("measure_taken");
        events.Add<AuthorityNotified>("authority_notified");
        events.Add<PeopleNotified>("people_notified");
        events.Add<IncidentClosed>("incident_closed");
        events.Add<IncidentReopened>("incident_reopened");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new IncidentCardProjection(), ProjectionLifecycle.Async);
        views.Add(new IncidentPeopleProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.Command("open-incident", UseCase.Start<OpenIncident, Incident, OpenIncidentHandler.Opening>(OpenIncidentHandler.Handle, IncidentLookups.Opening));
        api.Command("correct-noticed-time", Handled<CorrectNoticedTime, IncidentTerms>(CorrectNoticedTimeHandler.Handle, IncidentLookups.Terms));
        api.Command("set-incident-span", Handled<SetIncidentSpan, GivenSpan>(SetIncidentSpanHandler.Handle, IncidentLookups.Span));
        api.Command("gather-people", Handled<GatherPeople, FoundPeople>(
            GatherPeopleHandler.Handle, IncidentLookups.People, nameof(ActionEntry), nameof(PersonCard)));
        api.Command("add-people", Handled<AddPeople>(AddPeopleHandler.Handle));
        api.Command("set-person-aside", Handled<SetPersonAside>(SetPersonAsideHandler.Handle));
        api.Command("note-measure", Handled<NoteMeasure>(NoteMeasureHandler.Handle));
        api.Command("note-authority-notice", Handled<NoteAuthorityNotice, DateTimeOffset>(NoteAuthorityNoticeHandler.Handle, NoteAuthorityNoticeHandler.Now));
        api.Command("note-people-notice", Handled<NotePeopleNotice, DateTimeOffset>(NotePeopleNoticeHandler.Handle, NotePeopleNoticeHandler.Now));
        api.Command("close-incident", Handled<CloseIncident>(CloseIncidentHandler.Handle));
        api.Command("reopen-incident", Handled<ReopenIncident>(ReopenIncidentHandler.Handle));

        api.Read("incidents", Permissions.IncidentsSee, nameof(IncidentCard), _ => Scope.Platform,
            async r => (IReadOnlyList<IncidentCard>?)await IncidentCard.All(r.Session, r.Stop), "Incidents of the organisation, those open first, at most 200.");
        api.Read("incident/{incidentId:guid}", Permissions.IncidentsSee, nameof(IncidentCard), _ => Scope.Platform,
            r => r.Session.LoadAsync<IncidentCard>(r.Id("incidentId"), r.Stop), "An incident: its clock, findings, measures and notices.");
        api.Read("incident/{incidentId:guid}/people", Permissions.IncidentsManage, nameof(IncidentPeople), _ => Scope.Platform, IncidentReads.People,
            "People on the list of an incident, 50 at a time; pass how many were seen as 'skip'.");
        api.Read("incident/{incidentId:guid}/found", Permissions.IncidentsManage, nameof(ActionEntry), _ => Scope.Platform, IncidentReads.Found,
            "Whom the records tell of by the span of an incident, 50 at a time; pass how many were seen as 'skip'.");
        api.ReadRaw<string>("incident/{incidentId:guid}/people/export", Permissions.IncidentsManage, nameof(IncidentPeople), _ => Scope.Platform,
            r => r.Get<IncidentExport>().Send(r), "The people concerned with their names in the reader's language; 'format' is csv, as without it, or xlsx.");
    }

    // Whoever is looked into has no hand in it.
    private static UseCase Handled<TCommand>(Func<TCommand, Incident, IEnumerable<IDomainEvent>> handle) where TCommand : ICommand<Incident> =>
        UseCase.Change<TCommand, Incident, Guid>((c, incident, by) => handle(c, incident.HandledBy(by)), (_, lookup) => Task.FromResult(lookup.Sender.AccountId));

    private static UseCase Handled<TCommand, TFound>(
        Func<TCommand, Incident, TFound, IEnumerable<IDomainEvent>> handle, Func<TCommand, Lookup, Task<TFound>> load, params IReadOnlyList<string> views)
        where TCommand : ICommand<Incident> => UseCase.Change<TCommand, Incident, (Guid By, TFound Known)>(
            (c, incident, found) => handle(c, incident.HandledBy(found.By), found.Known), async (c, lookup) => (lookup.Sender.AccountId, await load(c, lookup)), views);

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data switch
    {
        IncidentOpened or NoticedTimeCorrected or IncidentSpanSet or PeopleFound or PeopleAdded or PersonSetAside or MeasureTaken or AuthorityNotified or PeopleNotified
            or IncidentClosed or IncidentReopened => [new(LiveTopic.Of(e.TenantId, "incidents"), "changed", new { IncidentId = e.StreamId })],
        _ => []
    };
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Notes that the people concerned, or who acts for them, were told.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","noticeId":"0192f0c5-0000-7000-8000-000000000704","notifiedAt":"2026-09-16T15:20:00+05:00","channel":"message"}""")]
public sealed record NotePeopleNotice(Guid IncidentId, Guid NoticeId, DateTimeOffset NotifiedAt, NoticeChannel Channel) : IOfIncident;

public sealed class NotePeopleNoticeValidator : IncidentValidator<NotePeopleNotice>
{
    public NotePeopleNoticeValidator()
    {
        RuleFor(c => c.NoticeId).NotEmpty();
        RuleFor(c => c.NotifiedAt).IsMoment();
        RuleFor(c => c.Channel).IsInEnum();
    }
}

public static class NotePeopleNoticeHandler
{
    public static IEnumerable<IDomainEvent> Handle(NotePeopleNotice c, Incident incident, DateTimeOffset now) =>
        incident.NotifyPeople(c.NoticeId, c.NotifiedAt, c.Channel, now);

    /// <summary>The moment of the decision.</summary>
    public static Task<DateTimeOffset> Now(NotePeopleNotice c, Lookup lookup) => Task.FromResult(lookup.Now);
}

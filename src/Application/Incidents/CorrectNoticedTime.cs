using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;

namespace EduEvents.Application.Incidents;

/// <summary>Corrects when a breach was noticed; the clock of one working day runs from that moment.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","noticedAt":"2026-09-16T09:30:00+05:00","reason":"Күзетші таңертең хабарлаған"}""")]
public sealed record CorrectNoticedTime(Guid IncidentId, DateTimeOffset NoticedAt, string Reason) : IOfIncident, IReasoned;

public sealed class CorrectNoticedTimeValidator : IncidentValidator<CorrectNoticedTime>
{
    public CorrectNoticedTimeValidator()
    {
        RuleFor(c => c.NoticedAt).IsMoment();
    }
}

public static class CorrectNoticedTimeHandler
{
    public static IEnumerable<IDomainEvent> Handle(CorrectNoticedTime c, Incident incident, IncidentTerms terms) => incident.CorrectNoticed(c.NoticedAt, terms);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Says whose doings it was, wider or narrower than before; people are searched for by it.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","span":{"from":"2026-09-14T00:00:00+05:00","until":"2026-09-16T12:00:00+05:00","userNames":["gulnar.ospanova"],"address":"10.20.30.40","device":null,"module":null},"reason":"Екінші тіркелгі анықталды"}""")]
public sealed record SetIncidentSpan(Guid IncidentId, SearchedSpan Span, string Reason) : IOfIncident, IReasoned;

public sealed class SetIncidentSpanValidator : IncidentValidator<SetIncidentSpan>
{
    public SetIncidentSpanValidator()
    {
        RuleFor(c => c.Span).NotNull().SetValidator(new SearchedSpanValidator());
    }
}

public static class SetIncidentSpanHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetIncidentSpan c, Incident incident, GivenSpan span) => incident.SetSpan(span);
}

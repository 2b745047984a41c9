using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;

namespace EduEvents.Application.Incidents;

/// <summary>Opens a closed incident again, because something new came to light.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","reason":"Жаңа мәлімет табылды"}""")]
public sealed record ReopenIncident(Guid IncidentId, string Reason) : IOfIncident, IReasoned;

public sealed class ReopenIncidentValidator : IncidentValidator<ReopenIncident>;

public static class ReopenIncidentHandler
{
    public static IEnumerable<IDomainEvent> Handle(ReopenIncident c, Incident incident) => incident.Reopen();
}

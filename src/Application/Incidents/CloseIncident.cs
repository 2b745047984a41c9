using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Closes an incident; a real breach not before the authorised body was told.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","wasBreach":true,"conclusion":"Құпиясөз ұрланған. Екінші қадам міндетті болды."}""")]
public sealed record CloseIncident(Guid IncidentId, bool WasBreach, string Conclusion) : IOfIncident;

public sealed class CloseIncidentValidator : IncidentValidator<CloseIncident>
{
    public CloseIncidentValidator()
    {
        RuleFor(c => c.Conclusion).NotEmpty().MaximumLength(2000);
    }
}

public static class CloseIncidentHandler
{
    public static IEnumerable<IDomainEvent> Handle(CloseIncident c, Incident incident) => incident.Close(c.WasBreach, c.Conclusion.Trim());
}

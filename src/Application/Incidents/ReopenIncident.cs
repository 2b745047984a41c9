using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Opens a closed incident again, because something new came to light.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","reason":"Жаңа мәлімет табылды"}""")]
public sealed record ReopenIncident(Guid IncidentId, string Reason) : ICommand<Incident>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => IncidentId;
}

public sealed class ReopenIncidentValidator : AbstractValidator<ReopenIncident>
{
    public ReopenIncidentValidator()
    {
        RuleFor(c => c.IncidentId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class ReopenIncidentHandler
{
    public static IEnumerable<IDomainEvent> Handle(ReopenIncident c, Incident incident) => incident.Reopen();
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Takes a person off the list: it turned out that the person is not concerned.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","personId":"0192f0c5-0000-7000-8000-000000000100","reason":"Ол күні мектепте болмаған"}""")]
public sealed record SetPersonAside(Guid IncidentId, Guid PersonId, string Reason) : IOfIncident, IReasoned;

public sealed class SetPersonAsideValidator : IncidentValidator<SetPersonAside>
{
    public SetPersonAsideValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
    }
}

public static class SetPersonAsideHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetPersonAside c, Incident incident) => incident.SetAside(c.PersonId);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Takes a person off the list: it turned out that the person is not concerned.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","personId":"0192f0c5-0000-7000-8000-000000000100","reason":"Ол күні мектепте болмаған"}""")]
public sealed record SetPersonAside(Guid IncidentId, Guid PersonId, string Reason) : ICommand<Incident>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => IncidentId;
}

public sealed class SetPersonAsideValidator : AbstractValidator<SetPersonAside>
{
    public SetPersonAsideValidator()
    {
        RuleFor(c => c.IncidentId).NotEmpty();
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class SetPersonAsideHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetPersonAside c, Incident incident) => incident.SetAside(c.PersonId);
}

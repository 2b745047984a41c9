using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Adds people to the list by hand.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","people":["0192f0c5-0000-7000-8000-000000000100"],"reason":"Ата-анасы хабарласты"}""")]
public sealed record AddPeople(Guid IncidentId, IReadOnlyList<Guid> People, string Reason) : IOfIncident, IReasoned;

public sealed class AddPeopleValidator : IncidentValidator<AddPeople>
{
    public AddPeopleValidator()
    {
        RuleFor(c => c.People).NotEmpty().Must(p => p is null || p.Count <= 1000);
        RuleForEach(c => c.People).NotEmpty();
    }
}

public static class AddPeopleHandler
{
    public static IEnumerable<IDomainEvent> Handle(AddPeople c, Incident incident) => incident.Add(c.People);
}

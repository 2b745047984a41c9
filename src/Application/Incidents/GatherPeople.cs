using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Searches the action journal and the log of looks by the span of the incident, and takes whom it finds into the list.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","findingId":"0192f0c5-0000-7000-8000-000000000701","traces":["lookedAt","lookedAtGroup","changed"]}""")]
public sealed record GatherPeople(Guid IncidentId, Guid FindingId, IReadOnlyList<Trace> Traces) : IOfIncident;

public sealed class GatherPeopleValidator : IncidentValidator<GatherPeople>
{
    public GatherPeopleValidator()
    {
        RuleFor(c => c.FindingId).NotEmpty();
        RuleFor(c => c.Traces).NotEmpty().Must(t => t is null || t.Count <= 4);
        RuleForEach(c => c.Traces).IsInEnum();
    }
}

public static class GatherPeopleHandler
{
    public static IEnumerable<IDomainEvent> Handle(GatherPeople c, Incident incident, FoundPeople found) => incident.Gather(c.FindingId, found);
}

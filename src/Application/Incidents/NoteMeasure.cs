using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Notes what was done to stop the breach or to mend its effects.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","measureId":"0192f0c5-0000-7000-8000-000000000702","measure":"Тіркелгі бұғатталды, құпиясөз ауыстырылды"}""")]
public sealed record NoteMeasure(Guid IncidentId, Guid MeasureId, string Measure) : IOfIncident;

public sealed class NoteMeasureValidator : IncidentValidator<NoteMeasure>
{
    public NoteMeasureValidator()
    {
        RuleFor(c => c.MeasureId).NotEmpty();
        RuleFor(c => c.Measure).NotEmpty().MaximumLength(1000);
    }
}

public static class NoteMeasureHandler
{
    public static IEnumerable<IDomainEvent> Handle(NoteMeasure c, Incident incident) =>
        incident.Take(new(c.IncidentId, c.MeasureId, c.Measure.Trim()));
}

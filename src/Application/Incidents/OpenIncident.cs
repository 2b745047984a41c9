using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Puts a noticed breach of personal data on record; the clock of one working day runs from the moment it was noticed.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","kind":"unlawfulAccess","noticedAt":"2026-09-16T11:00:00+05:00","noticed":"Бейтаныс мекенжайдан оқушылар карталары ашылған","span":{"from":"2026-09-14T00:00:00+05:00","until":"2026-09-16T12:00:00+05:00","userNames":["gulnar.ospanova"],"address":"10.20.30.40","device":null,"module":null}}""")]
public sealed record OpenIncident(Guid IncidentId, IncidentKind Kind, DateTimeOffset NoticedAt, string Noticed, SearchedSpan? Span) : IOfIncident;

public sealed class OpenIncidentValidator : IncidentValidator<OpenIncident>
{
    public OpenIncidentValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.NoticedAt).IsMoment();
        RuleFor(c => c.Noticed).NotEmpty().MaximumLength(2000);
        RuleFor(c => c.Span).SetValidator(new SearchedSpanValidator()!);
    }
}

public static class OpenIncidentHandler
{
    public static IEnumerable<IDomainEvent> Handle(OpenIncident c, Incident? incident, Opening found) => Incident.Open(incident,
        new(c.IncidentId, c.Kind, c.NoticedAt, found.Terms.NotifyBy ?? default, c.Noticed.Trim(), found.Span?.Span), found.Span, found.Terms);

    /// <summary>What is looked up: the term of the law and the accounts of the span.</summary>
    public sealed record Opening(IncidentTerms Terms, GivenSpan? Span);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Lets the cards that are not fixed be placed by the generation; it begins within seconds, on one Host, and ends by itself.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1","generationId":"0192f0c5-0000-7000-8000-0000000000a5","seconds":60}""")]
public sealed record RequestGeneration(Guid PlanId, Guid GenerationId, int Seconds) : IPlanCommand;

public sealed class RequestGenerationValidator : AbstractValidator<RequestGeneration>
{
    public RequestGenerationValidator()
    {
        RuleFor(c => c.PlanId).NotEmpty();
        RuleFor(c => c.GenerationId).NotEmpty();
        RuleFor(c => c.Seconds).InclusiveBetween(5, 600);
    }
}

public static class RequestGenerationHandler
{
    public static IEnumerable<IDomainEvent> Handle(RequestGeneration c, Plan plan, KnownSchool school) =>
        plan.RequestGeneration(c.GenerationId, c.Seconds, school.Week(plan.Year));
}

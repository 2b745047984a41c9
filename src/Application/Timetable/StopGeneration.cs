using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Ends the generation with the best week it has found.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1"}""")]
public sealed record StopGeneration(Guid PlanId) : IPlanCommand;

public sealed class StopGenerationValidator : AbstractValidator<StopGeneration>
{
    public StopGenerationValidator() => RuleFor(c => c.PlanId).NotEmpty();
}

public static class StopGenerationHandler
{
    public static IEnumerable<IDomainEvent> Handle(StopGeneration c, Plan plan) => plan.StopGeneration();
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Makes a plan the timetable from a day on; the one before ends the day before.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1","from":"2026-09-01"}""")]
public sealed record PublishPlan(Guid PlanId, DateOnly From) : IPlanCommand;

public sealed class PublishPlanValidator : AbstractValidator<PublishPlan>
{
    public PublishPlanValidator()
    {
        RuleFor(c => c.PlanId).NotEmpty();
        RuleFor(c => c.From).IsDay();
    }
}

public static class PublishPlanHandler
{
    public static IEnumerable<IDomainEvent> Handle(PublishPlan c, Plan plan, KnownSchool school) => plan.Publish(c.From, school.Week(plan.Year));
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Takes lessons off the list; their cards go with them.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1","activityId":"0192f0c5-0000-7000-8000-0000000000a2"}""")]
public sealed record UnlistLessons(Guid PlanId, Guid ActivityId) : IPlanCommand;

public sealed class UnlistLessonsValidator : AbstractValidator<UnlistLessons>
{
    public UnlistLessonsValidator()
    {
        RuleFor(c => c.PlanId).NotEmpty();
        RuleFor(c => c.ActivityId).NotEmpty();
    }
}

public static class UnlistLessonsHandler
{
    public static IEnumerable<IDomainEvent> Handle(UnlistLessons c, Plan plan) => plan.Unlist(c.ActivityId);
}

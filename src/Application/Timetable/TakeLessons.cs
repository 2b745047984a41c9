using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Takes over the lessons that the curriculum asks for: who teaches what to whom, with its hours.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1"}""")]
public sealed record TakeLessons(Guid PlanId) : IPlanCommand;

public sealed class TakeLessonsValidator : AbstractValidator<TakeLessons>
{
    public TakeLessonsValidator() => RuleFor(c => c.PlanId).NotEmpty();
}

public static class TakeLessonsHandler
{
    public static IEnumerable<IDomainEvent> Handle(TakeLessons c, Plan plan, KnownSchool school) =>
        plan.Take(school.Taught(plan.Id, plan.Year), school.Week(plan.Year));
}

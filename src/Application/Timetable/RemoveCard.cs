using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Takes a card out of its place.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1","activityId":"0192f0c5-0000-7000-8000-0000000000a2","index":0}""")]
public sealed record RemoveCard(Guid PlanId, Guid ActivityId, int Index) : IPlanCommand;

public sealed class RemoveCardValidator : AbstractValidator<RemoveCard>
{
    public RemoveCardValidator()
    {
        RuleFor(c => c.PlanId).NotEmpty();
        RuleFor(c => c.ActivityId).NotEmpty();
        RuleFor(c => c.Index).InclusiveBetween(0, 19);
    }
}

public static class RemoveCardHandler
{
    public static IEnumerable<IDomainEvent> Handle(RemoveCard c, Plan plan) => plan.Remove(c.ActivityId, c.Index);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Opens an approved working curriculum again by order, to be drafted anew.</summary>
[Needs(Permissions.CurriculumApprove)]
[Example("""{"year":2026,"grade":5,"language":"kk","orderNumber":"131-ө","orderedOn":"2026-09-10","reason":"Қосымша сағат бөлінді"}""")]
public sealed record ReopenWorkingPlan(int Year, int Grade, string Language, string OrderNumber, DateOnly OrderedOn, string Reason) : IWorkingPlanCommand, IReasoned;

public sealed class ReopenWorkingPlanValidator : WorkingPlanValidator<ReopenWorkingPlan>
{
    public ReopenWorkingPlanValidator()
    {
        RuleFor(c => c.OrderNumber).NotEmpty().MaximumLength(60);
        RuleFor(c => c.OrderedOn).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class ReopenWorkingPlanHandler
{
    public static IEnumerable<IDomainEvent> Handle(ReopenWorkingPlan c, WorkingPlan plan) => plan.Reopen(c.OrderNumber.Trim(), c.OrderedOn, c.Reason.Trim());
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Approves the working curriculum of a grade and a language by order, when it keeps the standard and the limits.</summary>
[Needs(Permissions.CurriculumApprove)]
[Example("""{"year":2026,"grade":5,"language":"kk","orderNumber":"118-ө","orderedOn":"2026-08-28"}""")]
public sealed record ApproveWorkingPlan(int Year, int Grade, string Language, string OrderNumber, DateOnly OrderedOn) : IWorkingPlanCommand;

public sealed class ApproveWorkingPlanValidator : WorkingPlanValidator<ApproveWorkingPlan>
{
    public ApproveWorkingPlanValidator()
    {
        RuleFor(c => c.OrderNumber).NotEmpty().MaximumLength(60);
        RuleFor(c => c.OrderedOn).IsDay();
    }
}

public static class ApproveWorkingPlanHandler
{
    public static IEnumerable<IDomainEvent> Handle(ApproveWorkingPlan c, WorkingPlan plan, WorkingPlanFacts facts) =>
        plan.Approve(c.OrderNumber.Trim(), c.OrderedOn, facts.Standard, facts.MaxHours);
}

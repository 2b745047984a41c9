using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Begins a plan of the week: an empty one, or one with the lessons and places of another.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1","year":2026,"title":"1-жартыжылдық","days":5,"basedOn":null}""")]
public sealed record DraftPlan(Guid PlanId, int Year, string Title, int Days, Guid? BasedOn) : IPlanCommand;

public sealed class DraftPlanValidator : AbstractValidator<DraftPlan>
{
    public DraftPlanValidator()
    {
        RuleFor(c => c.PlanId).NotEmpty();
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.Title).NotEmpty().MaximumLength(100);
        RuleFor(c => c.Days).InclusiveBetween(5, 6);
    }
}

public static class DraftPlanHandler
{
    public static IEnumerable<IDomainEvent> Handle(DraftPlan c, Plan? plan, DraftFacts found)
    {
        new Rules().Require(c.BasedOn is null || found.Base is { } b && b.Year == c.Year, TimetableRules.BaseUnknown()).Check();
        var (activities, cards) = (found.Base?.Activities.Values ?? [], found.Base?.Cards.Values.Where(p => p.Slot.Day <= c.Days) ?? []);
        return Plan.Draft(plan, new(c.PlanId, c.Year, c.Title, c.Days, c.BasedOn, [.. activities.OrderBy(a => a.ActivityId)],
            [.. cards.OrderBy(p => p.ActivityId).ThenBy(p => p.Index)]), found.School.Week(c.Year));
    }
}

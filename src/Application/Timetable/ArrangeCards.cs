using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Records what the generation has found; without a cause it is a week, with one the run has failed.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1","generationId":"0192f0c5-0000-7000-8000-0000000000a5","cards":[{"activityId":"0192f0c5-0000-7000-8000-0000000000a2","index":0,"slot":{"day":2,"shift":1,"number":3},"weeks":"every","rooms":[null],"fixed":false}],"seconds":41,"cause":null}""")]
public sealed record ArrangeCards(Guid PlanId, Guid GenerationId, IReadOnlyList<Placement> Cards, int Seconds, string? Cause) : IPlanCommand;

public sealed class ArrangeCardsValidator : AbstractValidator<ArrangeCards>
{
    public ArrangeCardsValidator()
    {
        RuleFor(c => c.PlanId).NotEmpty();
        RuleFor(c => c.GenerationId).NotEmpty();
        RuleFor(c => c.Cards).NotNull().Must(x => x is null || x.Count <= 20_000);
        RuleForEach(c => c.Cards).NotNull().SetValidator(new PlacementValidator());
        RuleFor(c => c.Seconds).InclusiveBetween(0, 3_600);
        RuleFor(c => c.Cause).MaximumLength(200);
    }
}

public static class ArrangeCardsHandler
{
    public static IEnumerable<IDomainEvent> Handle(ArrangeCards c, Plan plan, KnownSchool school) => c.Cause is { Length: > 0 } cause
        ? plan.Fail(c.GenerationId, cause)
        : plan.Arrange(c.GenerationId, c.Cards, c.Seconds, school.Week(plan.Year));
}

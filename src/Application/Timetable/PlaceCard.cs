using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Puts a card into a place of the week, from wherever it is; refused with what clashes.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1","card":{"activityId":"0192f0c5-0000-7000-8000-0000000000a2","index":0,"slot":{"day":2,"shift":1,"number":3},"weeks":"every","rooms":["0192f0c5-0000-7000-8000-0000000000a4"],"fixed":false}}""")]
public sealed record PlaceCard(Guid PlanId, Placement Card) : IPlanCommand;

public sealed class PlaceCardValidator : AbstractValidator<PlaceCard>
{
    public PlaceCardValidator()
    {
        RuleFor(c => c.PlanId).NotEmpty();
        RuleFor(c => c.Card).NotNull().SetValidator(new PlacementValidator());
    }
}

public static class PlaceCardHandler
{
    public static IEnumerable<IDomainEvent> Handle(PlaceCard c, Plan plan, KnownSchool school) => plan.Place(c.Card, school.Week(plan.Year));
}

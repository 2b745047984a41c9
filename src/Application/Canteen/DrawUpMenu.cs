using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Draws the menu of a day up, or up anew until serving begins. Prices and allergens are those the dishes have now.</summary>
[Needs(Permissions.CanteenMenu)]
[Example("""{"on":"2026-09-01","lines":[{"slot":"lunch","dishId":"0192f0c5-0000-7000-8000-000000000900","extra":false}]}""")]
public sealed record DrawUpMenu(DateOnly On, IReadOnlyList<MenuChoice> Lines) : ICommand<CanteenDay>
{
    /// <inheritdoc />
    public Guid Stream() => CanteenDay.IdOf(On);
}

public sealed class DrawUpMenuValidator : AbstractValidator<DrawUpMenu>
{
    public DrawUpMenuValidator()
    {
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Lines).NotEmpty().Must(l => l is null || l.Count <= 200);
        RuleForEach(c => c.Lines).NotNull().ChildRules(l =>
        {
            l.RuleFor(x => x.Slot).NotEmpty().MaximumLength(20);
            l.RuleFor(x => x.DishId).NotEmpty();
        });
    }
}

public static class DrawUpMenuHandler
{
    public static IEnumerable<IDomainEvent> Handle(DrawUpMenu c, CanteenDay? day, MenuFacts facts) => CanteenDay.DrawUp(day, c.On, c.Lines, facts);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>
/// Bars allergens and dishes for a learner, in place of what the same side barred before: a guardian for the child, the medical worker for any learner.
/// The till refuses what either has barred (Order 456, p. 33-1.7).
/// </summary>
[Needs(Permissions.CanteenRestrict)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","allergens":["milk","nuts"],"dishes":["0192f0c5-0000-7000-8000-000000000900"]}""")]
public sealed record BarDishes(Guid LearnerId, IReadOnlyList<string> Allergens, IReadOnlyList<Guid> Dishes) : ICommand<MealAccount>
{
    /// <inheritdoc />
    public Guid Stream() => MealAccount.IdOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class BarDishesValidator : AbstractValidator<BarDishes>
{
    public BarDishesValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Allergens).NotNull().Must(a => a is null || a.Count <= 50);
        RuleForEach(c => c.Allergens).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Dishes).NotNull().Must(d => d is null || d.Count <= 200);
        RuleForEach(c => c.Dishes).NotEmpty();
    }
}

public static class BarDishesHandler
{
    public static IEnumerable<IDomainEvent> Handle(BarDishes c, MealAccount account, (BarSource By, MealCodes Codes) facts) =>
        MealRights.Bar(account, facts.By, c.Allergens, c.Dishes, facts.Codes);
}

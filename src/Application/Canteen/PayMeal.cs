using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Pays a meal from the learner's account; refused when the money is short.</summary>
[Needs(Permissions.CanteenServe)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","mealId":"0192f0c5-0000-7000-8000-000000000060","on":"2026-09-01","slot":"lunch","dish":"Сорпа, палау","price":650}""")]
public sealed record PayMeal(Guid LearnerId, Guid MealId, DateOnly On, string Slot, string Dish, decimal Price) : ICommand<MealAccount>
{
    /// <inheritdoc />
    public Guid Stream() => MealAccount.IdOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class PayMealValidator : AbstractValidator<PayMeal>
{
    public PayMealValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.MealId).NotEmpty();
        RuleFor(c => c.Slot).NotEmpty().MaximumLength(20);
        RuleFor(c => c.Dish).NotEmpty().MaximumLength(200);
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Price).InclusiveBetween(0, 100_000);
    }
}

public static class PayMealHandler
{
    public static IEnumerable<IDomainEvent> Handle(PayMeal c, MealAccount account) => 
        account.Pay(c.MealId, c.On, c.Slot, c.Dish, Money.Tenge(c.Price));
}

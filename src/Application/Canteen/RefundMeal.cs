using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Gives the money of a meal back, with a reason.</summary>
[Needs(Permissions.CanteenServe)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","mealId":"0192f0c5-0000-7000-8000-000000000060","reason":"Тағам берілмеді"}""")]
public sealed record RefundMeal(Guid LearnerId, Guid MealId, string Reason) : ICommand<MealAccount>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => MealAccount.IdOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class RefundMealValidator : AbstractValidator<RefundMeal>
{
    public RefundMealValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.MealId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class RefundMealHandler
{
    public static IEnumerable<IDomainEvent> Handle(RefundMeal c, MealAccount account) => account.Refund(c.MealId, c.Reason);
}

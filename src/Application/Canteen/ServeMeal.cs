using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>
/// Serves a meal at the till by the menu of the day: what the learner is entitled to is borne by the budget, the rest is paid from the account (Order 456,
/// p. 33-1.4).
/// </summary>
[Needs(Permissions.CanteenServe)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","mealId":"0192f0c5-0000-7000-8000-000000000920","on":"2026-09-01","slot":"lunch","dishes":["0192f0c5-0000-7000-8000-000000000900"],"again":false}""")]
public sealed record ServeMeal(Guid LearnerId, Guid MealId, DateOnly On, string Slot, IReadOnlyList<Guid> Dishes, bool Again) : ICommand<MealAccount>
{
    /// <inheritdoc />
    public Guid Stream() => MealAccount.IdOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class ServeMealValidator : AbstractValidator<ServeMeal>
{
    public ServeMealValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.MealId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Slot).NotEmpty().MaximumLength(20);
        RuleFor(c => c.Dishes).NotEmpty().Must(d => d is null || d.Count <= 50);
        RuleForEach(c => c.Dishes).NotEmpty();
    }
}

public static class ServeMealHandler
{
    public static IEnumerable<IDomainEvent> Handle(ServeMeal c, MealAccount account, ServingFacts facts) =>
        MealServing.Serve(account, new(c.MealId, c.On, c.Slot, [.. c.Dishes.Distinct()], c.Again), facts);
}

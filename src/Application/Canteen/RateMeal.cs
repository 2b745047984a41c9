using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Rates a meal, with a comment: the learner who ate it or the family (Order 456, p. 33-1.8).</summary>
[Needs(Permissions.CanteenRate)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","mealId":"0192f0c5-0000-7000-8000-000000000920","on":"2026-09-01","stars":4,"comment":"Дәмді, бірақ суық"}""")]
public sealed record RateMeal(Guid LearnerId, Guid MealId, DateOnly On, int Stars, string Comment) : ICommand<MealRating>
{
    /// <inheritdoc />
    public Guid Stream() => MealRating.IdOf(MealId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class RateMealValidator : AbstractValidator<RateMeal>
{
    public RateMealValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.MealId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Stars).InclusiveBetween(1, 5);
        RuleFor(c => c.Comment).NotNull().MaximumLength(1000);
    }
}

public static class RateMealHandler
{
    public static IEnumerable<IDomainEvent> Handle(RateMeal c, MealRating? rating, RatedMeal facts) =>
        MealRating.Rate(rating, c.MealId, c.LearnerId, c.On, c.Stars, c.Comment.Trim(), facts);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Answers what a family said of a meal.</summary>
[Needs(Permissions.CanteenMenu)]
[Example("""{"mealId":"0192f0c5-0000-7000-8000-000000000920","learnerId":"0192f0c5-0000-7000-8000-000000000100","answer":"Рақмет, жылытқышты ауыстырдық"}""")]
public sealed record AnswerRating(Guid MealId, Guid LearnerId, string Answer) : ICommand<MealRating>
{
    /// <inheritdoc />
    public Guid Stream() => MealRating.IdOf(MealId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class AnswerRatingValidator : AbstractValidator<AnswerRating>
{
    public AnswerRatingValidator()
    {
        RuleFor(c => c.MealId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Answer).NotEmpty().MaximumLength(1000);
    }
}

public static class AnswerRatingHandler
{
    public static IEnumerable<IDomainEvent> Handle(AnswerRating c, MealRating rating) => rating.Reply(c.LearnerId, c.Answer.Trim());
}

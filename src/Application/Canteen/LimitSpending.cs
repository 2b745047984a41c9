using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Limits what a learner may spend in the canteen on a day; without an amount the limit is lifted.</summary>
[Needs(Permissions.CanteenRestrict)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","aDay":1500}""")]
public sealed record LimitSpending(Guid LearnerId, decimal? ADay) : ICommand<MealAccount>
{
    /// <inheritdoc />
    public Guid Stream() => MealAccount.IdOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class LimitSpendingValidator : AbstractValidator<LimitSpending>
{
    public LimitSpendingValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.ADay).InclusiveBetween(0, 1_000_000);
    }
}

public static class LimitSpendingHandler
{
    public static IEnumerable<IDomainEvent> Handle(LimitSpending c, MealAccount account) =>
        MealRights.Limit(account, c.ADay is { } aDay ? Money.Tenge(aDay) : null);
}

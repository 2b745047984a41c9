using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Puts money onto a learner's meal account.</summary>
[Needs(Permissions.CanteenTopUp)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","topUpId":"0192f0c5-0000-7000-8000-000000000050","amount":5000,"source":"cash","on":"2026-09-01"}""")]
public sealed record TopUpAccount(Guid LearnerId, Guid TopUpId, decimal Amount, string Source, DateOnly On) : ICommand<MealAccount>
{
    /// <inheritdoc />
    public Guid Stream() => MealAccount.IdOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class TopUpAccountValidator : AbstractValidator<TopUpAccount>
{
    public TopUpAccountValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.TopUpId).NotEmpty();
        RuleFor(c => c.Amount).GreaterThan(0).LessThanOrEqualTo(1_000_000);
        RuleFor(c => c.Source).NotEmpty().MaximumLength(40);
        RuleFor(c => c.On).IsDay();
    }
}

public static class TopUpAccountHandler
{
    public static IEnumerable<IDomainEvent> Handle(TopUpAccount c, MealAccount account) => 
        account.TopUp(c.TopUpId, Money.Tenge(c.Amount), c.Source, c.On);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Opens a learner's meal account. Opened already, it stays as it is.</summary>
[Needs(Permissions.CanteenServe)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100"}""")]
public sealed record OpenMealAccount(Guid LearnerId) : ICommand<MealAccount>
{
    /// <inheritdoc />
    public Guid Stream() => MealAccount.IdOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class OpenMealAccountValidator : AbstractValidator<OpenMealAccount>
{
    public OpenMealAccountValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
    }
}

public static class OpenMealAccountHandler
{
    public static IEnumerable<IDomainEvent> Handle(OpenMealAccount c, MealAccount? account) => MealAccount.Open(account, c.LearnerId);
}

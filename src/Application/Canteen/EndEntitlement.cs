using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Ends free or subsidised meals before their time.</summary>
[Needs(Permissions.CanteenEntitle)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","entitlementId":"0192f0c5-0000-7000-8000-000000000910","lastDay":"2026-10-31","reason":"Басқа мектепке ауысты"}""")]
public sealed record EndEntitlement(Guid LearnerId, Guid EntitlementId, DateOnly LastDay, string Reason) : ICommand<MealAccount>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => MealAccount.IdOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class EndEntitlementValidator : AbstractValidator<EndEntitlement>
{
    public EndEntitlementValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.EntitlementId).NotEmpty();
        RuleFor(c => c.LastDay).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class EndEntitlementHandler
{
    public static IEnumerable<IDomainEvent> Handle(EndEntitlement c, MealAccount account) => MealRights.End(account, c.EntitlementId, c.LastDay, c.Reason.Trim());
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Gives a learner free or subsidised meals by a decision (Order 456, p. 33-1.4).</summary>
[Needs(Permissions.CanteenEntitle)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","entitlementId":"0192f0c5-0000-7000-8000-000000000910","category":"primary","slots":["lunch"],"share":100,"from":"2026-09-01","until":"2027-05-25","order":{"number":"45-ө","on":"2026-08-28"}}""")]
public sealed record GiveEntitlement(
    Guid LearnerId, Guid EntitlementId, string Category, IReadOnlyList<string> Slots, int Share, DateOnly From, DateOnly Until, OrderRef Order) : ICommand<MealAccount>
{
    /// <inheritdoc />
    public Guid Stream() => MealAccount.IdOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class GiveEntitlementValidator : AbstractValidator<GiveEntitlement>
{
    public GiveEntitlementValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.EntitlementId).NotEmpty();
        RuleFor(c => c.Category).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Slots).NotEmpty().Must(s => s is null || s.Count <= 10);
        RuleForEach(c => c.Slots).NotEmpty().MaximumLength(20);
        RuleFor(c => c.Share).InclusiveBetween(1, 100);
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Until).IsDay();
        RuleFor(c => c.Order).NotNull().SetValidator(new OrderRefValidator());
    }
}

public static class GiveEntitlementHandler
{
    public static IEnumerable<IDomainEvent> Handle(GiveEntitlement c, MealAccount account, MealCodes codes) => MealRights.Give(account,
        new(account.Id, c.LearnerId, c.EntitlementId, new(c.LearnerId, c.Category), [.. c.Slots.Distinct()], c.Share, c.From, c.Until, c.Order), codes);
}

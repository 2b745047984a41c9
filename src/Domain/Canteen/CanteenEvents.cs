namespace EduEvents.Domain.Canteen;

/// <summary>A learner's meal account was opened.</summary>
public sealed record MealAccountOpened(Guid AccountId, Guid LearnerId) : IDomainEvent;

/// <summary>Money came onto a meal account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="LearnerId">Whose account.</param>
/// <param name="TopUpId">The payment, so that a repeat is known.</param>
/// <param name="Amount">How much.</param>
/// <param name="Source">Where it came from: cash, card, transfer.</param>
/// <param name="On">Local day of the payment.</param>
public sealed record AccountToppedUp(Guid AccountId, Guid LearnerId, Guid TopUpId, Money Amount, string Source, DateOnly On) : IDomainEvent;

/// <summary>A meal was paid from the account (Order 456, p. 33-1.4).</summary>
/// <param name="AccountId">The account.</param>
/// <param name="LearnerId">Who eats.</param>
/// <param name="MealId">The meal, so that a repeat is known.</param>
/// <param name="On">Local day.</param>
/// <param name="Slot">Breakfast, lunch and so on, a code.</param>
/// <param name="Dish">What was served.</param>
/// <param name="Price">Its price that day.</param>
public sealed record MealPaid(Guid AccountId, Guid LearnerId, Guid MealId, DateOnly On, string Slot, string Dish, Money Price) : IDomainEvent;

/// <summary>A meal was given back its money; that it was served stays on record.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="LearnerId">Whose account.</param>
/// <param name="MealId">The meal.</param>
/// <param name="On">Local day of the meal.</param>
/// <param name="Price">What comes back onto the account.</param>
/// <param name="Reason">Why.</param>
/// <param name="Slot">The meal's slot; none in records from before it was told.</param>
/// <param name="Covered">What the budget bore of it; none when the meal was paid outside of a menu.</param>
public sealed record MealRefunded(
    Guid AccountId, Guid LearnerId, Guid MealId, DateOnly On, Money Price, string Reason, string? Slot = null, Money? Covered = null) : IDomainEvent;

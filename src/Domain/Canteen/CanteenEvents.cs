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

/// <summary>A paid meal was given back its money; the payment stays on record.</summary>
public sealed record MealRefunded(Guid AccountId, Guid LearnerId, Guid MealId, DateOnly On, Money Price, string Reason) : IDomainEvent;

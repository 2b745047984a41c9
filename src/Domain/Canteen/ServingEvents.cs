namespace EduEvents.Domain.Canteen;

/// <summary>A learner was given free or subsidised meals (Order 456, p. 33-1.4).</summary>
/// <param name="AccountId">The meal account.</param>
/// <param name="LearnerId">Who eats.</param>
/// <param name="EntitlementId">The entitlement.</param>
/// <param name="Category">Code of the ground; nobody else's business, so it is sealed.</param>
/// <param name="Slots">The meals it is for, one of each a day.</param>
/// <param name="Share">Percent of the set meal's price that the budget bears; 100 is free.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Order">The decision.</param>
public sealed record EntitlementGiven(
    Guid AccountId, Guid LearnerId, Guid EntitlementId, Personal Category, IReadOnlyList<string> Slots, int Share, DateOnly From, DateOnly Until, OrderRef Order)
    : IDomainEvent;

/// <summary>An entitlement ended before its time.</summary>
public sealed record EntitlementEnded(Guid AccountId, Guid LearnerId, Guid EntitlementId, DateOnly LastDay, string Reason) : IDomainEvent;

/// <summary>Who bars dishes; neither takes back what the other has barred.</summary>
public enum BarSource
{
    /// <summary>A guardian.</summary>
    Family,

    /// <summary>The medical worker of the organisation.</summary>
    Medical
}

/// <summary>What a learner must not be served, in place of what the same source barred before (Order 456, p. 33-1.7).</summary>
/// <param name="AccountId">The meal account.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="By">Who bars it.</param>
/// <param name="Allergens">Codes of allergens between commas; about health, so it is sealed.</param>
/// <param name="Dishes">Single dishes.</param>
public sealed record DishesBarred(Guid AccountId, Guid LearnerId, BarSource By, Personal Allergens, IReadOnlyList<Guid> Dishes) : IDomainEvent;

/// <summary>A guardian limited what a learner may spend on a day; none lifts the limit.</summary>
public sealed record SpendingLimited(Guid AccountId, Guid LearnerId, Money? ADay) : IDomainEvent;

/// <summary>A dish that was served.</summary>
public sealed record ServedDish(Guid DishId, LocalNames Names, Money Price, bool Extra);

/// <summary>A meal was served at the till: paid, free or subsidised (Order 456, p. 33-1.4).</summary>
/// <param name="AccountId">The meal account.</param>
/// <param name="LearnerId">Who eats.</param>
/// <param name="MealId">The meal, so that a repeat is known.</param>
/// <param name="On">Local day.</param>
/// <param name="Slot">Breakfast, lunch and so on, a code.</param>
/// <param name="Dishes">What was served.</param>
/// <param name="Price">Price of all of it.</param>
/// <param name="Paid">What was taken from the account; the rest is borne by the budget.</param>
/// <param name="EntitlementId">By which entitlement the rest is borne; none when there is no rest.</param>
public sealed record MealServed(
    Guid AccountId, Guid LearnerId, Guid MealId, DateOnly On, string Slot, IReadOnlyList<ServedDish> Dishes, Money Price, Money Paid, Guid? EntitlementId)
    : IDomainEvent;

/// <summary>A meal was rated by the learner or the family, for the first time or anew (Order 456, p. 33-1.8).</summary>
/// <param name="RatingId">The rating.</param>
/// <param name="MealId">The meal.</param>
/// <param name="LearnerId">Who ate it.</param>
/// <param name="On">Local day of the meal.</param>
/// <param name="Slot">Breakfast, lunch and so on.</param>
/// <param name="Stars">1 for bad to 5 for good.</param>
/// <param name="Comment">In their own words; may be empty.</param>
public sealed record MealRated(Guid RatingId, Guid MealId, Guid LearnerId, DateOnly On, string Slot, int Stars, Personal Comment) : IDomainEvent;

/// <summary>The canteen answered a rating.</summary>
public sealed record RatingAnswered(Guid RatingId, Guid MealId, Guid LearnerId, Personal Answer) : IDomainEvent;

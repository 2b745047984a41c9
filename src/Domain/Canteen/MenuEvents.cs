namespace EduEvents.Domain.Canteen;

/// <summary>Meals of a day by their codes.</summary>
public static class MealSlots
{
    /// <summary>All of them, in the order of the day.</summary>
    public static readonly IReadOnlyList<string> All = ["breakfast", "lunch", "snack", "supper"];
}

/// <summary>What a portion gives: grams, and kilocalories.</summary>
public sealed record Nutrients(decimal Proteins, decimal Fats, decimal Carbohydrates, decimal Kilocalories);

/// <summary>A dish as it is cooked from now on: described for the first time or anew (Order 456, p. 33-1.3).</summary>
/// <param name="DishId">The dish.</param>
/// <param name="Names">Its name.</param>
/// <param name="Portion">Grams of a portion.</param>
/// <param name="Price">Price of a portion.</param>
/// <param name="Nutrients">What a portion gives.</param>
/// <param name="Allergens">Codes of the allergens it holds; reference data.</param>
/// <param name="Files">Its photograph, at most one.</param>
public sealed record DishDescribed(
    Guid DishId, LocalNames Names, int Portion, Money Price, Nutrients Nutrients, IReadOnlyList<string> Allergens, IReadOnlyList<AttachedFile> Files)
    : IDomainEvent, IHoldsFiles;

/// <summary>A dish is cooked no more; what was served stays on record.</summary>
public sealed record DishWithdrawn(Guid DishId, string Reason) : IDomainEvent;

/// <summary>A dish on the menu of a day, as it was when the menu was drawn up: a later change of the dish changes no menu.</summary>
/// <param name="Slot">Breakfast, lunch and so on, a code.</param>
/// <param name="DishId">The dish.</param>
/// <param name="Names">Its name.</param>
/// <param name="Portion">Grams of a portion.</param>
/// <param name="Price">Price of a portion.</param>
/// <param name="Nutrients">What a portion gives.</param>
/// <param name="Allergens">Codes of the allergens it holds.</param>
/// <param name="Extra">True for what is sold beside the set meal: nobody is entitled to it.</param>
public sealed record MenuLine(
    string Slot, Guid DishId, LocalNames Names, int Portion, Money Price, Nutrients Nutrients, IReadOnlyList<string> Allergens, bool Extra);

/// <summary>The menu of a day was drawn up, for the first time or anew; it takes effect when it is approved.</summary>
public sealed record MenuDrawnUp(Guid DayId, DateOnly On, IReadOnlyList<MenuLine> Lines) : IDomainEvent;

/// <summary>The head approved the menu of a day (Order 456, p. 33-1.3).</summary>
public sealed record MenuApproved(Guid DayId, DateOnly On) : IDomainEvent;

/// <summary>Serving began on a day; from now on its menu does not change.</summary>
public sealed record ServingStarted(Guid DayId, DateOnly On) : IDomainEvent;

/// <summary>Portions that the kitchen counted for a meal.</summary>
public sealed record SlotCount(string Slot, int Portions);

/// <summary>The day of the canteen was closed with what the kitchen counted, to be compared with what was recorded.</summary>
public sealed record ServingClosed(Guid DayId, DateOnly On, IReadOnlyList<SlotCount> Counted) : IDomainEvent;

namespace EduEvents.Domain.Canteen;

/// <summary>An entitlement with its last day as it stands.</summary>
public sealed record Entitlement(EntitlementGiven Facts, DateOnly LastDay)
{
    /// <summary>True when it is for this meal of this day.</summary>
    public bool Covers(DateOnly on, string slot) => Facts.From <= on && on <= LastDay && Facts.Slots.Contains(slot);
}

/// <summary>What must be known of the reference data; looked up before the decision.</summary>
/// <param name="Allergens">Codes of allergens in force.</param>
/// <param name="Categories">Codes of categories of free and subsidised meals in force.</param>
public sealed record MealCodes(IReadOnlySet<string> Allergens, IReadOnlySet<string> Categories);

/// <summary>What a learner is entitled to, must not be served and may spend; decided upon the meal account.</summary>
public static class MealRights
{
    private const int ShortestReason = 3;

    /// <summary>Gives free or subsidised meals by a decision. The same again changes nothing; other facts under its id are refused.</summary>
    public static IEnumerable<IDomainEvent> Give(MealAccount account, EntitlementGiven given, MealCodes codes)
    {
        if (account.Entitlements.TryGetValue(given.EntitlementId, out var known))
            return known.Facts with { Slots = given.Slots } == given && known.Facts.Slots.SequenceEqual(given.Slots)
                ? [] : throw new RuleBroken(CanteenRules.EntitlementIdReused());
        new Rules()
            .Require(codes.Categories.Contains(given.Category.Value ?? ""), CanteenRules.CategoryUnknown())
            .Require(given.Slots.All(MealSlots.All.Contains), CanteenRules.SlotUnknown())
            .Require(given.From <= given.Until, CanteenRules.EndsBeforeItBegins())
            .Check();
        return [given];
    }

    /// <summary>Ends an entitlement before its time, with a reason.</summary>
    public static IEnumerable<IDomainEvent> End(MealAccount account, Guid entitlement, DateOnly lastDay, string reason)
    {
        if (!account.Entitlements.TryGetValue(entitlement, out var known)) throw new RuleBroken(CanteenRules.EntitlementUnknown());
        if (known.LastDay == lastDay) return [];
        new Rules()
            .Require(lastDay < known.LastDay && lastDay >= known.Facts.From.AddDays(-1), CanteenRules.EndsOutsideItsTime(known.Facts.From, known.LastDay))
            .Require(reason.Length >= ShortestReason, CanteenRules.ReasonNeeded())
            .Check();
        return [new EntitlementEnded(account.Id, account.LearnerId, entitlement, lastDay, reason)];
    }

    /// <summary>Bars allergens and dishes in place of what the same source barred before; none of both lifts it.</summary>
    public static IEnumerable<IDomainEvent> Bar(MealAccount account, BarSource by, IReadOnlyList<string> allergens, IReadOnlyList<Guid> dishes, MealCodes codes)
    {
        string[] sorted = [.. allergens.Distinct().Order(StringComparer.Ordinal)];
        var (text, known) = (string.Join(',', sorted), account.Bars.GetValueOrDefault(by));
        if ((known?.Allergens.Value ?? "") == text && (known?.Dishes ?? []).ToHashSet().SetEquals(dishes)) return [];
        new Rules().Require(sorted.All(codes.Allergens.Contains), CanteenRules.AllergenUnknown()).Check();
        return [new DishesBarred(account.Id, account.LearnerId, by, new(account.LearnerId, text), [.. dishes.Distinct()])];
    }

    /// <summary>Limits what is spent on a day; none lifts the limit.</summary>
    public static IEnumerable<IDomainEvent> Limit(MealAccount account, Money? aDay)
    {
        if (account.ADay == aDay) return [];
        new Rules().Require(aDay is not { } limit || (MealAccount.IsPayable(limit) && limit.Amount >= 0), CanteenRules.AmountInvalid()).Check();
        return [new SpendingLimited(account.Id, account.LearnerId, aDay)];
    }
}

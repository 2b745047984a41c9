namespace EduEvents.Domain.Canteen;

/// <summary>A meal as the till asks for it.</summary>
/// <param name="MealId">The meal, so that a repeat is known.</param>
/// <param name="On">Local day.</param>
/// <param name="Slot">Breakfast, lunch and so on.</param>
/// <param name="Dishes">What is taken of the menu.</param>
/// <param name="Again">True when the learner was served in this slot already and comes once more.</param>
public sealed record MealOrder(Guid MealId, DateOnly On, string Slot, IReadOnlyList<Guid> Dishes, bool Again);

/// <summary>The menu by which a meal is served; looked up before the decision. A menu that is served is frozen.</summary>
public sealed record ServingFacts(MenuStage? Stage, IReadOnlyList<MenuLine> Lines);

/// <summary>Who bears what of a meal.</summary>
public sealed record MealBill(IReadOnlyList<MenuLine> Lines, Money Price, Money Paid, Guid? EntitlementId)
{
    /// <summary>
    /// The bill for some lines of a menu: an entitlement that is not used up yet bears its share of the set meal, once a day for each meal; the rest, and
    /// what is sold beside the set, is paid.
    /// </summary>
    public static MealBill For(MealAccount account, DateOnly on, string slot, IReadOnlyList<MenuLine> lines)
    {
        var (price, set) = (Sum(lines), Sum(lines.Where(l => !l.Extra)));
        return lines.Any(l => !l.Extra) && account.EntitledTo(on, slot) is { } entitlement
            ? new(lines, price, price - set.Part(entitlement.Facts.Share), entitlement.Facts.EntitlementId)
            : new(lines, price, price, null);
    }

    private static Money Sum(IEnumerable<MenuLine> lines) => lines.Aggregate(Money.Tenge(0), (sum, line) => sum + line.Price);
}

/// <summary>Serving at the till, upon the learner's meal account.</summary>
public static class MealServing
{
    /// <summary>
    /// Serves a meal. The same meal sent again changes nothing, another one under its id is refused. What is barred is not served; dishes of the same meal
    /// that are not barred are told instead.
    /// </summary>
    public static IEnumerable<IDomainEvent> Serve(MealAccount account, MealOrder order, ServingFacts facts)
    {
        if (account.Served.TryGetValue(order.MealId, out var known))
            return IsSame(known, order) ? [] : throw new RuleBroken(CanteenRules.MealIdReused());
        MenuLine[] offered = [.. facts.Lines.Where(l => l.Slot == order.Slot)], chosen = [.. offered.Where(l => order.Dishes.Contains(l.DishId))],
            barred = [.. chosen.Where(account.IsBarred)];
        var bill = MealBill.For(account, order.On, order.Slot, chosen);
        var spent = account.SpentOn(order.On);
        new Rules()
            .Require(!account.Meals.ContainsKey(order.MealId), CanteenRules.MealIdReused())
            .Require(facts.Stage == MenuStage.Serving, facts.Stage == MenuStage.Closed ? CanteenRules.DayIsClosed(order.On) : CanteenRules.NotServing(order.On))
            .Require(order.Dishes.All(d => offered.Any(l => l.DishId == d)), CanteenRules.DishNotOnMenu())
            .Require(barred.Length == 0, CanteenRules.DishBarred(NameList.Of(barred.Select(l => l.Names)),
                NameList.Of(offered.Except(chosen).Where(l => !account.IsBarred(l)).Select(l => l.Names))))
            .Require(order.Again || !account.HasEaten(order.On, order.Slot), CanteenRules.AlreadyServed(order.Slot, order.On))
            .Require(account.Balance.Amount >= bill.Paid.Amount, CanteenRules.BalanceShort(account.Balance, bill.Paid))
            .Require(account.Allows(spent, bill.Paid), CanteenRules.LimitReached(account.ADay ?? bill.Paid, spent))
            .Check();
        return [new MealServed(account.Id, account.LearnerId, order.MealId, order.On, order.Slot,
            [.. chosen.Select(l => new ServedDish(l.DishId, l.Names, l.Price, l.Extra))], bill.Price, bill.Paid, bill.EntitlementId)];
    }

    private static bool IsSame(MealServed known, MealOrder order) =>
        known.On == order.On && known.Slot == order.Slot && known.Dishes.Select(d => d.DishId).ToHashSet().SetEquals(order.Dishes);
}

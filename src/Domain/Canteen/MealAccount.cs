using System.Collections.Immutable;

namespace EduEvents.Domain.Canteen;

/// <summary>
/// A learner's meal account. It never goes below zero, and one slot of a day is served once unless the learner comes again and pays. What the learner is
/// entitled to and must not be served stands beside the money, so that a meal is decided upon one stream.
/// </summary>
public sealed record MealAccount(
    Guid Id, Guid LearnerId, Money Balance, ImmutableDictionary<Guid, AccountToppedUp> TopUps, ImmutableDictionary<Guid, MealPaid> Meals,
    ImmutableHashSet<Guid> Refunded) : IState<MealAccount>
{
    /// <summary>Meals served by the menu.</summary>
    public ImmutableDictionary<Guid, MealServed> Served { get; init; } = ImmutableDictionary<Guid, MealServed>.Empty;

    /// <summary>Entitlements that were given.</summary>
    public ImmutableDictionary<Guid, Entitlement> Entitlements { get; init; } = ImmutableDictionary<Guid, Entitlement>.Empty;

    /// <summary>What is barred, by who barred it.</summary>
    public ImmutableDictionary<BarSource, DishesBarred> Bars { get; init; } = ImmutableDictionary<BarSource, DishesBarred>.Empty;

    /// <summary>What may be spent on a day; null for as much as there is.</summary>
    public Money? ADay { get; init; }

    /// <summary>The account of a learner.</summary>
    public static Guid IdOf(Guid learner) => StableId.Of("canteen.meal_account", learner);

    /// <summary>Opens the account once.</summary>
    public static IEnumerable<IDomainEvent> Open(MealAccount? account, Guid learner) =>
        account is null ? [new MealAccountOpened(IdOf(learner), learner)] : [];

    /// <summary>Puts money onto the account. The same payment again changes nothing; another one under its id is refused, else money would be lost.</summary>
    public IEnumerable<IDomainEvent> TopUp(Guid topUp, Money amount, string source, DateOnly on)
    {
        var payment = new AccountToppedUp(Id, LearnerId, topUp, amount, source, on);
        if (TopUps.TryGetValue(topUp, out var known)) return known == payment ? [] : throw new RuleBroken(CanteenRules.TopUpIdReused());
        new Rules().Require(IsPayable(amount) && amount.Amount > 0, CanteenRules.AmountInvalid()).Check();
        return [payment];
    }

    /// <summary>Pays a meal, refused when the money is short or the slot was served already. Another meal under a used id is refused.</summary>
    public IEnumerable<IDomainEvent> Pay(Guid meal, DateOnly on, string slot, string dish, Money price)
    {
        var payment = new MealPaid(Id, LearnerId, meal, on, slot, dish, price);
        if (Meals.TryGetValue(meal, out var known)) return known == payment ? [] : throw new RuleBroken(CanteenRules.MealIdReused());
        var spent = SpentOn(on);
        new Rules()
            .Require(!Served.ContainsKey(meal), CanteenRules.MealIdReused())
            .Require(IsPayable(price) && price.Amount >= 0, CanteenRules.AmountInvalid())
            .Require(!HasEaten(on, slot), CanteenRules.AlreadyServed(slot, on))
            .Require(Balance.Amount >= price.Amount, CanteenRules.BalanceShort(Balance, price))
            .Require(Allows(spent, price), CanteenRules.LimitReached(ADay ?? price, spent))
            .Check();
        return [payment];
    }

    /// <summary>Gives the money of a meal back, once; a meal of the day can then be served anew, also by the entitlement that bore it.</summary>
    public IEnumerable<IDomainEvent> Refund(Guid meal, string reason)
    {
        if (Refunded.Contains(meal)) return [];
        if (Meals.TryGetValue(meal, out var paid)) return [new MealRefunded(Id, LearnerId, meal, paid.On, paid.Price, reason, paid.Slot)];
        return Served.TryGetValue(meal, out var served)
            ? [new MealRefunded(Id, LearnerId, meal, served.On, served.Paid, reason, served.Slot, served.Price - served.Paid)]
            : throw new RuleBroken(CanteenRules.MealUnknown());
    }

    /// <summary>True when something was served in the slot and not given back.</summary>
    public bool HasEaten(DateOnly on, string slot) =>
        Meals.Values.Any(m => m.On == on && m.Slot == slot && !Refunded.Contains(m.MealId))
        || Served.Values.Any(m => m.On == on && m.Slot == slot && !Refunded.Contains(m.MealId));

    /// <summary>What left the account for meals of a day.</summary>
    public Money SpentOn(DateOnly on) => Meals.Values.Where(m => m.On == on && !Refunded.Contains(m.MealId)).Select(m => m.Price)
        .Concat(Served.Values.Where(m => m.On == on && !Refunded.Contains(m.MealId)).Select(m => m.Paid)).Aggregate(Money.Tenge(0), (sum, m) => sum + m);

    /// <summary>True when the limit of a day lets an amount pass after what was spent.</summary>
    public bool Allows(Money spent, Money amount) => ADay is not { } limit || amount.Amount == 0 || (spent + amount).Amount <= limit.Amount;

    /// <summary>True when a dish is barred, itself or for what it holds.</summary>
    public bool IsBarred(MenuLine line) => Bars.Values.Any(b => b.Dishes.Contains(line.DishId) || (b.Allergens.Value ?? "").Split(',').Intersect(line.Allergens).Any());

    /// <summary>The entitlement that bears most of a meal and has not borne it on that day; null when there is none.</summary>
    public Entitlement? EntitledTo(DateOnly on, string slot) => Entitlements.Values
        .Where(e => e.Covers(on, slot) && !Served.Values.Any(m =>
            m.EntitlementId == e.Facts.EntitlementId && m.On == on && m.Slot == slot && !Refunded.Contains(m.MealId)))
        .OrderByDescending(e => e.Facts.Share).ThenBy(e => e.Facts.EntitlementId).FirstOrDefault();

    /// <inheritdoc />
    public static MealAccount? Fold(MealAccount? account, object @event) => (account, @event) switch
    {
        (null, MealAccountOpened e) => new(
            e.AccountId, e.LearnerId, Money.Tenge(0), ImmutableDictionary<Guid, AccountToppedUp>.Empty, ImmutableDictionary<Guid, MealPaid>.Empty, []),
        ({ } a, AccountToppedUp e) => a with { Balance = a.Balance + e.Amount, TopUps = a.TopUps.SetItem(e.TopUpId, e) },
        ({ } a, MealPaid e) => a with { Balance = a.Balance - e.Price, Meals = a.Meals.SetItem(e.MealId, e) },
        ({ } a, MealServed e) => a with { Balance = a.Balance - e.Paid, Served = a.Served.SetItem(e.MealId, e) },
        ({ } a, MealRefunded e) => a with { Balance = a.Balance + e.Price, Refunded = a.Refunded.Add(e.MealId) },
        ({ } a, EntitlementGiven e) => a with { Entitlements = a.Entitlements.SetItem(e.EntitlementId, new(e, e.Until)) },
        ({ } a, EntitlementEnded e) => a with { Entitlements = a.Entitlements.SetItem(e.EntitlementId, a.Entitlements[e.EntitlementId] with { LastDay = e.LastDay }) },
        ({ } a, DishesBarred e) => a with { Bars = a.Bars.SetItem(e.By, e) },
        ({ } a, SpendingLimited e) => a with { ADay = e.ADay },
        _ => account
    };

    /// <summary>True for tenge in whole tiyn.</summary>
    public static bool IsPayable(Money amount) => amount.Currency == "KZT" && decimal.Round(amount.Amount, 2) == amount.Amount;
}

using System.Collections.Immutable;

namespace EduEvents.Domain.Canteen;

/// <summary>A learner's meal account. It never goes below zero, and one slot of a day is served once.</summary>
public sealed record MealAccount(
    Guid Id, Guid LearnerId, Money Balance, ImmutableDictionary<Guid, AccountToppedUp> TopUps, ImmutableDictionary<Guid, MealPaid> Meals,
    ImmutableHashSet<Guid> Refunded) : IState<MealAccount>
{
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
        var served = Meals.Values.Any(m => m.On == on && m.Slot == slot && !Refunded.Contains(m.MealId));
        new Rules()
            .Require(IsPayable(price) && price.Amount >= 0, CanteenRules.AmountInvalid())
            .Require(!served, CanteenRules.AlreadyServed(slot, on))
            .Require(Balance.Amount >= price.Amount, CanteenRules.BalanceShort(Balance, price))
            .Check();
        return [payment];
    }

    /// <summary>Gives the money of a meal back, once.</summary>
    public IEnumerable<IDomainEvent> Refund(Guid meal, string reason)
    {
        if (Refunded.Contains(meal)) return [];
        return Meals.TryGetValue(meal, out var paid)
            ? [new MealRefunded(Id, LearnerId, meal, paid.On, paid.Price, reason)]
            : throw new RuleBroken(CanteenRules.MealUnknown());
    }

    /// <inheritdoc />
    public static MealAccount? Fold(MealAccount? account, object @event) => (account, @event) switch
    {
        (null, MealAccountOpened e) => new(
            e.AccountId, e.LearnerId, Money.Tenge(0), ImmutableDictionary<Guid, AccountToppedUp>.Empty, ImmutableDictionary<Guid, MealPaid>.Empty, []),
        ({ } a, AccountToppedUp e) => a with { Balance = a.Balance + e.Amount, TopUps = a.TopUps.SetItem(e.TopUpId, e) },
        ({ } a, MealPaid e) => a with { Balance = a.Balance - e.Price, Meals = a.Meals.SetItem(e.MealId, e) },
        ({ } a, MealRefunded e) => a with { Balance = a.Balance + e.Price, Refunded = a.Refunded.Add(e.MealId) },
        _ => account
    };

    private static bool IsPayable(Money amount) => amount.Currency == "KZT" && decimal.Round(amount.Amount, 2) == amount.Amount;
}

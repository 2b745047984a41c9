using EduEvents.Application.Canteen;
using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Canteen;

/// <summary>The meal account of one learner.</summary>
public static class Purse
{
    public static readonly DateOnly Day = new(2026, 9, 1);
    public static readonly Guid Id = MealAccount.IdOf(Ids.Aigerim);
    public static readonly MealAccountOpened Opened = new(Id, Ids.Aigerim);

    public static AccountToppedUp Filled(decimal amount, Guid? id = null) =>
        new(Id, Ids.Aigerim, id ?? Ids.TopUp, Money.Tenge(amount), "cash", Day);

    public static MealPaid Paid(decimal price = 650, Guid? id = null, string slot = "lunch") =>
        new(Id, Ids.Aigerim, id ?? Ids.Meal, Day, slot, "палау", Money.Tenge(price));

    public static MealRefunded Refunded(decimal price = 650) => new(Id, Ids.Aigerim, Ids.Meal, Day, Money.Tenge(price), "берілмеді", "lunch");
}

public sealed class OpenMealAccountTests
{
    private static IEnumerable<IDomainEvent> Open(MealAccount? account) => OpenMealAccountHandler.Handle(new(Ids.Aigerim), account);

    [Fact]
    public void An_account_is_opened() => Given<MealAccount>().When(Open).Then(Purse.Opened);

    [Fact]
    public void Once() => Given<MealAccount>(Purse.Opened).When(Open).ThenNothing();
}

public sealed class TopUpAccountTests
{
    private static Func<MealAccount, IEnumerable<IDomainEvent>> TopUp(decimal amount, string source = "cash") =>
        account => TopUpAccountHandler.Handle(new(Ids.Aigerim, Ids.TopUp, amount, source, Purse.Day), account);

    [Fact]
    public void Money_comes_onto_the_account() => Given<MealAccount>(Purse.Opened).When(TopUp(5000.50m)).Then(Purse.Filled(5000.50m));

    [Fact]
    public void The_same_payment_again_changes_nothing() =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(5000)).When(TopUp(5000)).ThenNothing();

    [Fact]
    public void Another_payment_under_its_id_is_refused()
    {
        Given<MealAccount>(Purse.Opened, Purse.Filled(5000)).When(TopUp(4000)).ThenBroken(CanteenRules.TopUpIdReused());
        Given<MealAccount>(Purse.Opened, Purse.Filled(5000)).When(TopUp(5000, "card")).ThenBroken(CanteenRules.TopUpIdReused());
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(0.001)]
    public void An_amount_is_above_zero_and_in_whole_tiyn(double amount) =>
        Given<MealAccount>(Purse.Opened).When(TopUp((decimal)amount)).ThenBroken(CanteenRules.AmountInvalid());
}

public sealed class PayMealTests
{
    private static Func<MealAccount, IEnumerable<IDomainEvent>> Pay(decimal price = 650, Guid? id = null, string slot = "lunch") =>
        account => PayMealHandler.Handle(new(Ids.Aigerim, id ?? Ids.Meal, Purse.Day, slot, "палау", price), account);

    [Theory, InlineData(650), InlineData(649.99)]
    public void A_meal_is_paid_down_to_the_last_tiyn(double price) =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(650)).When(Pay((decimal)price)).Then(Purse.Paid((decimal)price));

    [Fact]
    public void A_free_meal_needs_no_money() => Given<MealAccount>(Purse.Opened).When(Pay(0)).Then(Purse.Paid(0));

    [Fact]
    public void The_account_never_goes_below_zero() =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(649.99m)).When(Pay())
            .ThenBroken(CanteenRules.BalanceShort(Money.Tenge(649.99m), Money.Tenge(650)));

    [Fact]
    public void The_same_meal_again_changes_nothing() =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(650), Purse.Paid()).When(Pay()).ThenNothing();

    [Fact]
    public void Another_meal_under_its_id_is_refused() =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(5000), Purse.Paid()).When(Pay(700)).ThenBroken(CanteenRules.MealIdReused());

    [Fact]
    public void A_slot_of_a_day_is_served_once()
    {
        var eaten = Given<MealAccount>(Purse.Opened, Purse.Filled(5000), Purse.Paid());
        eaten.When(Pay(id: Ids.Of(52))).ThenBroken(CanteenRules.AlreadyServed("lunch", Purse.Day));
        eaten.When(Pay(id: Ids.Of(52), slot: "supper")).Then(Purse.Paid(id: Ids.Of(52), slot: "supper"));
    }

    [Fact]
    public void A_refunded_slot_is_served_again() =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(650), Purse.Paid(), Purse.Refunded()).When(Pay(id: Ids.Of(52)))
            .Then(Purse.Paid(id: Ids.Of(52)));

    [Theory, InlineData(-1), InlineData(1.005)]
    public void A_price_is_not_below_zero_and_in_whole_tiyn(double price) =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(650)).When(Pay((decimal)price)).ThenBroken(CanteenRules.AmountInvalid());

    [Fact]
    public void All_broken_rules_come_back_together() =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(650), Purse.Paid()).When(Pay(0.001m, Ids.Of(52)))
        .ThenBroken(CanteenRules.AmountInvalid(), CanteenRules.AlreadyServed("lunch", Purse.Day),
            CanteenRules.BalanceShort(Money.Tenge(0), Money.Tenge(0.001m)));
}

public sealed class RefundMealTests
{
    private static IEnumerable<IDomainEvent> Refund(MealAccount account) =>
        RefundMealHandler.Handle(new(Ids.Aigerim, Ids.Meal, "берілмеді"), account);

    [Fact]
    public void A_meal_gives_its_price_back() =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(650), Purse.Paid()).When(Refund).Then(Purse.Refunded());

    [Fact]
    public void Once() => Given<MealAccount>(Purse.Opened, Purse.Filled(650), Purse.Paid(), Purse.Refunded()).When(Refund).ThenNothing();

    [Fact]
    public void What_was_not_paid_is_not_given_back() =>
        Given<MealAccount>(Purse.Opened, Purse.Filled(650)).When(Refund).ThenBroken(CanteenRules.MealUnknown());

    [Fact]
    public void The_balance_is_what_came_less_what_went() => Assert.Equal(Money.Tenge(1000.25m),
        Given<MealAccount>(Purse.Opened, Purse.Filled(1000.25m), Purse.Paid(), Purse.Refunded()).Value!.Balance);
}

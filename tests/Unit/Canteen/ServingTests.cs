using EduEvents.Application.Canteen;
using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Canteen;

/// <summary>Facts about what Aigerim may eat.</summary>
public static class Table
{
    public static readonly Guid Free = Ids.Of(910), Half = Ids.Of(911), MealB = Ids.Of(920);
    public static readonly OrderRef Order = new("45-ө", new(2026, 8, 28));

    public static EntitlementGiven Entitled(Guid? id = null, int share = 100, string category = "primary", DateOnly? until = null) => new(Purse.Id, Ids.Aigerim, id ?? Free,
        new(Ids.Aigerim, category), ["lunch"], share, new(2026, 9, 1), until ?? new(2026, 12, 31), Order);

    public static DishesBarred Barred(BarSource by, string allergens, params Guid[] dishes) => new(Purse.Id, Ids.Aigerim, by, new(Ids.Aigerim, allergens), dishes);

    public static SpendingLimited Limited(decimal? aDay) => new(Purse.Id, Ids.Aigerim, aDay is { } limit ? Money.Tenge(limit) : null);

    public static MealServed Served(decimal paid = 650, Guid? by = null, Guid? id = null, params DishDescribed[] dishes)
    {
        if (dishes.Length == 0) dishes = [Kitchen.OfSoup, Kitchen.OfPilaf];
        return new(Purse.Id, Ids.Aigerim, id ?? Ids.Meal, Purse.Day, "lunch", [.. dishes.Select(d => new ServedDish(d.DishId, d.Names, d.Price, d.DishId == Kitchen.Bun))],
            Money.Tenge(dishes.Sum(d => d.Price.Amount)), Money.Tenge(paid), by);
    }

    public static MealRefunded Back(decimal paid, decimal covered) => new(Purse.Id, Ids.Aigerim, Ids.Meal, Purse.Day, Money.Tenge(paid), "қате", "lunch", Money.Tenge(covered));
}

public sealed class ServeMealTests
{
    private static readonly ServingFacts Open = new(MenuStage.Serving, Kitchen.Lines);
    private static readonly Guid[] Set = [Kitchen.Soup, Kitchen.Pilaf];

    private static Func<MealAccount, IEnumerable<IDomainEvent>> Serve(
        Guid[]? dishes = null, Guid? id = null, bool again = false, ServingFacts? facts = null, string slot = "lunch") =>
        account => ServeMealHandler.Handle(new(Ids.Aigerim, id ?? Ids.Meal, Purse.Day, slot, dishes ?? Set, again), account, facts ?? Open);

    private static Past<MealAccount> With(params IDomainEvent[] facts) => Given<MealAccount>([Purse.Opened, .. facts]);

    [Fact]
    public void A_meal_is_paid_from_the_account_down_to_the_last_tiyn() => With(Purse.Filled(650)).When(Serve()).Then(Table.Served());

    [Fact]
    public void The_account_never_goes_below_zero() =>
        With(Purse.Filled(649.99m)).When(Serve()).ThenBroken(CanteenRules.BalanceShort(Money.Tenge(649.99m), Money.Tenge(650)));

    [Fact]
    public void Who_is_entitled_pays_nothing_for_the_set_meal() => With(Table.Entitled()).When(Serve()).Then(Table.Served(0, Table.Free));

    [Fact]
    public void A_subsidy_bears_its_share_and_what_is_beside_the_set_is_paid() => With(Table.Entitled(Table.Half, 50), Purse.Filled(475))
        .When(Serve([.. Set, Kitchen.Bun])).Then(Table.Served(475, Table.Half, null, Kitchen.OfSoup, Kitchen.OfPilaf, Kitchen.OfBun));

    [Fact]
    public void The_better_entitlement_counts() => With(Table.Entitled(Table.Half, 50), Table.Entitled()).When(Serve()).Then(Table.Served(0, Table.Free));

    [Fact]
    public void Nobody_is_entitled_to_what_is_beside_the_set() => With(Table.Entitled(), Purse.Filled(150)).When(Serve([Kitchen.Bun]))
        .Then(Table.Served(150, null, null, Kitchen.OfBun));

    [Fact]
    public void An_entitlement_is_used_once_a_day_for_each_meal()
    {
        var eaten = With(Table.Entitled(), Table.Served(0, Table.Free), Purse.Filled(650));
        eaten.When(Serve(id: Table.MealB)).ThenBroken(CanteenRules.AlreadyServed("lunch", Purse.Day));
        eaten.When(Serve(id: Table.MealB, again: true)).Then(Table.Served(650, null, Table.MealB));
    }

    [Fact]
    public void A_meal_that_was_given_back_leaves_the_entitlement_to_be_used() =>
        With(Table.Entitled(), Table.Served(0, Table.Free), Table.Back(0, 650)).When(Serve(id: Table.MealB)).Then(Table.Served(0, Table.Free, Table.MealB));

    [Fact]
    public void An_entitlement_that_ended_bears_nothing() =>
        With(Table.Entitled(), new EntitlementEnded(Purse.Id, Ids.Aigerim, Table.Free, new(2026, 8, 31), "кетті"), Purse.Filled(650)).When(Serve()).Then(Table.Served());

    [Fact]
    public void The_same_meal_again_changes_nothing_and_another_under_its_id_is_refused()
    {
        var eaten = With(Purse.Filled(5000), Table.Served());
        eaten.When(Serve([Kitchen.Pilaf, Kitchen.Soup])).ThenNothing();
        eaten.When(Serve([Kitchen.Soup])).ThenBroken(CanteenRules.MealIdReused());
        With(Purse.Filled(5000), Purse.Paid(100, slot: "breakfast")).When(Serve()).ThenBroken(CanteenRules.MealIdReused());
    }

    [Fact]
    public void Also_what_was_sold_without_a_menu_fills_the_slot() =>
        With(Purse.Filled(5000), Purse.Paid()).When(Serve(id: Table.MealB)).ThenBroken(CanteenRules.AlreadyServed("lunch", Purse.Day));

    [Fact]
    public void What_is_barred_is_refused_with_what_there_is_instead()
    {
        NameList pilaf = NameList.Of([Kitchen.OfPilaf.Names]), bun = NameList.Of([Kitchen.OfBun.Names]), none = NameList.Of([]);
        With(Purse.Filled(5000), Table.Barred(BarSource.Family, "celery")).When(Serve()).ThenBroken(CanteenRules.DishBarred(pilaf, bun));
        With(Purse.Filled(5000), Table.Barred(BarSource.Medical, "", Kitchen.Pilaf), Table.Barred(BarSource.Family, "egg,milk")).When(Serve())
            .ThenBroken(CanteenRules.DishBarred(pilaf, none));
    }

    [Fact]
    public void A_bar_that_was_lifted_bars_nothing() =>
        With(Purse.Filled(650), Table.Barred(BarSource.Family, "celery"), Table.Barred(BarSource.Family, "")).When(Serve()).Then(Table.Served());

    [Fact]
    public void A_limit_of_the_day_holds_for_what_is_paid_only()
    {
        With(Purse.Filled(5000), Table.Limited(649)).When(Serve()).ThenBroken(CanteenRules.LimitReached(Money.Tenge(649), Money.Tenge(0)));
        With(Purse.Filled(5000), Table.Limited(700), Purse.Paid(100, Table.MealB, "breakfast")).When(Serve())
            .ThenBroken(CanteenRules.LimitReached(Money.Tenge(700), Money.Tenge(100)));
        With(Table.Entitled(), Table.Limited(0)).When(Serve()).Then(Table.Served(0, Table.Free));
        With(Purse.Filled(650), Table.Limited(10), Table.Limited(null)).When(Serve()).Then(Table.Served());
    }

    [Fact]
    public void Nothing_is_served_before_or_after_the_day_nor_beside_the_menu()
    {
        var rich = With(Purse.Filled(5000));
        rich.When(Serve(facts: Open with { Stage = MenuStage.Approved })).ThenBroken(CanteenRules.NotServing(Purse.Day));
        rich.When(Serve(facts: new(null, []))).ThenBroken(CanteenRules.NotServing(Purse.Day), CanteenRules.DishNotOnMenu());
        rich.When(Serve(facts: Open with { Stage = MenuStage.Closed })).ThenBroken(CanteenRules.DayIsClosed(Purse.Day));
        rich.When(Serve([Kitchen.Soup, Ids.Of(999)])).ThenBroken(CanteenRules.DishNotOnMenu());
        rich.When(Serve(slot: "supper")).ThenBroken(CanteenRules.DishNotOnMenu());
    }

    [Fact]
    public void A_meal_by_the_menu_gives_back_what_was_paid_and_what_the_budget_bore() =>
        With(Table.Entitled(Table.Half, 50), Purse.Filled(400), Table.Served(325, Table.Half)).When(a => RefundMealHandler.Handle(new(Ids.Aigerim, Ids.Meal, "қате"), a))
            .Then(Table.Back(325, 325));

    [Fact]
    public void The_balance_is_what_came_less_what_was_paid() => Assert.Equal(Money.Tenge(75), With(Purse.Filled(400), Table.Served(325, Table.Half)).Value!.Balance);
}

public sealed class MealRightsTests
{
    private static readonly MealCodes Codes = new(new HashSet<string> { "milk", "nuts" }, new HashSet<string> { "primary" });

    private static GiveEntitlement Gives(string category = "primary", int share = 100) =>
        new(Ids.Aigerim, Table.Free, category, ["lunch"], share, new(2026, 9, 1), new(2026, 12, 31), Table.Order);

    private static Func<MealAccount, IEnumerable<IDomainEvent>> Give(GiveEntitlement c) => account => GiveEntitlementHandler.Handle(c, account, Codes);

    private static Func<MealAccount, IEnumerable<IDomainEvent>> End(DateOnly lastDay, string reason = "ауысты", Guid? id = null) =>
        account => EndEntitlementHandler.Handle(new(Ids.Aigerim, id ?? Table.Free, lastDay, reason), account);

    private static Func<MealAccount, IEnumerable<IDomainEvent>> Bar(string[] allergens, Guid[] dishes, BarSource by = BarSource.Family) =>
        account => BarDishesHandler.Handle(new(Ids.Aigerim, allergens, dishes), account, (by, Codes));

    private static Past<MealAccount> With(params IDomainEvent[] facts) => Given<MealAccount>([Purse.Opened, .. facts]);

    [Fact]
    public void Meals_are_given_by_a_decision_once()
    {
        With().When(Give(Gives())).Then(Table.Entitled());
        With(Table.Entitled()).When(Give(Gives())).ThenNothing();
        With(Table.Entitled()).When(Give(Gives(share: 50))).ThenBroken(CanteenRules.EntitlementIdReused());
    }

    [Fact]
    public void What_is_not_known_is_refused_all_together() => With().When(Give(Gives("rich") with { Slots = ["brunch"], Until = new(2026, 8, 31) }))
        .ThenBroken(CanteenRules.CategoryUnknown(), CanteenRules.SlotUnknown(), CanteenRules.EndsBeforeItBegins());

    [Fact]
    public void They_end_early_once_with_a_reason_and_not_late()
    {
        var ended = new EntitlementEnded(Purse.Id, Ids.Aigerim, Table.Free, new(2026, 10, 1), "ауысты");
        With(Table.Entitled()).When(End(new(2026, 10, 1))).Then(ended);
        With(Table.Entitled(), ended).When(End(new(2026, 10, 1))).ThenNothing();
        With(Table.Entitled()).When(End(new(2027, 1, 1))).ThenBroken(CanteenRules.EndsOutsideItsTime(new(2026, 9, 1), new(2026, 12, 31)));
        With(Table.Entitled()).When(End(new(2026, 10, 1), "а")).ThenBroken(CanteenRules.ReasonNeeded());
        With(Table.Entitled()).When(End(new(2026, 10, 1), id: Table.Half)).ThenBroken(CanteenRules.EntitlementUnknown());
    }

    [Fact]
    public void Each_side_bars_for_itself_and_the_same_again_changes_nothing()
    {
        With().When(Bar(["nuts", "milk", "nuts"], [Kitchen.Bun])).Then(Table.Barred(BarSource.Family, "milk,nuts", Kitchen.Bun));
        With(Table.Barred(BarSource.Family, "milk,nuts", Kitchen.Bun)).When(Bar(["milk", "nuts"], [Kitchen.Bun])).ThenNothing();
        With(Table.Barred(BarSource.Family, "milk")).When(Bar(["milk"], [], BarSource.Medical)).Then(Table.Barred(BarSource.Medical, "milk"));
        With().When(Bar([], [])).ThenNothing();
        With(Table.Barred(BarSource.Family, "milk")).When(Bar([], [])).Then(Table.Barred(BarSource.Family, ""));
    }

    [Fact]
    public void An_allergen_must_be_known() => With().When(Bar(["stone"], [])).ThenBroken(CanteenRules.AllergenUnknown());

    [Fact]
    public void A_limit_is_set_changed_and_lifted()
    {
        static Func<MealAccount, IEnumerable<IDomainEvent>> Limit(decimal? aDay) => account => LimitSpendingHandler.Handle(new(Ids.Aigerim, aDay), account);
        With().When(Limit(700)).Then(Table.Limited(700));
        With(Table.Limited(700)).When(Limit(700)).ThenNothing();
        With(Table.Limited(700)).When(Limit(null)).Then(Table.Limited(null));
        With().When(Limit(1.005m)).ThenBroken(CanteenRules.AmountInvalid());
    }
}

using EduEvents.Application.Canteen;
using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Canteen;

/// <summary>A small kitchen: soup and pilaf for the set meal, a bun beside it.</summary>
public static class Kitchen
{
    public static readonly DateOnly Day = new(2026, 9, 1);
    public static readonly Guid DayId = CanteenDay.IdOf(Day), Soup = Ids.Of(900), Pilaf = Ids.Of(901), Bun = Ids.Of(902), Photo = Ids.Of(903);
    private static readonly AttachedFile Picture = new(Photo, "", "image/jpeg", 1200, new('a', 64));

    public static readonly Nutrients Gives = new(8.5m, 4, 20, 150);

    public static DishDescribed Described(Guid dish, string name, decimal price, params string[] allergens) =>
        new(dish, new(name, name + " ru", ""), 200, Money.Tenge(price), Gives, allergens, []);

    public static readonly DishDescribed OfSoup = Described(Soup, "Сорпа", 250), OfPilaf = Described(Pilaf, "Палау", 400, "celery"),
        OfBun = Described(Bun, "Тоқаш", 150, "gluten", "egg");

    public static readonly DishFacts Known = new(new HashSet<string> { "celery", "gluten", "egg", "milk" }, [Picture]);

    public static MenuFacts On(DateOnly today) => new(today, new[] { OfSoup, OfPilaf, OfBun }.ToDictionary(d => d.DishId));

    public static MenuLine Line(DishDescribed dish, bool extra = false, string slot = "lunch") =>
        new(slot, dish.DishId, dish.Names, dish.Portion, dish.Price, dish.Nutrients, dish.Allergens, extra);

    public static readonly IReadOnlyList<MenuLine> Lines = [Line(OfSoup), Line(OfPilaf), Line(OfBun, extra: true)];

    public static readonly MenuDrawnUp Drawn = new(DayId, Day, Lines);
    public static readonly MenuApproved Approved = new(DayId, Day);
    public static readonly ServingStarted Started = new(DayId, Day);
    public static readonly ServingClosed Closed = new(DayId, Day, [new("lunch", 3)]);
}

public sealed class DescribeDishTests
{
    private static DescribeDish Pilaf(decimal price = 400, string[]? allergens = null, Guid? photo = null) => new(Kitchen.Pilaf, new("Палау", "Палау ru"), 200, price,
        Kitchen.Gives, allergens ?? ["celery"], photo is { } id ? [new(id, "палау.jpg")] : []);

    private static Func<Dish, IEnumerable<IDomainEvent>> Describe(DescribeDish c) => dish => DescribeDishHandler.Handle(c, dish, Kitchen.Known);

    [Fact]
    public void A_dish_is_described() => Given<Dish>().When(Describe(Pilaf())).Then(Kitchen.OfPilaf);

    [Fact]
    public void With_the_photograph_that_was_sent() => Given<Dish>().When(Describe(Pilaf(photo: Kitchen.Photo)))
        .Then(Kitchen.OfPilaf with { Files = [Kitchen.Known.Files[0] with { Name = "палау.jpg" }] });

    [Fact]
    public void The_same_again_changes_nothing() => Given<Dish>(Kitchen.OfPilaf).When(Describe(Pilaf())).ThenNothing();

    [Fact]
    public void A_new_price_describes_it_anew() =>
        Given<Dish>(Kitchen.OfPilaf).When(Describe(Pilaf(450))).Then(Kitchen.OfPilaf with { Price = Money.Tenge(450) });

    [Fact]
    public void What_is_not_known_is_refused_all_together() => Given<Dish>().When(Describe(Pilaf(1.005m, ["stone"], Ids.Of(904))))
        .ThenBroken(CanteenRules.AmountInvalid(), CanteenRules.AllergenUnknown(), FileRules.Unknown());

    [Fact]
    public void A_dish_has_one_photograph() => Given<Dish>().When(Describe(Pilaf() with { Photos = [new(Kitchen.Photo, "1"), new(Kitchen.Photo, "2")] }))
        .ThenBroken(FileRules.TooMany(1));

    [Fact]
    public void It_is_withdrawn_once_and_can_be_cooked_again()
    {
        static IEnumerable<IDomainEvent> Withdraw(Dish dish) => WithdrawDishHandler.Handle(new(Kitchen.Pilaf, " маусымы өтті "), dish);
        var withdrawn = new DishWithdrawn(Kitchen.Pilaf, "маусымы өтті");
        Given<Dish>(Kitchen.OfPilaf).When(Withdraw).Then(withdrawn);
        Given<Dish>(Kitchen.OfPilaf, withdrawn).When(Withdraw).ThenNothing();
        Given<Dish>(Kitchen.OfPilaf, withdrawn).When(Describe(Pilaf())).Then(Kitchen.OfPilaf);
    }

    [Fact]
    public void Withdrawing_says_why() =>
        Given<Dish>(Kitchen.OfPilaf).When(d => WithdrawDishHandler.Handle(new(Kitchen.Pilaf, "а "), d)).ThenBroken(CanteenRules.ReasonNeeded());
}

public sealed class DrawUpMenuTests
{
    private static readonly MenuChoice[] Choices = [new("lunch", Kitchen.Soup, false), new("lunch", Kitchen.Pilaf, false), new("lunch", Kitchen.Bun, true)];

    private static Func<CanteenDay, IEnumerable<IDomainEvent>> DrawUp(MenuChoice[]? choices = null, DateOnly? today = null) =>
        day => DrawUpMenuHandler.Handle(new(Kitchen.Day, choices ?? Choices), day, Kitchen.On(today ?? Kitchen.Day.AddDays(-3)));

    [Fact]
    public void A_menu_holds_its_dishes_as_they_are_now() => Given<CanteenDay>().When(DrawUp()).Then(Kitchen.Drawn);

    [Fact]
    public void The_same_again_changes_nothing_also_when_it_is_approved() => Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved).When(DrawUp()).ThenNothing();

    [Fact]
    public void Drawn_up_anew_it_needs_approval_again()
    {
        var anew = new MenuDrawnUp(Kitchen.DayId, Kitchen.Day, [Kitchen.Lines[0]]);
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved).When(DrawUp(Choices[..1])).Then(anew);
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved, anew).When(d => ApproveMenuHandler.Handle(new(Kitchen.Day), d)).Then(Kitchen.Approved);
    }

    [Fact]
    public void Once_it_is_served_it_is_frozen()
    {
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved, Kitchen.Started).When(DrawUp(Choices[..1])).ThenBroken(CanteenRules.MenuIsFrozen());
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved, Kitchen.Started, Kitchen.Closed).When(DrawUp(Choices[..1])).ThenBroken(CanteenRules.MenuIsFrozen());
    }

    [Fact]
    public void A_day_that_is_over_has_no_new_menu() =>
        Given<CanteenDay>().When(DrawUp(today: Kitchen.Day.AddDays(1))).ThenBroken(CanteenRules.MenuOfThePast(Kitchen.Day));

    [Fact]
    public void What_does_not_fit_is_told_all_together() => Given<CanteenDay>()
        .When(DrawUp([new("brunch", Kitchen.Soup, false), new("lunch", Ids.Of(999), false), Choices[1], Choices[1]]))
        .ThenBroken(CanteenRules.SlotUnknown(), CanteenRules.DishUnknown(), CanteenRules.DishTwice());
}

public sealed class CanteenDayTests
{
    private static IEnumerable<IDomainEvent> Approve(CanteenDay day) => ApproveMenuHandler.Handle(new(Kitchen.Day), day);

    private static Func<CanteenDay, IEnumerable<IDomainEvent>> Start(DateOnly? today = null) =>
        day => StartServingHandler.Handle(new(Kitchen.Day), day, today ?? Kitchen.Day);

    private static Func<CanteenDay, IEnumerable<IDomainEvent>> Close(int portions = 3, string slot = "lunch") =>
        day => CloseServingHandler.Handle(new(Kitchen.Day, [new(slot, portions)]), day);

    [Fact]
    public void The_head_approves_once()
    {
        Given<CanteenDay>(Kitchen.Drawn).When(Approve).Then(Kitchen.Approved);
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved).When(Approve).ThenNothing();
    }

    [Fact]
    public void Only_an_approved_menu_is_served() => Given<CanteenDay>(Kitchen.Drawn).When(Start()).ThenBroken(CanteenRules.MenuNotApproved());

    [Fact]
    public void And_only_on_its_day() => Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved).When(Start(Kitchen.Day.AddDays(-1)))
        .ThenBroken(CanteenRules.NotToday(Kitchen.Day));

    [Fact]
    public void Serving_begins_once()
    {
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved).When(Start()).Then(Kitchen.Started);
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved, Kitchen.Started).When(Start()).ThenNothing();
    }

    [Fact]
    public void A_closed_day_does_not_begin_again() => Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved, Kitchen.Started, Kitchen.Closed).When(Start())
        .ThenBroken(CanteenRules.DayIsClosed(Kitchen.Day));

    [Fact]
    public void A_day_is_closed_with_what_the_kitchen_counted()
    {
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved, Kitchen.Started).When(Close()).Then(Kitchen.Closed);
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved, Kitchen.Started, Kitchen.Closed).When(Close()).ThenNothing();
        Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved, Kitchen.Started, Kitchen.Closed).When(Close(4)).ThenBroken(CanteenRules.DayIsClosed(Kitchen.Day));
    }

    [Fact]
    public void What_was_not_begun_is_not_closed_and_a_slot_must_be_known() => Given<CanteenDay>(Kitchen.Drawn, Kitchen.Approved).When(Close(slot: "brunch"))
        .ThenBroken(CanteenRules.NotServing(Kitchen.Day), CanteenRules.SlotUnknown());

    [Fact]
    public async Task The_products_own_clock_says_which_day_it_is() => Assert.Equal(new(2026, 9, 2),
        await StartServingHandler.Today(new(Kitchen.Day), new(null!, new(2026, 9, 1, 19, 0, 0, TimeSpan.Zero), default)));
}

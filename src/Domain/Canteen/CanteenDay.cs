namespace EduEvents.Domain.Canteen;

/// <summary>How far the day of the canteen is.</summary>
public enum MenuStage
{
    /// <summary>The menu is drawn up and not approved.</summary>
    Drawn,

    /// <summary>The head approved it; families see it.</summary>
    Approved,

    /// <summary>It is being served and frozen.</summary>
    Serving,

    /// <summary>The day is over.</summary>
    Closed
}

/// <summary>A dish that somebody puts on a menu.</summary>
public sealed record MenuChoice(string Slot, Guid DishId, bool Extra);

/// <summary>What must be known to draw a menu up; looked up before the decision.</summary>
/// <param name="Today">Local day of the decision.</param>
/// <param name="Dishes">The dishes it names that are cooked.</param>
public sealed record MenuFacts(DateOnly Today, IReadOnlyDictionary<Guid, DishDescribed> Dishes);

/// <summary>One day of the canteen: the menu, its approval, serving, the close.</summary>
public sealed record CanteenDay(Guid Id, DateOnly On, MenuStage Stage, IReadOnlyList<MenuLine> Lines, IReadOnlyList<SlotCount> Counted) : IState<CanteenDay>
{
    /// <summary>The day's stream; the same id in every organisation, which tenants keep apart.</summary>
    public static Guid IdOf(DateOnly on) => StableId.Of("canteen.day", on);

    /// <summary>Draws the menu up, or up anew until serving begins; what was approved needs approval again.</summary>
    public static IEnumerable<IDomainEvent> DrawUp(CanteenDay? day, DateOnly on, IReadOnlyList<MenuChoice> choices, MenuFacts facts)
    {
        MenuLine[] lines = [.. choices.Where(c => facts.Dishes.ContainsKey(c.DishId)).Select(c => Line(c, facts.Dishes[c.DishId]))];
        if (day is not null && lines.Length == choices.Count && day.IsOf(lines)) return [];
        new Rules()
            .Require(on >= facts.Today, CanteenRules.MenuOfThePast(on))
            .Require(day?.Stage is not (MenuStage.Serving or MenuStage.Closed), CanteenRules.MenuIsFrozen())
            .Require(choices.All(c => MealSlots.All.Contains(c.Slot)), CanteenRules.SlotUnknown())
            .Require(lines.Length == choices.Count, CanteenRules.DishUnknown())
            .Require(choices.DistinctBy(c => (c.Slot, c.DishId)).Count() == choices.Count, CanteenRules.DishTwice())
            .Check();
        return [new MenuDrawnUp(IdOf(on), on, lines)];
    }

    /// <summary>Approves the menu as it stands, once.</summary>
    public IEnumerable<IDomainEvent> Approve() => Stage == MenuStage.Drawn ? [new MenuApproved(Id, On)] : [];

    /// <summary>Begins serving: only by an approved menu, and only on its day.</summary>
    public IEnumerable<IDomainEvent> Start(DateOnly today)
    {
        if (Stage == MenuStage.Serving) return [];
        new Rules()
            .Require(Stage != MenuStage.Drawn, CanteenRules.MenuNotApproved())
            .Require(Stage != MenuStage.Closed, CanteenRules.DayIsClosed(On))
            .Require(On == today, CanteenRules.NotToday(On))
            .Check();
        return [new ServingStarted(Id, On)];
    }

    /// <summary>Closes the day with what the kitchen counted; the same again changes nothing.</summary>
    public IEnumerable<IDomainEvent> Close(IReadOnlyList<SlotCount> counted)
    {
        if (Stage == MenuStage.Closed && Counted.SequenceEqual(counted)) return [];
        new Rules()
            .Require(Stage != MenuStage.Closed, CanteenRules.DayIsClosed(On))
            .Require(Stage is MenuStage.Serving or MenuStage.Closed, CanteenRules.NotServing(On))
            .Require(counted.All(c => MealSlots.All.Contains(c.Slot)), CanteenRules.SlotUnknown())
            .Check();
        return [new ServingClosed(Id, On, counted)];
    }

    /// <inheritdoc />
    public static CanteenDay? Fold(CanteenDay? day, object @event) => (day, @event) switch
    {
        (_, MenuDrawnUp e) => new(e.DayId, e.On, MenuStage.Drawn, e.Lines, []),
        ({ } d, MenuApproved) => d with { Stage = MenuStage.Approved },
        ({ } d, ServingStarted) => d with { Stage = MenuStage.Serving },
        ({ } d, ServingClosed e) => d with { Stage = MenuStage.Closed, Counted = e.Counted },
        _ => day
    };

    private static MenuLine Line(MenuChoice choice, DishDescribed dish) =>
        new(choice.Slot, dish.DishId, dish.Names, dish.Portion, dish.Price, dish.Nutrients, dish.Allergens, choice.Extra);

    private bool IsOf(MenuLine[] lines) => Lines.Count == lines.Length
        && Lines.Zip(lines).All(p => p.First with { Allergens = p.Second.Allergens } == p.Second && p.First.Allergens.SequenceEqual(p.Second.Allergens));
}

namespace EduEvents.Domain.Canteen;

/// <summary>What must be known to describe a dish; looked up before the decision.</summary>
/// <param name="Allergens">Codes of allergens in force.</param>
/// <param name="Files">The files the command names, as far as the store has them.</param>
public sealed record DishFacts(IReadOnlySet<string> Allergens, IReadOnlyList<AttachedFile> Files);

/// <summary>A dish as somebody describes it.</summary>
public sealed record DishText(
    Guid DishId, LocalNames Names, int Portion, Money Price, Nutrients Nutrients, IReadOnlyList<string> Allergens, IReadOnlyList<FileRef> Photos);

/// <summary>A dish of the kitchen.</summary>
public sealed record Dish(Guid Id, DishDescribed Facts, bool Withdrawn) : IState<Dish>
{
    private const int ShortestReason = 3;

    /// <summary>Describes it, for the first time or anew; the same again changes nothing. One that was withdrawn is cooked again.</summary>
    public static IEnumerable<IDomainEvent> Describe(Dish? dish, DishText text, DishFacts facts)
    {
        if (dish is { Withdrawn: false } && dish.IsSameAs(text)) return [];
        new Rules()
            .Require(MealAccount.IsPayable(text.Price) && text.Price.Amount >= 0, CanteenRules.AmountInvalid())
            .Require(text.Allergens.All(facts.Allergens.Contains), CanteenRules.AllergenUnknown())
            .Require(text.Photos.Count <= 1, FileRules.TooMany(1))
            .Require(text.Photos.All(p => facts.Files.Any(f => f.FileId == p.FileId)), FileRules.Unknown())
            .Check();
        AttachedFile[] photo = [.. text.Photos.Select(p => facts.Files.First(f => f.FileId == p.FileId) with { Name = p.Name })];
        return [new DishDescribed(text.DishId, text.Names, text.Portion, text.Price, text.Nutrients, [.. text.Allergens.Distinct()], photo)];
    }

    /// <summary>Takes it off the list of dishes, once, with a reason. Menus that have it keep it.</summary>
    public IEnumerable<IDomainEvent> Withdraw(string reason)
    {
        if (Withdrawn) return [];
        new Rules().Require(reason.Length >= ShortestReason, CanteenRules.ReasonNeeded()).Check();
        return [new DishWithdrawn(Id, reason)];
    }

    /// <inheritdoc />
    public static Dish? Fold(Dish? dish, object @event) => (dish, @event) switch
    {
        (_, DishDescribed e) => new(e.DishId, e, false),
        ({ } d, DishWithdrawn) => d with { Withdrawn = true },
        _ => dish
    };

    private bool IsSameAs(DishText text) => Facts.Names == text.Names && Facts.Portion == text.Portion && Facts.Price == text.Price
        && Facts.Nutrients == text.Nutrients && Facts.Allergens.ToHashSet().SetEquals(text.Allergens)
        && Facts.Files.Select(f => f.FileId).SequenceEqual(text.Photos.Select(p => p.FileId));
}

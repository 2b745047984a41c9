using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using EduEvents.Projections.Canteen;

namespace EduEvents.Application.Canteen;

/// <summary>Looks up what the decisions of the canteen must know, from the module's own views and the reference data.</summary>
/// <param name="Allergens">Allergens, each with the time it is in force.</param>
/// <param name="Categories">Categories of free and subsidised meals, each with the time it is in force.</param>
public sealed record CanteenLookup(IReadOnlyList<DatedCode> Allergens, IReadOnlyList<DatedCode> Categories)
{
    /// <summary>What describing a dish must know.</summary>
    public async Task<DishFacts> Dish(DescribeDish c, Lookup lookup) => new(In(Allergens, lookup.Today),
        await StoredFiles.Find(lookup.Session, [.. c.Photos.Select(p => p.FileId)], null, lookup.Stop));

    /// <summary>What drawing up a menu must know.</summary>
    public static async Task<MenuFacts> Menu(DrawUpMenu c, Lookup lookup) => new(lookup.Today,
        (await lookup.Session.LoadManyAsync<DishCard>(lookup.Stop, [.. c.Lines.Select(l => l.DishId).Distinct()]))
        .Where(d => !d.Withdrawn).ToDictionary(d => d.Id, d => d.Facts));

    /// <summary>What giving an entitlement must know: the codes in force when it begins.</summary>
    public Task<MealCodes> Codes(GiveEntitlement c, Lookup lookup) => Task.FromResult(new MealCodes(In(Allergens, c.From), In(Categories, c.From)));

    /// <summary>What barring dishes must know; who may do it for single people only is their family.</summary>
    public Task<(BarSource, MealCodes)> Bars(BarDishes c, Lookup lookup) => Task.FromResult((
        lookup.Sender.IsForPeopleOnly(Permissions.CanteenRestrict) ? BarSource.Family : BarSource.Medical,
        new MealCodes(In(Allergens, lookup.Today), In(Categories, lookup.Today))));

    /// <summary>What serving a meal must know.</summary>
    public static async Task<ServingFacts> Serving(ServeMeal c, Lookup lookup)
    {
        var menu = await lookup.Session.LoadAsync<MenuCard>(CanteenDay.IdOf(c.On), lookup.Stop);
        return new(menu?.Stage, menu?.Lines ?? []);
    }

    /// <summary>What rating a meal must know.</summary>
    public static async Task<RatedMeal> Rated(RateMeal c, Lookup lookup)
    {
        var month = await lookup.Session.LoadAsync<LearnerMeals>(LearnerMeals.IdOf(c.LearnerId, c.On), lookup.Stop);
        return new(month?.Eaten().FirstOrDefault(m => m.MealId == c.MealId && m.On == c.On)?.Slot);
    }

    private static HashSet<string> In(IReadOnlyList<DatedCode> codes, DateOnly day) => [.. codes.Where(c => c.Holds(day)).Select(c => c.Code)];
}

using EduEvents.Domain.Canteen;
using EduEvents.Host.Files;
using EduEvents.Host.Http;
using EduEvents.Projections.Canteen;
using Marten;

namespace EduEvents.Host.Canteen;

/// <summary>A menu as a family sees it.</summary>
/// <param name="Menu">The menu.</param>
/// <param name="Barred">Dishes of it that this child is not served.</param>
public sealed record OfferedMenu(MenuCard Menu, IReadOnlyList<Guid> Barred);

/// <summary>What a learner ate in a month, with its sums.</summary>
/// <param name="Meals">The meals, oldest first; those given back too.</param>
/// <param name="Count">How many were not given back.</param>
/// <param name="Paid">Tenge taken from the account.</param>
/// <param name="Covered">Tenge borne by the budget.</param>
public sealed record MealMonth(IReadOnlyList<EatenMeal> Meals, int Count, decimal Paid, decimal Covered);

/// <summary>One meal of a day: what was recorded against what the kitchen counted.</summary>
/// <param name="Slot">Breakfast, lunch and so on.</param>
/// <param name="Tally">What was recorded.</param>
/// <param name="Counted">Portions the kitchen counted; null while it has not.</param>
public sealed record SlotReport(string Slot, SlotTally Tally, int? Counted)
{
    /// <summary>Portions counted above those recorded; null while the kitchen has not counted.</summary>
    public int? Difference => Counted - Tally.Served();
}

/// <summary>A day of the canteen: the menu, what was served and how it was paid.</summary>
public sealed record CanteenReport(DateOnly On, MenuStage? Stage, IReadOnlyList<SlotReport> Slots, IReadOnlyDictionary<Guid, int> Portions);

/// <summary>Reads of the canteen that put several views together.</summary>
public static class CanteenReads
{
    /// <summary>The approved menus of some days ahead, with what is barred for a learner.</summary>
    public static async Task<IReadOnlyList<OfferedMenu>> Offered(IQuerySession session, Guid learner, DateOnly from, int days, CancellationToken stop)
    {
        var rights = await session.LoadAsync<MealRightsCard>(MealRightsCard.IdOf(learner), stop);
        return [.. (await MenuCard.Of(session, from, days, approved: true, stop)).Select(m => new OfferedMenu(m,
            [.. m.Lines.Where(l => rights?.IsBarred(l.DishId, l.Allergens) == true).Select(l => l.DishId).Distinct()]))];
    }

    /// <summary>A month of a learner; empty when nothing was eaten.</summary>
    public static async Task<MealMonth> Month(IQuerySession session, Guid learner, DateOnly on, CancellationToken stop)
    {
        var found = await session.LoadAsync<LearnerMeals>(LearnerMeals.IdOf(learner, on), stop) ?? new();
        List<EatenMeal> eaten = [.. found.Eaten()];
        return new([.. found.Meals.OrderBy(m => m.At)], eaten.Count, eaten.Sum(m => m.Paid), eaten.Sum(m => m.Price - m.Paid));
    }

    /// <summary>A day in numbers; empty when nothing happened.</summary>
    public static async Task<CanteenReport> Day(IQuerySession session, DateOnly on, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (sheet, menu) = (batch.Load<ServingSheet>(ServingSheet.IdOf(on)), batch.Load<MenuCard>(CanteenDay.IdOf(on)));
        await batch.Execute(stop);
        var (tallies, day) = (await sheet ?? new(), await menu);
        string[] slots = [.. MealSlots.All.Union(tallies.Slots.Keys).Where(s => tallies.Slots.ContainsKey(s) || day?.Lines.Any(l => l.Slot == s) == true)];
        return new(on, day?.Stage, [.. slots.Select(s => new SlotReport(s, tallies.Slots.GetValueOrDefault(s) ?? new(),
            day?.Counted.Where(c => c.Slot == s).Select(c => (int?)c.Portions).FirstOrDefault()))], tallies.Portions);
    }

    /// <summary>The photograph of a dish.</summary>
    public static async Task<IResult> Photo(ReadRequest r)
    {
        var dish = await r.Session.LoadAsync<DishCard>(r.Id("dishId"), r.Stop);
        return await FileEndpoints.Give(r, dish?.Facts.Files.FirstOrDefault(f => f.FileId == r.Id("fileId")));
    }
}

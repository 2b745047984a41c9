using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using EduEvents.Projections.Canteen;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Canteen;

/// <summary>A dish of the menu for whoever stands at the till.</summary>
public sealed record TillDish(MenuLine Line, bool IsBarred);

/// <summary>Whoever stands at the till: what they may take and who bears it.</summary>
/// <param name="Learner">The learner.</param>
/// <param name="Balance">Tenge on the account; null when there is none.</param>
/// <param name="Dishes">The menu of the slot.</param>
/// <param name="Barred">Codes of barred allergens.</param>
/// <param name="Today">What was served in the slot today, also what was given back.</param>
/// <param name="Share">Percent of the set meal that the budget bears; 0 without an entitlement that is left.</param>
/// <param name="Left">Tenge that may still be spent today; null without a limit.</param>
public sealed record TillBoard(
    PersonCard Learner, decimal? Balance, IReadOnlyList<TillDish> Dishes, IReadOnlySet<string> Barred, IReadOnlyList<EatenMeal> Today, int Share,
    decimal? Left)
{
    /// <summary>True when the learner was served in the slot already.</summary>
    public bool HasEaten => Today.Any(m => !m.Refunded);

    /// <summary>The set meal as far as it is not barred: what is taken unless somebody says otherwise.</summary>
    public IEnumerable<TillDish> Usual => HasEaten ? [] : Dishes.Where(d => !d.Line.Extra && !d.IsBarred);

    /// <summary>Tenge that the usual meal takes from the account.</summary>
    public decimal ToPay => Usual.Select(d => d.Line.Price).Aggregate(Money.Tenge(0), (sum, p) => sum + p) is var price ? (price - price.Part(Share)).Amount : 0;

    /// <summary>Reads it in one round trip; null when the organisation has no such learner.</summary>
    public static async Task<TillBoard?> Of(IQuerySession session, Guid learner, MenuCard menu, string slot, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (card, account) = (batch.Load<PersonCard>(learner), batch.Load<MealAccountCard>(MealAccount.IdOf(learner)));
        var (rights, meals) = (batch.Load<MealRightsCard>(MealRightsCard.IdOf(learner)), batch.Load<LearnerMeals>(LearnerMeals.IdOf(learner, menu.On)));
        await batch.Execute(stop);
        if (await card is not { IsLearner: true } known) return null;
        var (may, month) = (await rights, await meals);
        List<EatenMeal> today = [.. month?.Eaten().Where(m => m.On == menu.On) ?? []];
        var used = today.Where(m => m.Slot == slot).Select(m => m.EntitlementId).ToHashSet();
        return new(known, (await account)?.Balance,
            [.. menu.Lines.Where(l => l.Slot == slot).OrderBy(l => l.Extra).Select(l => new TillDish(l, may?.IsBarred(l.DishId, l.Allergens) == true))],
            may?.Allergens() ?? new HashSet<string>(), [.. month?.Meals.Where(m => m.On == menu.On && m.Slot == slot) ?? []],
            may?.Entitlements.Where(e => e.Covers(menu.On, slot) && !used.Contains(e.Facts.EntitlementId)).Select(e => e.Facts.Share).DefaultIfEmpty().Max() ?? 0,
            may?.ADay is { } limit ? Math.Max(0, limit - today.Sum(m => m.Paid)) : null);
    }

    /// <summary>The slot that is usual at a local time, of those on the menu.</summary>
    public static string SlotAt(MenuCard menu, TimeOnly time)
    {
        var usual = MealSlots.All[time.Hour switch { < 11 => 0, < 15 => 1, < 18 => 2, _ => 3 }];
        List<string> slots = [.. menu.Slots];
        return slots.Contains(usual) || slots.Count == 0 ? usual : slots.LastOrDefault(s => Order(s) < Order(usual)) ?? slots[0];
    }

    private static int Order(string slot) => MealSlots.All.Index().First(s => s.Item == slot).Index;
}

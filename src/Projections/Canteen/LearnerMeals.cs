using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Projections.Canteen;

/// <summary>What a learner ate in a month, when and for how much (Order 456, p. 33-1.6).</summary>
public sealed class LearnerMeals
{
    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }
    public int Year { get; set; }
    public int Month { get; set; }
    public List<EatenMeal> Meals { get; set; } = [];

    /// <summary>The document of a month.</summary>
    public static Guid IdOf(Guid learner, DateOnly on) => StableId.Of("canteen.learner_meals", learner, on.Year, on.Month);

    /// <summary>Meals that were not given back.</summary>
    public IEnumerable<EatenMeal> Eaten() => Meals.Where(m => !m.Refunded);

    /// <summary>What some learners ate on a day in a slot, by learner; one round trip.</summary>
    public static async Task<IReadOnlySet<Guid>> HaveEaten(IQuerySession session, IReadOnlyCollection<Guid> learners, DateOnly on, string slot, CancellationToken stop) =>
        (await session.LoadManyAsync<LearnerMeals>(stop, [.. learners.Select(l => IdOf(l, on))]))
        .Where(m => m.Eaten().Any(x => x.On == on && x.Slot == slot)).Select(m => m.LearnerId).ToHashSet();
}

/// <summary>One meal.</summary>
/// <param name="MealId">The meal.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="On">Local day.</param>
/// <param name="Slot">Breakfast, lunch and so on.</param>
/// <param name="Dishes">Names of what was served.</param>
/// <param name="Price">Tenge it cost.</param>
/// <param name="Paid">Tenge taken from the account; the rest was borne by the budget.</param>
/// <param name="Refunded">True when it was given back.</param>
/// <param name="EntitlementId">The entitlement that bore a part; null when none did.</param>
public sealed record EatenMeal(
    Guid MealId, DateTimeOffset At, DateOnly On, string Slot, IReadOnlyList<LocalNames> Dishes, decimal Price, decimal Paid, bool Refunded, Guid? EntitlementId = null);

/// <summary>Folds the meals of a learner by month.</summary>
public sealed class LearnerMealsProjection : MultiStreamProjection<LearnerMeals, Guid>
{
    public LearnerMealsProjection()
    {
        Identity<MealServed>(e => LearnerMeals.IdOf(e.LearnerId, e.On));
        Identity<MealPaid>(e => LearnerMeals.IdOf(e.LearnerId, e.On));
        Identity<MealRefunded>(e => LearnerMeals.IdOf(e.LearnerId, e.On));
    }

    /// <inheritdoc />
    public override LearnerMeals? Evolve(LearnerMeals? snapshot, Guid id, IEvent e)
    {
        var month = snapshot ?? new LearnerMeals { Id = id };
        switch (e.Data)
        {
            case MealServed m:
                Add(month, m.LearnerId, new(m.MealId, e.Timestamp, m.On, m.Slot, [.. m.Dishes.Select(d => d.Names)], m.Price.Amount, m.Paid.Amount, false, m.EntitlementId));
                break;
            case MealPaid m:
                Add(month, m.LearnerId, new(m.MealId, e.Timestamp, m.On, m.Slot, [new(m.Dish, "")], m.Price.Amount, m.Price.Amount, false));
                break;
            case MealRefunded r:
                month.Meals = [.. month.Meals.Select(m => m.MealId == r.MealId ? m with { Refunded = true } : m)];
                break;
        }
        return month;
    }

    private static void Add(LearnerMeals month, Guid learner, EatenMeal meal)
    {
        (month.LearnerId, month.Year, month.Month) = (learner, meal.On.Year, meal.On.Month);
        month.Meals.Add(meal);
    }
}

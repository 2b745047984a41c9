using Bogus;
using EduEvents.Application.Canteen;
using EduEvents.Domain;

namespace EduEvents.Demo.Day;

/// <summary>The canteen of the day: top-ups, lunches, a second lunch that is refused, and somebody who has no money left.</summary>
public sealed class CanteenScript(SchoolFacts school, Randomizer chance, IReadOnlySet<Guid> absent)
{
    private const decimal Price = 700;

    /// <summary>All requests of the canteen.</summary>
    public IEnumerable<DayStep> All() => school.Learners.Where(l => !absent.Contains(l) && chance.Bool(0.55f)).SelectMany(Of);

    private IEnumerable<DayStep> Of(Guid learner)
    {
        var at = SchoolTime.At(school.On, new(9, 40)).AddSeconds(chance.Number(0, 9000));
        DayStep Step(double after, string kind, string path, object command, params DayFact[] facts) =>
            new(at.AddSeconds(after), StableId.Of("day.meal", learner), kind, null, $"/api/canteen/{path}", command, "canteen-till-1",
                facts);

        // Whoever pays before having topped up may be refused, and eats after it all the same.
        if (chance.Bool(0.03f)) yield return Step(-30, "dear meal", "pay-meal", Meal(learner, "dear", "dinner", 90_000));
        if (chance.Bool(0.35f)) yield return Step(-20, "top-up", "top-up-account",
            new TopUpAccount(learner, StableId.Of("day.top_up", learner, school.On), 5000, "card", school.On), new Moved(learner, 5000));
        yield return Step(0, "meal", "pay-meal", Meal(learner, "lunch", "lunch", Price), new Moved(learner, -Price));
        if (chance.Bool(0.04f)) yield return Step(40, "second meal", "pay-meal", Meal(learner, "again", "lunch", Price),
            new Moved(learner, -Price));
    }

    private PayMeal Meal(Guid learner, string name, string slot, decimal price) =>
        new(learner, StableId.Of("day.meal", learner, school.On, name), school.On, slot, "Сорпа, палау, компот", price);
}

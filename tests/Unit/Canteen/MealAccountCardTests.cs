using EduEvents.Projections.Canteen;

namespace EduEvents.Unit.Canteen;

public sealed class MealAccountCardTests
{
    private static MealAccountCard? Fold(params Domain.IDomainEvent[] events) =>
        View.Of<MealAccountCard>(Purse.Id, new MealAccountCardProjection().Evolve, events);

    [Fact]
    public void The_balance_and_the_last_entries_newest_first() =>
        Fold(Purse.Opened, Purse.Filled(1000.50m), Purse.Paid(), Purse.Refunded()).Shows(new()
    {
        Id = Purse.Id, LearnerId = Ids.Aigerim, Balance = 1000.50m,
        Entries =
        [
            new(Ids.Meal, View.Recorded.AddSeconds(3), "refund", "берілмеді", 650),
            new(Ids.Meal, View.Recorded.AddSeconds(2), "meal", "палау", -650),
            new(Ids.TopUp, View.Recorded.AddSeconds(1), "topUp", "cash", 1000.50m)
        ]
    });

    [Fact]
    public void It_shows_forty_entries_and_counts_all()
    {
        var card = Fold([Purse.Opened, .. Enumerable.Range(1, 50).Select(i => Purse.Filled(i, Ids.Of(100 + i)))])!;
        Assert.Equal(1275, card.Balance);
        Assert.Equal(Enumerable.Range(11, 40).Reverse().Select(i => (decimal)i), card.Entries.Select(e => e.Amount));
    }
}

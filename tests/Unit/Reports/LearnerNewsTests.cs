using EduEvents.Domain;
using EduEvents.Domain.Gate;
using EduEvents.Projections.Reports;
using EduEvents.Unit.Canteen;

namespace EduEvents.Unit.Reports;

public sealed class LearnerNewsTests
{
    private static LearnerNews Fold(params IDomainEvent[] events) => View.Of<LearnerNews>(LearnerNews.IdOf(Ids.Aigerim), new LearnerNewsProjection().Evolve, events)!;

    private static GatePassed Passed(Direction direction, DateTimeOffset at) => new(Ids.Terminal, 1, Ids.Aigerim, direction, at, SchoolTime.Day(at));

    [Fact]
    public void Passes_meals_and_money_newest_first_and_a_late_backlog_where_it_happened()
    {
        var morning = View.Recorded.AddHours(-1);
        Fold(Passed(Direction.Out, morning.AddMinutes(30)), Purse.Filled(1000), Table.Served(325, Table.Half), Table.Back(325, 325), Purse.Paid(100, Table.MealB),
            Passed(Direction.In, morning)).Shows(new()
            {
                Id = LearnerNews.IdOf(Ids.Aigerim), LearnerId = Ids.Aigerim,
                Items =
                [
                    new(View.Recorded.AddSeconds(4), NewsKind.Meal, null, 100, [new("палау", "")]), new(View.Recorded.AddSeconds(3), NewsKind.Refund, null, 325),
                    new(View.Recorded.AddSeconds(2), NewsKind.Meal, null, 325, [Kitchen.OfSoup.Names, Kitchen.OfPilaf.Names]),
                    new(View.Recorded.AddSeconds(1), NewsKind.TopUp, null, 1000), new(morning.AddMinutes(30), NewsKind.WentOut, Ids.Terminal),
                    new(morning, NewsKind.CameIn, Ids.Terminal)
                ]
            });
    }

    [Fact]
    public void It_keeps_the_last_sixty() =>
        Assert.Equal(60, Fold([.. Enumerable.Range(1, 70).Select(i => Purse.Filled(i, Ids.Of(100 + i)))]).Items.Count);
}

using EduEvents.Domain;
using EduEvents.Domain.People;
using EduEvents.Projections;
using EduEvents.Projections.People;
using static EduEvents.Unit.People.Child;

namespace EduEvents.Unit.People;

public sealed class ContingentCardTests
{
    private static readonly OrderRef Order = new("118-қ", October);

    private static ContingentCard Of(params IDomainEvent[] events) =>
        View.Of<ContingentCard>(Ids.Aigerim, new ContingentCardProjection().Evolve, events)!;

    private static IEnumerable<(string, DateOnly, DateOnly?)> Standing(ContingentCard card, string kind) =>
        card.Spans.Where(s => s.Kind == kind && s.Until is null).OrderBy(s => s.From).Select(s => (s.Key, s.From, s.To));

    [Fact]
    public void A_class_that_is_changed_was_known_as_it_was_until_then()
    {
        var card = Of(Admission, Placed(Ids.Class, September), Placed(Ids.OtherClass, October, Ids.Class));

        Assert.Equal([($"{Ids.Class}", September, October.AddDays(-1)), ($"{Ids.OtherClass}", October, null)], Standing(card, "class"));
        var earlier = Assert.Single(card.Spans, s => s.Until is not null);
        Assert.Equal((September, (DateOnly?)null, View.Recorded.AddSeconds(1), View.Recorded.AddSeconds(2)),
            (earlier.From, earlier.To, earlier.Since, earlier.Until));
        Assert.Equal(["arrived", "placed", "transferred"], card.Moves.Select(m => m.Kind));
    }

    [Fact]
    public void A_back_dated_placing_lies_before_the_next()
    {
        var card = Of(Admission, Placed(Ids.OtherClass, October), Placed(Ids.Class, September, until: October.AddDays(-1)));

        Assert.Equal([($"{Ids.Class}", September, October.AddDays(-1)), ($"{Ids.OtherClass}", October, null)], Standing(card, "class"));
    }

    [Fact]
    public void A_departure_taken_back_leaves_one_unbroken_stay()
    {
        var given = new CategoryGiven(Ids.Aigerim, "large_family", September, new(Ids.Aigerim, ""));
        var card = Of(Admission, Placed(Ids.Class, September), given, Placed(Ids.OtherClass, new(2026, 12, 1), Ids.Class), Departed(October, Ids.Class, Ids.OtherClass),
            new DepartureAnnulled(Ids.Aigerim, October, [new(Ids.Class, new(2026, 10, 2), new(2026, 11, 30)), new(Ids.OtherClass, new(2026, 12, 1), null)], Order));

        Assert.Equal([("", Admitted, null)], Standing(card, "in"));
        Assert.Equal([($"{Ids.Class}", September, new(2026, 11, 30)), ($"{Ids.OtherClass}", new(2026, 12, 1), null)], Standing(card, "class"));
        Assert.Equal([("large_family", September, null)], Standing(card, "category"));
        Assert.Equal(["arrived", "placed", "transferred"], card.Moves.Where(m => m.Annulled is null).Select(m => m.Kind));
    }

    [Fact]
    public void A_placing_taken_back_restores_the_class_before()
    {
        var card = Of(Admission, Placed(Ids.Class, September), Placed(Ids.OtherClass, October, Ids.Class),
            new PlacingAnnulled(Ids.Aigerim, Ids.OtherClass, October, null, Ids.Class, Order));

        Assert.Equal([($"{Ids.Class}", September, null)], Standing(card, "class"));
        Assert.Equal(View.Recorded.AddSeconds(3), card.Moves[^1].Annulled);
    }

    [Fact]
    public void Who_comes_back_has_a_second_stay_and_leaving_by_graduation_is_told_as_such()
    {
        var card = Of(Admission, Departed(October), new LearnerReadmitted(Ids.Aigerim, new(2026, 11, 2), "abroad", Order),
            new LearnerDeparted(Ids.Aigerim, null, new(2027, 6, 15), "graduation", null, Order));

        Assert.Equal([("", Admitted, October), ("", new(2026, 11, 2), new(2027, 6, 15))], Standing(card, "in"));
        Assert.Equal([("arrived", ""), ("departed", "moved_in_city"), ("returned", "abroad"), ("graduated", "graduation")], card.Moves.Select(m => (m.Kind, m.Reason)));
    }

    [Theory, InlineData(20), InlineData(28)]
    public void The_first_day_put_right_is_the_day_of_the_arrival(int day)
    {
        var card = Of(Admission, new AdmissionRedated(Ids.Aigerim, new(2026, 8, day), Admitted, Order));

        Assert.Equal([("", new(2026, 8, day), null)], Standing(card, "in"));
        Assert.Equal((new(2026, 8, day), Order), (card.Moves.Single().On, card.Moves.Single().Order));
    }

    [Fact]
    public void Periods_that_touch_become_one()
    {
        Assert.Equal([(September, (DateOnly?)null)], Periods.With([(September, October)], October.AddDays(1), null));
        Assert.Equal([(September, (DateOnly?)October), (October.AddDays(2), null)], Periods.With([(October.AddDays(2), null)], September, October));
        Assert.Equal([(September, (DateOnly?)null)], Periods.With([(September, null)], October, October));
    }
}

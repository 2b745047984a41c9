using System.Collections.Immutable;
using EduEvents.Domain;

namespace EduEvents.Unit;

public sealed class DecisionTests
{
    private sealed record Counted(int Number) : IDomainEvent;

    private sealed record Counter(Guid Id, ImmutableList<int> Numbers) : IState<Counter>
    {
        public static Counter? Fold(Counter? counter, object @event) =>
            @event is Counted e ? new(Guid.Empty, (counter?.Numbers ?? []).Add(e.Number)) : counter;
    }

    // Each number at most once in a row, and none above nine.
    private static IEnumerable<IDomainEvent> Count(Counter? counter, int number)
    {
        if (number > 9) throw new RuleBroken(new("too_high", number), new("odd"));
        return counter?.Numbers.Contains(number) == true ? [] : [new Counted(number)];
    }

    [Fact]
    public void Each_item_is_decided_upon_those_before_it_and_a_refused_one_stops_nothing()
    {
        var decision = Decision.Batch<Counter, int>(null, new[] { 1, 10, 1, 2 }.Index(), Count);

        Assert.Equal([new Counted(1), new Counted(2)], decision.Events);
        Assert.Equal([ItemStatus.Accepted, ItemStatus.Refused, ItemStatus.Unchanged, ItemStatus.Accepted],
            decision.Items!.Select(i => i.Status));
        Assert.Equal(["too_high", "odd"], decision.Items![1].Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Items_keep_their_place_in_the_whole_batch()
    {
        var decision = Decision.Batch<Counter, int>(null, [(7, 1), (3, 2)], Count);
        Assert.Equal([7, 3], decision.Items!.Select(i => i.Index));
    }

    [Fact]
    public void A_batch_goes_on_from_the_state_before_it()
    {
        var decision = Decision.Batch<Counter, int>(new(Guid.Empty, [5]), new[] { 5, 6 }.Index(), Count);
        Assert.Equal([new Counted(6)], decision.Events);
    }

    [Fact]
    public void A_bug_is_no_refusal() =>
        Assert.Throws<InvalidOperationException>(
            () => Decision.Batch<Counter, int>(null, new[] { 1 }.Index(), (_, _) => throw new InvalidOperationException()));
}

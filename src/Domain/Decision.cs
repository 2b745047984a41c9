namespace EduEvents.Domain;

/// <summary>What became of one item of a batch.</summary>
public enum ItemStatus
{
    /// <summary>New facts were recorded.</summary>
    Accepted,

    /// <summary>It was so already; nothing new was recorded.</summary>
    Unchanged,

    /// <summary>A rule forbids it; the other items are not touched by that.</summary>
    Refused
}

/// <summary>The outcome of one item of a batch, by its place in the batch.</summary>
public sealed record ItemOutcome(int Index, ItemStatus Status, IReadOnlyList<Refusal> Refusals);

/// <summary>What a command came to: the facts to record, and for a batch what became of each item.</summary>
public sealed record Decision(IReadOnlyList<IDomainEvent> Events, IReadOnlyList<ItemOutcome>? Items = null)
{
    /// <summary>Decides item after item, each upon the facts of those before it; a refused item stops nothing else.</summary>
    /// <param name="state">The state before the batch.</param>
    /// <param name="items">Items with their places in the whole batch.</param>
    /// <param name="decide">The decision for one item.</param>
    public static Decision Batch<TState, TItem>(
        TState? state, IEnumerable<(int Index, TItem Item)> items, Func<TState?, TItem, IEnumerable<IDomainEvent>> decide)
        where TState : class, IState<TState>
    {
        var (events, outcomes) = (new List<IDomainEvent>(), new List<ItemOutcome>());
        foreach (var (index, item) in items)
        {
            try
            {
                IDomainEvent[] facts = [.. decide(state, item)];
                events.AddRange(facts);
                state = facts.Aggregate(state, TState.Fold);
                outcomes.Add(new(index, facts.Length > 0 ? ItemStatus.Accepted : ItemStatus.Unchanged, []));
            }
            catch (RuleBroken broken)
            {
                outcomes.Add(new(index, ItemStatus.Refused, broken.Refusals));
            }
        }
        return new(events, outcomes);
    }
}

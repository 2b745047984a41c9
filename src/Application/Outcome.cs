using EduEvents.Domain;
using JasperFx.Events;

namespace EduEvents.Application;

/// <summary>One step's decision on its way into the store.</summary>
internal sealed class Outcome(Step step, StreamState before, Decision decision)
{
    public Step Step { get; } = step;
    public StreamState Before { get; } = before;
    public Decision Decision { get; } = decision;

    /// <summary>The decided events as they are stored, in order; each knows its position once committed.</summary>
    public IReadOnlyList<IEvent> Events { get; set; } = [];

    /// <summary>What goes into its stream.</summary>
    public StreamAppend Append => new(Step.Stream, Step.State, Before.Version, Events);

    /// <summary>The stream's version once committed.</summary>
    public long VersionAfter => Before.Version + Decision.Events.Count;

    /// <summary>True when something was decided that no append will prove: nothing new, or a refused item.</summary>
    public bool RestsOnMemory => Decision.Events.Count == 0 || Decision.Items?.Any(i => i.Status == ItemStatus.Refused) == true;

    /// <summary>The stream's state once committed.</summary>
    public StreamState After() => Events.Count == 0
        ? Before
        : new(Decision.Events.Aggregate(Before.State, Step.Fold), VersionAfter, Events[^1].Sequence);
}

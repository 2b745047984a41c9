using EduEvents.Domain;
using JasperFx.Events;

namespace EduEvents.Application;

/// <summary>One step's decision on its way into the store.</summary>
internal sealed class Outcome(Step step, StreamState before, Decision decision)
{
    public Step Step { get; } = step;
    public StreamState Before { get; } = before;
    public Decision Decision { get; } = decision;
    public StreamAction? Stored { get; set; }

    /// <summary>The stream's state once committed.</summary>
    public StreamState After() => Stored is null
        ? Before
        : new(Decision.Events.Aggregate(Before.State, Step.Fold), Before.Version + Decision.Events.Count, Stored.Events[^1].Sequence);
}

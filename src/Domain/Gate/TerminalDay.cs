using System.Collections.Immutable;

namespace EduEvents.Domain.Gate;

/// <summary>What one terminal reported of one local day: a short stream even at a busy gate.</summary>
public sealed record TerminalDay(Guid Id, ImmutableDictionary<long, GatePassed> Passes) : IState<TerminalDay>
{
    /// <summary>The stream of a terminal's day.</summary>
    public static Guid IdOf(Guid device, DateOnly on) => StableId.Of("gate.terminal_day", device, on);

    /// <summary>
    /// Records a pass. The same pass sent again is dropped; another pass under a used number is refused, because one of the two would be lost.
    /// </summary>
    public static IEnumerable<IDomainEvent> Record(TerminalDay? day, GatePassed pass)
    {
        if (day is null || !day.Passes.TryGetValue(pass.Sequence, out var known)) return [pass];
        return known == pass ? [] : throw new RuleBroken(GateRules.SequenceReused(pass.Sequence));
    }

    /// <inheritdoc />
    public static TerminalDay? Fold(TerminalDay? day, object @event) => (day, @event) switch
    {
        (null, GatePassed e) => new(IdOf(e.DeviceId, e.On), ImmutableDictionary<long, GatePassed>.Empty.Add(e.Sequence, e)),
        ({ } d, GatePassed e) => d with { Passes = d.Passes.SetItem(e.Sequence, e) },
        _ => day
    };
}

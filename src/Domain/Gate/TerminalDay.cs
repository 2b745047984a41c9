using System.Collections.Immutable;

namespace EduEvents.Domain.Gate;

/// <summary>What one terminal reported of one local day: a short stream even at a busy gate.</summary>
public sealed record TerminalDay(Guid Id, ImmutableDictionary<long, GatePassed> Passes) : IState<TerminalDay>
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>The stream of a terminal's day.</summary>
    public static Guid IdOf(Guid device, DateOnly on) => StableId.Of("gate.terminal_day", device, on);

    /// <summary>
    /// Records a pass. The same pass sent again is dropped; another pass under a used number is refused, because one of the two would be lost.
    /// A pass of a day to come is refused: it would stand before every true pass of the person.
    /// </summary>
    public static IEnumerable<IDomainEvent> Record(TerminalDay? day, GatePassed pass, DateTimeOffset now)
    {
        if (day is not null && day.Passes.TryGetValue(pass.Sequence, out var known))
            return known == pass ? [] : throw new RuleBroken(GateRules.SequenceReused(pass.Sequence));
        new Rules().Require(pass.On <= SchoolTime.Day(now + ClockTolerance), GateRules.ClockAhead(pass.At)).Check();
        return [pass];
    }

    /// <inheritdoc />
    public static TerminalDay? Fold(TerminalDay? day, object @event) => (day, @event) switch
    {
        (null, GatePassed e) => new(IdOf(e.DeviceId, e.On), ImmutableDictionary<long, GatePassed>.Empty.Add(e.Sequence, e)),
        ({ } d, GatePassed e) => d with { Passes = d.Passes.SetItem(e.Sequence, e) },
        _ => day
    };
}

using EduEvents.Domain.Gate;
using JasperFx.Events;

namespace EduEvents.Projections.Gate;

/// <summary>A terminal in the register of devices.</summary>
public sealed class TerminalCard
{
    public Guid Id { get; set; }
    public string Place { get; set; } = "";
    public string Model { get; set; } = "";
}

/// <summary>Folds the stream of a terminal.</summary>
public sealed class TerminalCardProjection : StreamView<TerminalCard>
{
    public TerminalCardProjection() => IncludeType<TerminalRegistered>();

    /// <inheritdoc />
    public override TerminalCard? Evolve(TerminalCard? snapshot, Guid id, IEvent e) => e.Data is TerminalRegistered r
        ? new() { Id = id, Place = r.Place, Model = r.Model }
        : snapshot;
}

using EduEvents.Domain.Gate;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Gate;

/// <summary>Where a person is by the gate: inside or not, since when, by which terminal.</summary>
public sealed class Presence
{
    public Guid Id { get; set; }
    public bool Inside { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid DeviceId { get; set; }
}

/// <summary>Folds passes by person. A late backlog never overrules a newer pass.</summary>
public sealed class PresenceProjection : MultiStreamProjection<Presence, Guid>
{
    public PresenceProjection() => Identity<GatePassed>(e => e.PersonId);

    /// <inheritdoc />
    public override Presence? Evolve(Presence? snapshot, Guid id, IEvent e) => e.Data is GatePassed p && (snapshot is null || p.At >= snapshot.At)
        ? new() { Id = id, Inside = p.Direction == Direction.In, At = p.At, DeviceId = p.DeviceId }
        : snapshot;
}

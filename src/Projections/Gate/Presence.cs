using EduEvents.Domain.Gate;
using JasperFx.Events;
using Marten.Events.Projections;
using Marten.Services.BatchQuerying;

namespace EduEvents.Projections.Gate;

/// <summary>Where a person is by the gate: inside or not, since when, by which terminal.</summary>
public sealed class Presence
{
    public Guid Id { get; set; }
    public bool Inside { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid DeviceId { get; set; }

    /// <summary>Ids of those inside; at most 10,000.</summary>
    public static Task<IReadOnlyList<Guid>> InsideOf(IBatchedQuery batch) =>
        batch.Query<Presence>().Where(p => p.Inside).Take(10_000).Select(p => p.Id).ToList();

    /// <summary>The people who passed last, newest first.</summary>
    public static Task<IReadOnlyList<Presence>> LastOf(IBatchedQuery batch, int most) =>
        batch.Query<Presence>().OrderByDescending(p => p.At).Take(most).ToList();
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

using EduEvents.Domain.Privacy;
using JasperFx.Events;

namespace EduEvents.Projections.Privacy;

/// <summary>The newest version of the privacy policy that a person accepted.</summary>
public sealed class PolicyCard
{
    public Guid Id { get; set; }
    public int Version { get; set; }
}

/// <summary>Folds the stream of a person's acceptances.</summary>
public sealed class PolicyCardProjection : StreamView<PolicyCard>
{
    public PolicyCardProjection() => IncludeType<PolicyAccepted>();

    /// <inheritdoc />
    public override PolicyCard? Evolve(PolicyCard? snapshot, Guid id, IEvent e) =>
        e.Data is PolicyAccepted p ? new() { Id = id, Version = p.Version } : snapshot;
}

using EduEvents.Domain.Security;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace EduEvents.Projections.Security;

/// <summary>The checks of one month, newest first.</summary>
public sealed class IntegrityChecks
{
    private const int Kept = 100;

    public Guid Id { get; set; }
    public List<IntegrityCheckCard> Checks { get; set; } = [];

    internal void Add(IntegrityCheckCard check)
    {
        Checks.Insert(0, check);
        if (Checks.Count > Kept) Checks.RemoveRange(Kept, Checks.Count - Kept);
    }
}

/// <summary>One check.</summary>
public sealed record IntegrityCheckCard(DateTimeOffset At, IntegrityChecked Result);

/// <summary>Folds the stream of a month.</summary>
public sealed class IntegrityChecksProjection : SingleStreamProjection<IntegrityChecks, Guid>
{
    public IntegrityChecksProjection() => IncludeType<IntegrityChecked>();

    /// <inheritdoc />
    public override IntegrityChecks? Evolve(IntegrityChecks? snapshot, Guid id, IEvent e)
    {
        if (e.Data is not IntegrityChecked check) return snapshot;
        var month = snapshot ?? new IntegrityChecks { Id = id };
        month.Add(new(e.Timestamp, check));
        return month;
    }
}

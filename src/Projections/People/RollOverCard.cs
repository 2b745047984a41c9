using EduEvents.Domain.People;
using JasperFx.Events;

namespace EduEvents.Projections.People;

/// <summary>How an academic year was carried over into the next.</summary>
public sealed class RollOverCard
{
    public Guid Id { get; set; }
    public int Year { get; set; }

    /// <summary>What was carried over and stands; none before, and none after it was taken back.</summary>
    public YearRolledOver? Done { get; set; }

    /// <summary>When it was carried over or taken back last.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>Folds the stream of a year's end.</summary>
public sealed class RollOverCardProjection : StreamView<RollOverCard>
{
    public RollOverCardProjection()
    {
        IncludeType<YearRolledOver>();
        IncludeType<RollOverUndone>();
    }

    /// <inheritdoc />
    public override RollOverCard? Evolve(RollOverCard? snapshot, Guid id, IEvent e) => e.Data switch
    {
        YearRolledOver y => new() { Id = id, Year = y.Year, Done = y, At = e.Timestamp.ToUniversalTime() },
        RollOverUndone u => new() { Id = id, Year = u.Year, At = e.Timestamp.ToUniversalTime() },
        _ => snapshot
    };
}

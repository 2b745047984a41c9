using EduEvents.Domain.Timetable;
using JasperFx.Events;

namespace EduEvents.Projections.Timetable;

/// <summary>The calendar of a class, a teacher or a room, with what its address is made of.</summary>
public sealed class FeedCard
{
    public Guid Id { get; set; }
    public FeedKind Kind { get; set; }
    public Guid OfId { get; set; }

    /// <summary>Null when it has no address.</summary>
    public Guid? LinkId { get; set; }
}

/// <summary>Folds the stream of a calendar.</summary>
public sealed class FeedCardProjection : StreamView<FeedCard>
{
    public FeedCardProjection()
    {
        IncludeType<FeedRenewed>();
        IncludeType<FeedClosed>();
    }

    /// <inheritdoc />
    public override FeedCard? Evolve(FeedCard? snapshot, Guid id, IEvent e) => e.Data switch
    {
        FeedRenewed r => new() { Id = id, Kind = r.Kind, OfId = r.OfId, LinkId = r.LinkId },
        FeedClosed c => new() { Id = id, Kind = c.Kind, OfId = c.OfId },
        _ => snapshot
    };
}

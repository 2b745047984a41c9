using EduEvents.Domain.Canteen;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Canteen;

/// <summary>A dish in the list of dishes.</summary>
public sealed class DishCard
{
    /// <summary>No kitchen cooks more.</summary>
    public const int Most = 1000;

    public Guid Id { get; set; }
    public required DishDescribed Facts { get; set; }
    public bool Withdrawn { get; set; }

    /// <summary>The dishes that are cooked; at most 1,000.</summary>
    public static Task<IReadOnlyList<DishCard>> All(IQuerySession session, CancellationToken stop) =>
        session.Query<DishCard>().Where(d => !d.Withdrawn).Take(Most).ToListAsync(stop);
}

/// <summary>Folds the stream of a dish.</summary>
public sealed class DishCardProjection : StreamView<DishCard>
{
    public DishCardProjection()
    {
        IncludeType<DishDescribed>();
        IncludeType<DishWithdrawn>();
    }

    /// <inheritdoc />
    public override DishCard? Evolve(DishCard? snapshot, Guid id, IEvent e)
    {
        if (e.Data is DishDescribed described) return new() { Id = id, Facts = described };
        if (e.Data is DishWithdrawn && snapshot is not null) snapshot.Withdrawn = true;
        return snapshot;
    }
}

using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Canteen;

/// <summary>What a family said of a meal and what the canteen answered. Texts are stored encrypted.</summary>
public sealed class RatingCard
{
    private const int Most = 2000;

    public Guid Id { get; set; }
    public Guid MealId { get; set; }
    public Guid LearnerId { get; set; }
    public DateOnly On { get; set; }
    public string Slot { get; set; } = "";
    public int Stars { get; set; }
    public Personal Comment { get; set; }
    public DateTimeOffset RatedAt { get; set; }

    /// <summary>What the canteen answered; none while it has not.</summary>
    public Personal? Answer { get; set; }

    /// <summary>Ratings of the meals of some days, newest first; at most 2,000.</summary>
    public static Task<IReadOnlyList<RatingCard>> Of(IQuerySession session, DateOnly from, DateOnly to, CancellationToken stop) =>
        session.Query<RatingCard>().Where(r => r.On >= from && r.On <= to).OrderByDescending(r => r.On).ThenByDescending(r => r.RatedAt).Take(Most).ToListAsync(stop);
}

/// <summary>Folds the stream of a rating.</summary>
public sealed class RatingCardProjection : StreamView<RatingCard>
{
    public RatingCardProjection()
    {
        IncludeType<MealRated>();
        IncludeType<RatingAnswered>();
    }

    /// <inheritdoc />
    public override RatingCard? Evolve(RatingCard? snapshot, Guid id, IEvent e)
    {
        if (e.Data is MealRated r)
            return new() { Id = id, MealId = r.MealId, LearnerId = r.LearnerId, On = r.On, Slot = r.Slot, Stars = r.Stars, Comment = r.Comment, RatedAt = e.Timestamp };
        if (e.Data is RatingAnswered a && snapshot is not null) snapshot.Answer = a.Answer;
        return snapshot;
    }
}

using EduEvents.Projections.Canteen;
using Marten;

namespace EduEvents.Host.Canteen;

/// <summary>How the meals of a day were rated.</summary>
public sealed record RatedDay(DateOnly On, int Count, decimal Average);

/// <summary>What families said of the meals of some days.</summary>
/// <param name="Days">The trend, oldest day first; days without ratings are missing.</param>
/// <param name="Ratings">The ratings, newest first.</param>
public sealed record RatingTrend(IReadOnlyList<RatedDay> Days, IReadOnlyList<RatingCard> Ratings)
{
    /// <summary>Average over all; null without ratings.</summary>
    public decimal? Average => Ratings.Count > 0 ? decimal.Round((decimal)Ratings.Average(r => r.Stars), 2) : null;

    /// <summary>Reads the ratings of some days.</summary>
    public static async Task<RatingTrend?> Of(IQuerySession session, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var ratings = await RatingCard.Of(session, from, to, stop);
        return new([.. ratings.GroupBy(r => r.On).OrderBy(g => g.Key).Select(g => new RatedDay(g.Key, g.Count(), decimal.Round((decimal)g.Average(r => r.Stars), 2)))], ratings);
    }
}

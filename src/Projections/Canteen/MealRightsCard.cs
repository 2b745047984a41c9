using EduEvents.Domain.Canteen;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Canteen;

/// <summary>What a learner is entitled to, must not be served and may spend. Categories and allergens are stored encrypted.</summary>
public sealed class MealRightsCard
{
    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }
    public List<Entitlement> Entitlements { get; set; } = [];

    /// <summary>Last day of the last entitlement; null without any.</summary>
    public DateOnly? EntitledUntil { get; set; }

    /// <summary>What is barred; at most one entry of each source.</summary>
    public List<DishesBarred> Bars { get; set; } = [];

    /// <summary>Tenge that may be spent on a day; null for as much as there is.</summary>
    public decimal? ADay { get; set; }

    /// <summary>The card of a learner's account, with which it shares the stream.</summary>
    public static Guid IdOf(Guid learner) => MealAccount.IdOf(learner);

    /// <summary>Codes of the allergens that somebody has barred.</summary>
    public IReadOnlySet<string> Allergens() => Bars.SelectMany(b => (b.Allergens.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)).ToHashSet();

    /// <summary>True when a dish is barred, itself or for what it holds.</summary>
    public bool IsBarred(Guid dish, IEnumerable<string> allergens) => Bars.Any(b => b.Dishes.Contains(dish)) || Allergens().Overlaps(allergens);

    /// <summary>Those who are entitled on a day or later; at most 5,000.</summary>
    public static Task<IReadOnlyList<MealRightsCard>> EntitledFrom(IQuerySession session, DateOnly day, CancellationToken stop) =>
        session.Query<MealRightsCard>().Where(r => r.EntitledUntil >= day).Take(5000).ToListAsync(stop);
}

/// <summary>Folds the stream of an account, without its money.</summary>
public sealed class MealRightsCardProjection : StreamView<MealRightsCard>
{
    public MealRightsCardProjection()
    {
        IncludeType<EntitlementGiven>();
        IncludeType<EntitlementEnded>();
        IncludeType<DishesBarred>();
        IncludeType<SpendingLimited>();
    }

    /// <inheritdoc />
    public override MealRightsCard? Evolve(MealRightsCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new MealRightsCard { Id = id };
        switch (e.Data)
        {
            case EntitlementGiven g:
                card.LearnerId = g.LearnerId;
                card.Entitlements.Add(new(g, g.Until));
                break;
            case EntitlementEnded x:
                card.Entitlements = [.. card.Entitlements.Select(n => n.Facts.EntitlementId == x.EntitlementId ? n with { LastDay = x.LastDay } : n)];
                break;
            case DishesBarred b:
                card.LearnerId = b.LearnerId;
                card.Bars.RemoveAll(x => x.By == b.By);
                card.Bars.Add(b);
                break;
            case SpendingLimited s:
                (card.LearnerId, card.ADay) = (s.LearnerId, s.ADay?.Amount);
                break;
        }
        card.EntitledUntil = card.Entitlements.Count > 0 ? card.Entitlements.Max(n => n.LastDay) : null;
        return card;
    }
}

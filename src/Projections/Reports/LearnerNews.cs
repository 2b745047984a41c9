using System.Text.Json.Serialization;
using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using EduEvents.Domain.Gate;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Reports;

/// <summary>What a family is told about its child as it happens, newest first: passes of the gate and meals (Order 456, p. 33-1.5, 33-1.11).</summary>
public sealed class LearnerNews
{
    private const int Shown = 60;

    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }
    public List<NewsItem> Items { get; set; } = [];

    /// <summary>The document of a learner.</summary>
    public static Guid IdOf(Guid learner) => StableId.Of("reports.learner_news", learner);

    // A backlog that a terminal sends late stands where it happened.
    internal LearnerNews Tell(Guid learner, NewsItem item)
    {
        LearnerId = learner;
        Items.Insert(Items.FindIndex(i => i.At <= item.At) is >= 0 and var place ? place : Items.Count, item);
        if (Items.Count > Shown) Items.RemoveRange(Shown, Items.Count - Shown);
        return this;
    }
}

/// <summary>What happened.</summary>
public enum NewsKind
{
    /// <summary>The child came into the building.</summary>
    CameIn,

    /// <summary>The child went out.</summary>
    WentOut,

    /// <summary>A meal was served.</summary>
    Meal,

    /// <summary>A meal was given back.</summary>
    Refund,

    /// <summary>Money came onto the meal account.</summary>
    TopUp
}

/// <summary>One entry.</summary>
/// <param name="At">When it happened: by the terminal's clock, for a meal when it was recorded.</param>
/// <param name="Kind">What happened.</param>
/// <param name="DeviceId">The terminal of a pass.</param>
/// <param name="Amount">Tenge of a meal, a refund or a payment.</param>
/// <param name="Dishes">What was eaten.</param>
public sealed record NewsItem(
    DateTimeOffset At, [property: JsonConverter(typeof(SmallLetters<NewsKind>))] NewsKind Kind, Guid? DeviceId = null, decimal? Amount = null,
    IReadOnlyList<LocalNames>? Dishes = null);

/// <summary>Folds what a family is told, by learner.</summary>
public sealed class LearnerNewsProjection : MultiStreamProjection<LearnerNews, Guid>
{
    public LearnerNewsProjection()
    {
        Identity<GatePassed>(e => LearnerNews.IdOf(e.PersonId));
        Identity<MealServed>(e => LearnerNews.IdOf(e.LearnerId));
        Identity<MealPaid>(e => LearnerNews.IdOf(e.LearnerId));
        Identity<MealRefunded>(e => LearnerNews.IdOf(e.LearnerId));
        Identity<AccountToppedUp>(e => LearnerNews.IdOf(e.LearnerId));
    }

    /// <inheritdoc />
    public override LearnerNews? Evolve(LearnerNews? snapshot, Guid id, IEvent e)
    {
        var news = snapshot ?? new LearnerNews { Id = id };
        return e.Data switch
        {
            GatePassed p => news.Tell(p.PersonId, new(p.At, p.Direction == Direction.In ? NewsKind.CameIn : NewsKind.WentOut, p.DeviceId)),
            MealServed m => news.Tell(m.LearnerId, new(e.Timestamp, NewsKind.Meal, null, m.Paid.Amount, [.. m.Dishes.Select(d => d.Names)])),
            MealPaid m => news.Tell(m.LearnerId, new(e.Timestamp, NewsKind.Meal, null, m.Price.Amount, [new(m.Dish, "")])),
            MealRefunded r => news.Tell(r.LearnerId, new(e.Timestamp, NewsKind.Refund, null, r.Price.Amount)),
            AccountToppedUp t => news.Tell(t.LearnerId, new(e.Timestamp, NewsKind.TopUp, null, t.Amount.Amount)),
            _ => news
        };
    }
}

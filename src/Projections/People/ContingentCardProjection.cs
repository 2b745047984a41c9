using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.People;

/// <summary>Folds the movements of a learner.</summary>
public sealed class ContingentCardProjection : MultiStreamProjection<ContingentCard, Guid>
{
    /// <summary>The category of those with special educational needs; it follows from their notes and is not given by hand.</summary>
    public const string SpecialNeeds = "special_needs";

    private const string In = "in", Class = "class", Category = "category";

    public ContingentCardProjection()
    {
        Identity<LearnerAdmitted>(e => e.LearnerId);
        Identity<LearnerReadmitted>(e => e.LearnerId);
        Identity<AdmissionRedated>(e => e.LearnerId);
        Identity<LearnerPlaced>(e => e.LearnerId);
        Identity<PlacingAnnulled>(e => e.LearnerId);
        Identity<LearnerDeparted>(e => e.LearnerId);
        Identity<DepartureAnnulled>(e => e.LearnerId);
        Identity<CategoryGiven>(e => e.LearnerId);
        Identity<CategoryEnded>(e => e.LearnerId);
        Identity<SpecialNeedsNoted>(e => e.PersonId);
        Identity<SpecialNeedsEnded>(e => e.PersonId);
    }

    /// <inheritdoc />
    public override ContingentCard? Evolve(ContingentCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new ContingentCard { Id = id };
        var at = e.Timestamp.ToUniversalTime();
        switch (e.Data)
        {
            case LearnerAdmitted a:
                Put(card, at, In, "", a.On, null);
                card.Moves.Add(new("arrived", a.On, a.Arrival ?? "", null, null, a.Order, at));
                break;
            case LearnerReadmitted r:
                Put(card, at, In, "", r.On, null);
                card.Moves.Add(new("returned", r.On, r.Arrival ?? "", null, null, r.Order, at));
                break;
            case AdmissionRedated r:
                TakeOut(card, at, In, null, r.FormerOn, r.On > r.FormerOn ? r.On.AddDays(-1) : r.FormerOn.AddDays(-1));
                if (r.On < r.FormerOn) Put(card, at, In, "", r.On, r.FormerOn.AddDays(-1));
                Change(card, m => m.Kind is "arrived" or "returned" && m.On == r.FormerOn, m => m with { On = r.On, Order = r.Order ?? m.Order });
                break;
            case CategoryGiven c:
                Put(card, at, Category, c.Category, c.From, null);
                break;
            case CategoryEnded c:
                TakeOut(card, at, Category, c.Category, c.On.AddDays(1), null);
                break;
            case SpecialNeedsNoted n:
                Put(card, at, Category, SpecialNeeds, n.From, null);
                break;
            case SpecialNeedsEnded n:
                TakeOut(card, at, Category, SpecialNeeds, n.On.AddDays(1), null);
                break;
            default:
                Move(card, at, e.Data);
                break;
        }
        return card;
    }

    private static void Move(ContingentCard card, DateTimeOffset at, object @event)
    {
        switch (@event)
        {
            case LearnerPlaced p:
                TakeOut(card, at, Class, null, p.From, p.Until);
                Put(card, at, Class, $"{p.GroupId}", p.From, p.Until);
                // A placing with the day of another stands in its place.
                Change(card, m => m.GroupId is not null && m.On == p.From && !Left(m), m => m with { Annulled = at });
                card.Moves.Add(new(KindOf(p), p.From, "", p.GroupId, p.LeftGroupId, p.Order, at));
                break;
            case PlacingAnnulled p:
                TakeOut(card, at, Class, null, p.From, p.Until);
                if (p.RestoredGroupId is { } back) Put(card, at, Class, $"{back}", p.From, p.Until);
                Change(card, m => m.GroupId == p.GroupId && m.On == p.From && !Left(m), m => m with { Annulled = at });
                break;
            case LearnerDeparted d:
                foreach (var kind in new[] { In, Class, Category }) TakeOut(card, at, kind, null, d.On.AddDays(1), null);
                Change(card, m => m.On > d.On, m => m with { Annulled = at });
                card.Moves.Add(new(d.Reason == Learner.Graduation ? "graduated" : "departed", d.On, d.Reason, d.GroupId, null, d.Order, at, d.Destination));
                break;
            case DepartureAnnulled d:
                Put(card, at, In, "", d.On.AddDays(1), null);
                foreach (var stay in d.Restored) Put(card, at, Class, $"{stay.GroupId}", stay.From, stay.To);
                RestoreCategories(card, at, d.On);
                TakeBack(card, at, d.On);
                break;
        }
    }

    private static string KindOf(LearnerPlaced placed) => placed.Kind switch
    {
        PlacingKind.Promotion => "promoted",
        PlacingKind.ConditionalPromotion => "conditional",
        PlacingKind.Repeat => "repeated",
        PlacingKind.Transfer => "transferred",
        _ => placed.LeftGroupId is { } left && left != placed.GroupId ? "transferred" : "placed"
    };

    // What the departure has cut off goes on as it did.
    private static void RestoreCategories(ContingentCard card, DateTimeOffset at, DateOnly on)
    {
        foreach (var cut in card.Spans.Where(s => s.Kind == Category && s.Until is null && s.To == on).ToList())
            Put(card, at, Category, cut.Key, on.AddDays(1), null);
    }

    // With the departure goes what it had cut off.
    private static void TakeBack(ContingentCard card, DateTimeOffset at, DateOnly on)
    {
        var departure = card.Moves.FindLast(m => m.Annulled is null && m.On == on && Left(m))?.RecordedAt;
        card.Moves = [.. card.Moves.Select(m => m.Annulled == departure ? m with { Annulled = null } : m)];
        Change(card, m => m.RecordedAt == departure && Left(m), m => m with { Annulled = at });
    }

    private static bool Left(Movement move) => move.Kind is "departed" or "graduated";

    private static void Change(ContingentCard card, Func<Movement, bool> which, Func<Movement, Movement> change) =>
        card.Moves = [.. card.Moves.Select(m => m.Annulled is null && which(m) ? change(m) : m)];

    private static void TakeOut(ContingentCard card, DateTimeOffset at, string kind, string? key, DateOnly from, DateOnly? to) =>
        Stand(card, at, kind, standing => standing.SelectMany(s => key is null || s.Key == key
            ? Periods.Without(s.From, s.To, from, to).Select(p => (s.Key, p.From, p.To))
            : [s]));

    private static void Put(ContingentCard card, DateTimeOffset at, string kind, string key, DateOnly from, DateOnly? to) =>
        Stand(card, at, kind, standing => [.. standing.Where(s => s.Key != key),
            .. Periods.With(standing.Where(s => s.Key == key).Select(s => (s.From, s.To)), from, to).Select(p => (key, p.From, p.To))]);

    // What stood and does not any more was known until now; what is new is known since now.
    private static void Stand(
        ContingentCard card, DateTimeOffset at, string kind,
        Func<IReadOnlyList<(string Key, DateOnly From, DateOnly? To)>, IEnumerable<(string Key, DateOnly From, DateOnly? To)>> change)
    {
        var before = card.Spans.Where(s => s.Kind == kind && s.Until is null).Select(s => (s.Key, s.From, s.To)).ToList();
        var after = change(before).ToList();
        card.Spans =
        [
            .. card.Spans.Select(s => s.Kind == kind && s.Until is null && !after.Contains((s.Key, s.From, s.To)) ? s with { Until = at } : s),
            .. after.Where(s => !before.Contains(s)).Select(s => new ContingentSpan(kind, s.Key, s.From, s.To, at))
        ];
    }
}

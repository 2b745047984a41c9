using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.People;

/// <summary>A learner's health and special needs; apart from the rest, because few may see them. Stored encrypted.</summary>
public sealed class RestrictedCard
{
    public Guid Id { get; set; }

    /// <summary>Notes of the medical worker, oldest first; the last one stands.</summary>
    public List<HealthNoted> Health { get; set; } = [];

    /// <summary>Special needs, oldest first.</summary>
    public List<NeedsCard> Needs { get; set; } = [];
}

/// <summary>Special needs with their last day; none while they last.</summary>
public sealed record NeedsCard(SpecialNeedsNoted Noted, DateOnly? Until);

/// <summary>Folds notes on health and special needs.</summary>
public sealed class RestrictedCardProjection : MultiStreamProjection<RestrictedCard, Guid>
{
    public RestrictedCardProjection()
    {
        Identity<HealthNoted>(e => e.PersonId);
        Identity<SpecialNeedsNoted>(e => e.PersonId);
        Identity<SpecialNeedsEnded>(e => e.PersonId);
    }

    /// <inheritdoc />
    public override RestrictedCard? Evolve(RestrictedCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new RestrictedCard { Id = id };
        switch (e.Data)
        {
            case HealthNoted h:
                card.Health.Add(h);
                break;
            case SpecialNeedsNoted n:
                End(card, n.From.AddDays(-1));
                card.Needs.Add(new(n, null));
                break;
            case SpecialNeedsEnded n:
                End(card, n.On);
                break;
        }
        return card;
    }

    private static void End(RestrictedCard card, DateOnly on) =>
        card.Needs = [.. card.Needs.Select(n => n.Until is null ? n with { Until = on } : n).Where(n => n.Until is null || n.Until >= n.Noted.From)];
}

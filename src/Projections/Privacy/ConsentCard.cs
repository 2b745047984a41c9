using EduEvents.Domain.Privacy;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;

namespace EduEvents.Projections.Privacy;

/// <summary>
/// The consent of one person to one purpose, for whatever needs one. Inline, because a consent that is withdrawn must hold no more at once.
/// </summary>
public sealed class ConsentCard
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public string Purpose { get; set; } = "";
    public DateOnly From { get; set; }
    public DateOnly? Until { get; set; }
    public bool Withdrawn { get; set; }

    /// <summary>True when it holds on the day.</summary>
    public bool HoldsOn(DateOnly day) => !Withdrawn && From <= day && (Until is null || day <= Until);

    /// <summary>The consents of the people to a purpose, in one read.</summary>
    public static Task<IReadOnlyList<ConsentCard>> Of(IQuerySession session, string purpose, IEnumerable<Guid> people, CancellationToken stop) =>
        session.LoadManyAsync<ConsentCard>(stop, people.Select(p => Consent.StreamOf(p, purpose)));
}

/// <summary>Folds the stream of a consent.</summary>
public sealed class ConsentCardProjection : SingleStreamProjection<ConsentCard, Guid>
{
    public ConsentCardProjection()
    {
        IncludeType<ConsentGiven>();
        IncludeType<ConsentWithdrawn>();
    }

    /// <inheritdoc />
    public override ConsentCard? Evolve(ConsentCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new ConsentCard { Id = id };
        if (e.Data is ConsentGiven g) (card.PersonId, card.Purpose, card.From, card.Until) = (g.PersonId, g.Purpose, g.From, g.Until);
        card.Withdrawn = e.Data is ConsentWithdrawn;
        return card;
    }
}

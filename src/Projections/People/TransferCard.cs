using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.People;

/// <summary>A transfer as each of both schools sees it; holds no personal value.</summary>
public sealed class TransferCard
{
    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }

    /// <summary>The other school.</summary>
    public Guid Other { get; set; }

    /// <summary>True for the school that takes in.</summary>
    public bool Incoming { get; set; }
    public DateOnly On { get; set; }

    /// <summary>offered, withdrawn or accepted.</summary>
    public string State { get; set; } = "offered";
    public TransferCarried? Carried { get; set; }
}

/// <summary>Folds transfers out of and into the organisation.</summary>
public sealed class TransferCardProjection : MultiStreamProjection<TransferCard, Guid>
{
    public TransferCardProjection()
    {
        Identity<TransferOffered>(e => e.TransferId);
        Identity<TransferWithdrawn>(e => e.TransferId);
        Identity<TransferReceived>(e => e.TransferId);
        Identity<TransferAccepted>(e => e.TransferId);
        Identity<TransferClosed>(e => e.TransferId);
        Identity<TransferCarried>(e => e.TransferId);
    }

    /// <inheritdoc />
    public override TransferCard? Evolve(TransferCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new TransferCard { Id = id };
        switch (e.Data)
        {
            case TransferOffered o:
                (card.LearnerId, card.Other, card.On) = (o.LearnerId, o.NewOrganisation, o.On);
                break;
            case TransferReceived r:
                (card.LearnerId, card.Other, card.On, card.Incoming) = (r.LearnerId, r.FormerOrganisation, r.On, true);
                break;
            case TransferWithdrawn or TransferClosed:
                card.State = "withdrawn";
                break;
            case TransferAccepted:
                card.State = "accepted";
                break;
            case TransferCarried c:
                card.Carried = c;
                break;
        }
        return card;
    }
}

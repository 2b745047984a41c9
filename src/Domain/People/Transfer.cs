namespace EduEvents.Domain.People;

/// <summary>A learner on the way into this school from another one of the platform.</summary>
/// <param name="Id">The transfer.</param>
/// <param name="Offer">What the former school offers.</param>
public sealed record Transfer(Guid Id, TransferReceived Offer) : IState<Transfer>
{
    /// <summary>How the learner was taken in; none before.</summary>
    public TransferAccepted? Accepted { get; init; }

    /// <summary>True once the former school has taken the offer back.</summary>
    public bool Closed { get; init; }

    /// <summary>True once it was noted what came with the learner.</summary>
    public bool Carried { get; init; }

    /// <summary>Receives an offer; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Receive(Transfer? transfer, TransferReceived offer) =>
        transfer is null ? [offer] : transfer.Offer == offer ? [] : throw new RuleBroken(PeopleRules.TransferAlreadyOffered());

    /// <summary>Takes the learner in; taken in so already changes nothing.</summary>
    public IEnumerable<IDomainEvent> Accept(Guid group, DateOnly from, OrderRef order)
    {
        TransferAccepted facts = new(Id, Offer.LearnerId, Offer.FormerOrganisation, group, from, order);
        if (Accepted == facts) return [];
        new Rules().Require(!Closed, PeopleRules.TransferClosed()).Require(Accepted is null, PeopleRules.TransferAlreadyAccepted()).Check();
        return [facts];
    }

    /// <summary>The former school takes the offer back; too late once the learner was taken in.</summary>
    public IEnumerable<IDomainEvent> Close() => Closed || Accepted is not null ? [] : [new TransferClosed(Id)];

    /// <summary>Notes what came with the learner, once.</summary>
    public IEnumerable<IDomainEvent> Carry(TransferCarried facts)
    {
        if (Carried) return [];
        new Rules().Require(Accepted is not null, PeopleRules.TransferClosed()).Check();
        return [facts];
    }

    /// <inheritdoc />
    public static Transfer? Fold(Transfer? transfer, object @event) => (transfer, @event) switch
    {
        (null, TransferReceived e) => new(e.TransferId, e),
        ({ } t, TransferAccepted e) => t with { Accepted = e },
        ({ } t, TransferClosed) => t with { Closed = true },
        ({ } t, TransferCarried) => t with { Carried = true },
        _ => transfer
    };
}

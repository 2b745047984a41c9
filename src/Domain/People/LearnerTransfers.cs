namespace EduEvents.Domain.People;

/// <summary>How a learner is let go to another school of the platform.</summary>
public sealed partial record Learner
{
    /// <summary>Lets the learner go to another school; the same offer again changes nothing. One offer stands at a time.</summary>
    public IEnumerable<IDomainEvent> OfferTransfer(TransferOffered offer)
    {
        if (Offer == offer) return [];
        new Rules()
            .Require(Offer is null, PeopleRules.TransferAlreadyOffered())
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default))
            .Require(offer.On >= Admitted, PeopleRules.DepartedBeforeAdmission(Admitted))
            .Require(offer.NewOrganisation != offer.FormerOrganisation, PeopleRules.SameSchool())
            .Check();
        return [offer];
    }

    /// <summary>Takes the offer back; taken back already changes nothing.</summary>
    public IEnumerable<IDomainEvent> WithdrawTransfer(Guid transfer)
    {
        if (Withdrawn.Contains(transfer)) return [];
        new Rules().Require(Offer?.TransferId == transfer, PeopleRules.TransferUnknown())
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default)).Check();
        return [new TransferWithdrawn(transfer, Id, Offer!.NewOrganisation)];
    }
}

using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.People;
using EduEvents.Projections.People;
using static EduEvents.Unit.People.Child;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.People;

public sealed class TransferTests
{
    private static readonly Guid Id = Ids.Of(96), Here = Ids.School, There = Ids.Of(97);
    private static readonly OrderRef Order = new("300-қ", October);
    private static readonly TransferOffered Offered = new(Id, Ids.Aigerim, Here, There, October, "moved_in_city", Order);
    private static readonly TransferReceived Received = new(Id, Ids.Aigerim, Here, October);
    private static readonly TransferAccepted Accepted = new(Id, Ids.Aigerim, Here, Ids.Class, October.AddDays(1), Order);

    private static Func<Learner, IEnumerable<IDomainEvent>> Offer(Guid? to = null, Guid? id = null) => learner =>
        OfferTransferHandler.Handle(new(Ids.Aigerim, id ?? Id, to ?? There, October, "moved_in_city", Order), learner, Here);

    private static Func<Learner, IEnumerable<IDomainEvent>> Withdraw() => learner => WithdrawTransferHandler.Handle(new(Ids.Aigerim, Id, "қалды"), learner);

    private static Func<Transfer, IEnumerable<IDomainEvent>> Accept(Guid? group = null) => transfer =>
        AcceptTransferHandler.Handle(new(Id, group ?? Ids.Class, October.AddDays(1), Order), transfer);

    [Fact]
    public void A_learner_is_offered_to_one_school_at_a_time()
    {
        Given<Learner>(Admission).When(Offer()).Then(Offered);
        Given<Learner>(Admission, Offered).When(Offer()).ThenNothing();
        Given<Learner>(Admission, Offered).When(Offer(id: Ids.Of(98))).ThenBroken(PeopleRules.TransferAlreadyOffered());
        Given<Learner>(Admission, Departed(September)).When(Offer(Here)).ThenBroken(PeopleRules.HasDeparted(September), PeopleRules.SameSchool());
    }

    [Fact]
    public void An_offer_is_taken_back_once_and_another_may_follow()
    {
        var withdrawn = new TransferWithdrawn(Id, Ids.Aigerim, There);
        Given<Learner>(Admission, Offered).When(Withdraw()).Then(withdrawn);
        Given<Learner>(Admission, Offered, withdrawn).When(Withdraw()).ThenNothing();
        Given<Learner>(Admission).When(Withdraw()).ThenBroken(PeopleRules.TransferUnknown());
        Given<Learner>(Admission, Offered, withdrawn).When(Offer(id: Ids.Of(98))).Then(Offered with { TransferId = Ids.Of(98) });
    }

    [Fact]
    public void The_other_school_takes_in_once()
    {
        Given<Transfer>().When(t => ReceiveTransferHandler.Handle(new(Id, Ids.Aigerim, Here, October), t)).Then(Received);
        Given<Transfer>(Received).When(t => ReceiveTransferHandler.Handle(new(Id, Ids.Aigerim, Here, October), t)).ThenNothing();
        Given<Transfer>(Received).When(t => ReceiveTransferHandler.Handle(new(Id, Ids.Aigerim, Here, September), t)).ThenBroken(PeopleRules.TransferAlreadyOffered());
        Given<Transfer>(Received).When(Accept()).Then(Accepted);
        Given<Transfer>(Received, Accepted).When(Accept()).ThenNothing();
        Given<Transfer>(Received, Accepted).When(Accept(Ids.OtherClass)).ThenBroken(PeopleRules.TransferAlreadyAccepted());
    }

    [Fact]
    public void What_was_taken_back_is_not_taken_in_and_what_was_taken_in_is_not_taken_back()
    {
        Given<Transfer>(Received).When(t => t.Close()).Then(new TransferClosed(Id));
        Given<Transfer>(Received, new TransferClosed(Id)).When(Accept()).ThenBroken(PeopleRules.TransferClosed());
        Given<Transfer>(Received, Accepted).When(t => CloseTransferHandler.Handle(new(Id), t)).ThenNothing();
    }

    [Fact]
    public void What_came_along_is_noted_once_and_only_of_who_was_taken_in()
    {
        var carried = new TransferCarried(Id, 4, ["math"], []);
        var note = (Transfer t) => RecordCarriedHandler.Handle(new(Id, 4, ["math"], []), t);
        Given<Transfer>(Received, Accepted).When(note).Then(carried);
        Given<Transfer>(Received, Accepted, carried).When(note).ThenNothing();
        Given<Transfer>(Received).When(note).ThenBroken(PeopleRules.TransferClosed());
    }

    [Fact]
    public void Each_school_sees_its_side()
    {
        var away = View.Of<TransferCard>(Id, new TransferCardProjection().Evolve, Offered, new TransferWithdrawn(Id, Ids.Aigerim, There))!;
        var coming = View.Of<TransferCard>(Id, new TransferCardProjection().Evolve, Received, Accepted)!;

        Assert.Equal((There, false, "withdrawn"), (away.Other, away.Incoming, away.State));
        Assert.Equal((Here, true, "accepted"), (coming.Other, coming.Incoming, coming.State));
    }
}

using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.People;
using static EduEvents.Unit.People.Child;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.People;

public sealed class MoveTests
{
    private static readonly OrderRef Order = new("118-қ", October), Cancelling = new("130-қ", new(2026, 10, 12));
    private static readonly DateOnly November = new(2026, 11, 2);

    private static Func<Learner, IEnumerable<IDomainEvent>> AnnulPlacing(Guid group, DateOnly from) => learner =>
        AnnulPlacingHandler.Handle(new(Ids.Aigerim, group, from, "қате", Cancelling), learner);

    private static Func<Learner, IEnumerable<IDomainEvent>> AnnulDeparture(DateOnly on) => learner =>
        AnnulDepartureHandler.Handle(new(Ids.Aigerim, on, "қате", Cancelling), learner);

    private static Func<Learner, IEnumerable<IDomainEvent>> Readmit(DateOnly on, string? arrival = "other_region") => learner =>
        ReadmitLearnerHandler.Handle(new(Ids.Aigerim, on, arrival, Order), learner, Codes.All);

    private static Func<Learner, IEnumerable<IDomainEvent>> Redate(DateOnly on) => learner =>
        RedateAdmissionHandler.Handle(new(Ids.Aigerim, on, "бұйрық кеш келді", Order), learner);

    [Fact]
    public void A_transfer_names_its_kind_and_order() => Given<Learner>(Admission, Placed(Ids.Class, September))
        .When(l => PlaceLearnerHandler.Handle(new(Ids.Aigerim, Ids.OtherClass, October, PlacingKind.Transfer, Order), l))
        .Then(new LearnerPlaced(Ids.Aigerim, Ids.OtherClass, October, Ids.Class, null, PlacingKind.Transfer, Order));

    [Fact]
    public void A_placing_taken_back_leaves_the_learner_where_he_was() =>
        Given<Learner>(Admission, Placed(Ids.Class, September), Placed(Ids.OtherClass, October, Ids.Class)).When(AnnulPlacing(Ids.OtherClass, October))
            .Then(new PlacingAnnulled(Ids.Aigerim, Ids.OtherClass, October, null, Ids.Class, Cancelling));

    [Fact]
    public void A_placing_taken_back_ends_where_the_next_begins() =>
        Given<Learner>(Admission, Placed(Ids.Class, September), Placed(Ids.OtherClass, October, Ids.Class), Placed(Ids.Class, November, Ids.OtherClass))
            .When(AnnulPlacing(Ids.OtherClass, October))
            .Then(new PlacingAnnulled(Ids.Aigerim, Ids.OtherClass, October, November.AddDays(-1), Ids.Class, Cancelling));

    [Fact]
    public void Taking_back_twice_changes_nothing_and_what_was_not_cannot_be_taken_back()
    {
        Given<Learner>(Admission, Placed(Ids.Class, September), new PlacingAnnulled(Ids.Aigerim, Ids.Class, September, null, null, Cancelling))
            .When(AnnulPlacing(Ids.Class, September)).ThenNothing();
        Given<Learner>(Admission, Placed(Ids.Class, September)).When(AnnulPlacing(Ids.OtherClass, September))
            .ThenBroken(PeopleRules.NotPlaced(September));
    }

    [Fact]
    public void After_a_placing_was_taken_back_it_may_be_made_again() =>
        Given<Learner>(Admission, Placed(Ids.Class, September), new PlacingAnnulled(Ids.Aigerim, Ids.Class, September, null, null, Cancelling))
            .When(l => PlaceLearnerHandler.Handle(new(Ids.Aigerim, Ids.Class, September), l)).Then(Placed(Ids.Class, September));

    [Fact]
    public void A_departure_taken_back_restores_classes_and_subgroups() =>
        Given<Learner>(Admission, Placed(Ids.Class, September), Joined(September), Placed(Ids.OtherClass, November, Ids.Class), Left(October),
                Departed(October, Ids.Class, Ids.OtherClass))
            .When(AnnulDeparture(October))
            .Then(new DepartureAnnulled(Ids.Aigerim, October, [new(Ids.Class, October.AddDays(1), November.AddDays(-1)), new(Ids.OtherClass, November, null)],
                Cancelling), Joined(October.AddDays(1)));

    [Fact]
    public void A_departure_is_taken_back_once_and_only_if_there_was_one()
    {
        Given<Learner>(Admission, Departed(October), new DepartureAnnulled(Ids.Aigerim, October, [], Cancelling)).When(AnnulDeparture(October)).ThenNothing();
        Given<Learner>(Admission).When(AnnulDeparture(October)).ThenBroken(PeopleRules.NotDeparted(October));
    }

    [Fact]
    public void Who_left_comes_back_and_is_in_no_class_until_placed()
    {
        var back = new LearnerReadmitted(Ids.Aigerim, November, "other_region", Order);
        Given<Learner>(Admission, Placed(Ids.Class, September), Departed(October, Ids.Class)).When(Readmit(November)).Then(back);
        Given<Learner>(Admission, Placed(Ids.Class, September), Departed(October, Ids.Class), back)
            .When(l => PlaceLearnerHandler.Handle(new(Ids.Aigerim, Ids.OtherClass, November), l)).Then(Placed(Ids.OtherClass, November));
    }

    [Fact]
    public void Who_is_here_cannot_come_back_nor_before_leaving_nor_from_nowhere()
    {
        Given<Learner>(Admission).When(Readmit(November)).ThenBroken(PeopleRules.AlreadyAdmitted());
        Given<Learner>(Admission, Departed(October)).When(Readmit(October)).ThenBroken(PeopleRules.ReadmittedBeforeDeparture(October));
        Given<Learner>(Admission, Departed(October)).When(Readmit(November, "moon")).ThenBroken(PeopleRules.ReasonUnknown());
        Given<Learner>(Admission, Departed(October), new LearnerReadmitted(Ids.Aigerim, November, null, null)).When(Readmit(November)).ThenNothing();
    }

    [Fact]
    public void The_first_day_is_moved_back_and_then_a_placing_may_lie_there()
    {
        DateOnly early = new(2026, 8, 20);
        var redated = new AdmissionRedated(Ids.Aigerim, early, Admitted, Order);
        Given<Learner>(Admission).When(Redate(early)).Then(redated);
        Given<Learner>(Admission, redated).When(Redate(early)).ThenNothing();
        Given<Learner>(Admission, redated).When(l => PlaceLearnerHandler.Handle(new(Ids.Aigerim, Ids.Class, early), l)).Then(Placed(Ids.Class, early));
    }

    [Fact]
    public void The_first_day_is_not_after_the_first_placing() => Given<Learner>(Admission, Placed(Ids.Class, September)).When(Redate(October))
        .ThenBroken(PeopleRules.PlacedBefore(September));

    [Fact]
    public void An_admission_by_a_code_that_is_not_in_force_is_refused() => Given<Learner>().When(l =>
        AdmitLearnerHandler.Handle(new(Ids.Aigerim, "С", "А", "", "", null, new(2020, 9, 1), "kandas"), l, Codes.All)).ThenBroken(PeopleRules.ReasonUnknown());
}

public sealed class CategoryTests
{
    private static readonly CategoryGiven Given_ = new(Ids.Aigerim, "large_family", September, new(Ids.Aigerim, "анықтама"));

    private static Func<Learner, IEnumerable<IDomainEvent>> Give(DateOnly from, string category = "large_family") => learner =>
        GiveCategoryHandler.Handle(new(Ids.Aigerim, category, from, "анықтама"), learner, Codes.All);

    private static Func<Learner, IEnumerable<IDomainEvent>> End(DateOnly on) => learner =>
        EndCategoryHandler.Handle(new(Ids.Aigerim, "large_family", on), learner);

    [Fact]
    public void A_category_begins_and_ends()
    {
        Given<Learner>(Admission).When(Give(September)).Then(Given_);
        Given<Learner>(Admission, Given_).When(End(October)).Then(new CategoryEnded(Ids.Aigerim, "large_family", October));
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        Given<Learner>(Admission, Given_).When(Give(September)).ThenNothing();
        Given<Learner>(Admission, Given_, new CategoryEnded(Ids.Aigerim, "large_family", October)).When(End(October)).ThenNothing();
    }

    [Fact]
    public void It_does_not_begin_twice_nor_end_before_it_began()
    {
        Given<Learner>(Admission, Given_).When(Give(October)).ThenBroken(PeopleRules.AlreadyInCategory(September));
        Given<Learner>(Admission, Given_).When(End(Admitted)).ThenBroken(PeopleRules.LeftBeforeJoining(September));
        Given<Learner>(Admission).When(End(October)).ThenBroken(PeopleRules.NotInCategory());
        Given<Learner>(Admission).When(Give(September, "tall")).ThenBroken(PeopleRules.CategoryUnknown());
    }

    [Fact]
    public void It_begins_anew_after_it_has_ended() => Given<Learner>(Admission, Given_, new CategoryEnded(Ids.Aigerim, "large_family", October))
        .When(Give(October)).ThenBroken(PeopleRules.JoinedBeforeLeaving(October));
}

public sealed class DissolveClassTests
{
    private static readonly ClassFormed Formed = new(Ids.Class, 2026, 7, "Ә", "kk", 1);

    private static Func<ClassGroup, IEnumerable<IDomainEvent>> Dissolve(int learners) => group =>
        DissolveClassHandler.Handle(new(Ids.Class, October, "біріктірілді"), group, learners);

    [Fact]
    public void An_empty_class_is_taken_off_the_lists_once()
    {
        Given<ClassGroup>(Formed).When(Dissolve(0)).Then(new ClassDissolved(Ids.Class, October));
        Given<ClassGroup>(Formed, new ClassDissolved(Ids.Class, October)).When(Dissolve(0)).ThenNothing();
    }

    [Fact]
    public void A_class_with_learners_stays() => Given<ClassGroup>(Formed).When(Dissolve(24)).ThenBroken(PeopleRules.ClassNotEmpty(24));

    [Fact]
    public void A_class_off_the_lists_is_not_formed_again() => Given<ClassGroup>(Formed, new ClassDissolved(Ids.Class, October))
        .When(group => FormClassHandler.Handle(new(Ids.Class, 2026, 7, "Ә", "kk", 1), group)).ThenBroken(PeopleRules.ClassDissolved(October));
}

/// <summary>Codes as the reference data have them.</summary>
public static class Codes
{
    public static readonly ContingentCodes All = new(
        [new("arrival", "other_region", "", "", "", new(2000, 1, 1)), new("arrival", "kandas", "", "", "", new(2021, 1, 1))],
        [new("family", "large_family", "", "", "", new(2000, 1, 1), Restricted: true)]);
}

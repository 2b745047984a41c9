using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.People;
using static EduEvents.Unit.People.Child;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.People;

public sealed class AdmitLearnerTests
{
    private static Func<Learner, IEnumerable<IDomainEvent>> Admit(
        string iin = "120523600126", DateOnly? born = null, string surname = "Серікқызы") =>
        learner => AdmitLearnerHandler.Handle(new(Ids.Aigerim, surname, "Айгерім", "", iin, born ?? new(2012, 5, 23), Admitted), learner, Codes.All);

    [Fact]
    public void A_learner_is_admitted() => Given<Learner>().When(Admit()).Then(Admission);

    [Fact]
    public void A_child_without_an_iin_is_admitted() => Given<Learner>().When(Admit("")).Then(AdmittedWith("", new(2012, 5, 23)));

    [Fact]
    public void Birth_date_and_sex_of_the_iin_are_not_compared() =>
        Given<Learner>().When(Admit("850315400779")).Then(AdmittedWith("850315400779", new(2012, 5, 23)));

    [Fact]
    public void The_same_again_changes_nothing_whatever_came_since() =>
        Given<Learner>(Admission, new NameChanged(Ids.Aigerim, NewName, September), Placed(Ids.Class, September)).When(Admit())
            .ThenNothing();

    [Fact]
    public void Other_facts_under_the_id_are_refused() =>
        Given<Learner>(Admission).When(Admit(surname: "Ахметова")).ThenBroken(PeopleRules.AlreadyAdmitted());

    [Theory, InlineData("120523600127"), InlineData("120101500750")]
    public void A_wrong_control_digit_is_refused(string iin) => Given<Learner>().When(Admit(iin)).ThenBroken(PeopleRules.IinInvalid());

    [Theory, InlineData("2026-08-25"), InlineData("2030-01-01")]
    public void Who_is_not_born_yet_is_not_admitted(string born) =>
        Given<Learner>().When(Admit(born: DateOnly.ParseExact(born, "yyyy-MM-dd"))).ThenBroken(PeopleRules.BornAfterAdmission());

    [Fact]
    public void All_broken_rules_come_back_together() => Given<Learner>(Admission).When(Admit("120523600127", new(2030, 1, 1)))
        .ThenBroken(PeopleRules.AlreadyAdmitted(), PeopleRules.IinInvalid(), PeopleRules.BornAfterAdmission());

    [Fact]
    public void An_iin_is_claimed_when_there_is_one()
    {
        var command = new AdmitLearner(Ids.Aigerim, "С", "А", "", "120523600126", null, Admitted);
        Assert.Equal(("iin", "120523600126", Ids.Aigerim), command.Claims().Select(c => (c.Kind, c.Value, c.Owner)).Single());
        Assert.Empty((command with { Iin = "" }).Claims());
    }
}

public sealed class PlaceLearnerTests
{
    private static Func<Learner, IEnumerable<IDomainEvent>> Place(Guid group, DateOnly from) => learner =>
        PlaceLearnerHandler.Handle(new(Ids.Aigerim, group, from), learner);

    [Fact]
    public void A_learner_is_placed_in_a_class() =>
        Given<Learner>(Admission).When(Place(Ids.Class, September)).Then(Placed(Ids.Class, September));

    [Fact]
    public void The_same_placing_again_changes_nothing() =>
        Given<Learner>(Admission, Placed(Ids.Class, September), Placed(Ids.OtherClass, October, Ids.Class))
            .When(Place(Ids.Class, September)).ThenNothing();

    [Fact]
    public void A_later_placing_leaves_the_class_before() =>
        Given<Learner>(Admission, Placed(Ids.Class, September)).When(Place(Ids.OtherClass, October))
            .Then(Placed(Ids.OtherClass, October, Ids.Class));

    [Fact]
    public void A_placing_corrected_on_its_day_takes_the_place_of_the_wrong_one() =>
        Given<Learner>(Admission, Placed(Ids.Class, September)).When(Place(Ids.OtherClass, September))
            .Then(Placed(Ids.OtherClass, September, Ids.Class));

    [Fact]
    public void A_late_order_holds_until_the_next_placing() =>
        Given<Learner>(Admission, Placed(Ids.Class, September), Placed(Ids.OtherClass, October, Ids.Class))
        .When(Place(Ids.Of(4711), new(2026, 9, 15))).Then(Placed(Ids.Of(4711), new(2026, 9, 15), Ids.Class, new(2026, 9, 30)));

    [Fact]
    public void A_placing_before_all_others_leaves_no_class() => Given<Learner>(Admission, Placed(Ids.Class, October))
        .When(Place(Ids.OtherClass, September)).Then(Placed(Ids.OtherClass, September, null, new(2026, 9, 30)));

    [Fact]
    public void Nobody_is_placed_before_admission() =>
        Given<Learner>(Admission).When(Place(Ids.Class, new(2026, 8, 24))).ThenBroken(PeopleRules.PlacedBeforeAdmission(Admitted));

    [Fact]
    public void All_broken_rules_come_back_together() =>
        Given<Learner>(Admission, Departed(October)).When(Place(Ids.Class, new(2026, 8, 24)))
        .ThenBroken(PeopleRules.HasDeparted(October), PeopleRules.PlacedBeforeAdmission(Admitted));
}

public sealed class DepartLearnerTests
{
    private static Func<Learner, IEnumerable<IDomainEvent>> Depart(DateOnly on) => learner =>
        DepartLearnerHandler.Handle(new(Ids.Aigerim, on, "moved_in_city"), learner);

    [Fact]
    public void A_learner_leaves_the_class_and_every_subgroup() =>
        Given<Learner>(Admission, Placed(Ids.Class, September), Joined(September))
        .When(Depart(October)).Then(Left(October), Departed(October, Ids.Class));

    [Fact]
    public void Leaving_twice_changes_nothing() => Given<Learner>(Admission, Departed(October)).When(Depart(October)).ThenNothing();

    [Fact]
    public void Another_day_of_leaving_is_refused() =>
        Given<Learner>(Admission, Departed(October)).When(Depart(September)).ThenBroken(PeopleRules.HasDeparted(October));

    [Fact]
    public void Nobody_leaves_before_admission() =>
        Given<Learner>(Admission).When(Depart(new(2026, 8, 24))).ThenBroken(PeopleRules.DepartedBeforeAdmission(Admitted));

    [Fact]
    public void A_departure_told_late_undoes_the_placings_after_it() =>
        Given<Learner>(Admission, Placed(Ids.Class, September), Placed(Ids.OtherClass, October, Ids.Class)).When(Depart(new(2026, 9, 20)))
            .Then(Departed(new(2026, 9, 20), Ids.Class, Ids.OtherClass));
}

public sealed class LinkGuardianTests
{
    private static readonly GuardianLinked Linked = new(
        Ids.Aigerim, Ids.Mother, FullName.Of(Ids.Mother, "Ахметова", "Сәуле"), "mother", September);

    private static Func<Learner, IEnumerable<IDomainEvent>> Link(DateOnly from, string relation = "mother") =>
        learner => LinkGuardianHandler.Handle(new(Ids.Aigerim, Ids.Mother, "Ахметова", "Сәуле", "", relation, from), learner);

    [Fact]
    public void A_guardian_is_named() => Given<Learner>(Admission).When(Link(September)).Then(Linked);

    [Fact]
    public void The_same_again_changes_nothing() => Given<Learner>(Admission, Linked).When(Link(October)).ThenNothing();

    [Fact]
    public void Another_relation_is_told_and_holds_since_the_first_day() =>
        Given<Learner>(Admission, Linked).When(Link(October, "guardian")).Then(Linked with { Relation = "guardian" });
}

public sealed class LearnerCorrectionTests
{
    [Fact]
    public void A_learner_bears_another_name()
    {
        IEnumerable<IDomainEvent> Change(Learner learner) =>
            ChangeLearnerNameHandler.Handle(new(Ids.Aigerim, "Ахметова", "Айгерім", "", October, "құжат"), learner);
        Given<Learner>(Admission).When(Change).Then(new NameChanged(Ids.Aigerim, NewName, October));
        Given<Learner>(Admission, new NameChanged(Ids.Aigerim, NewName, October)).When(Change).ThenNothing();
    }

    [Fact]
    public void A_birth_date_is_put_right()
    {
        Func<Learner, IEnumerable<IDomainEvent>> Correct(DateOnly born) => learner =>
            CorrectBirthDateHandler.Handle(new(Ids.Aigerim, born, "құжат"), learner);
        Given<Learner>(Admission).When(Correct(new(2012, 5, 24))).Then(new BirthDateCorrected(Ids.Aigerim, new(Ids.Aigerim, "2012-05-24")));
        Given<Learner>(Admission).When(Correct(new(2012, 5, 23))).ThenNothing();
        Given<Learner>(Admission).When(Correct(Admitted)).ThenBroken(PeopleRules.BornAfterAdmission());
    }
}

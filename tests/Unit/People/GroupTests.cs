using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.People;
using static EduEvents.Unit.People.Child;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.People;

public sealed class FormClassTests
{
    private static readonly ClassFormed Formed = new(Ids.Class, 2026, 7, "Ә", "kk", 1);

    private static Func<ClassGroup, IEnumerable<IDomainEvent>> Form(int grade = 7) => group =>
        FormClassHandler.Handle(new(Ids.Class, 2026, grade, "Ә", "kk", 1), group);

    [Fact]
    public void A_class_is_formed() => Given<ClassGroup>().When(Form()).Then(Formed);

    [Fact]
    public void The_same_again_changes_nothing() => Given<ClassGroup>(Formed).When(Form()).ThenNothing();

    [Fact]
    public void Another_class_under_its_id_is_refused() =>
        Given<ClassGroup>(Formed).When(Form(8)).ThenBroken(PeopleRules.ClassAlreadyFormed());
}

public sealed class FormSubgroupTests
{
    private static readonly SubgroupFormed Formed = new(Ids.OtherClass, 2026, 7, Ids.Maths, "7 Ә 1", Ids.Class);

    private static Func<Subgroup, IEnumerable<IDomainEvent>> Form(string title = "7 Ә 1") =>
        group => FormSubgroupHandler.Handle(new(Ids.OtherClass, 2026, 7, Ids.Maths, title, Ids.Class), group);

    [Fact]
    public void A_subgroup_is_formed() => Given<Subgroup>().When(Form()).Then(Formed);

    [Fact]
    public void The_same_again_changes_nothing() => Given<Subgroup>(Formed).When(Form()).ThenNothing();

    [Fact]
    public void Another_subgroup_under_its_id_is_refused() =>
        Given<Subgroup>(Formed).When(Form("7 Ә 2")).ThenBroken(PeopleRules.SubgroupAlreadyFormed());
}

public sealed class JoinGroupTests
{
    private static Func<Learner, IEnumerable<IDomainEvent>> Join(DateOnly from) => learner =>
        JoinGroupHandler.Handle(new(Ids.Aigerim, Ids.OtherClass, from), learner);

    [Fact]
    public void A_learner_joins_a_subgroup_besides_the_class() =>
        Given<Learner>(Admission, Placed(Ids.Class, September)).When(Join(September)).Then(Joined(September));

    [Fact]
    public void The_same_joining_again_changes_nothing_also_after_leaving() =>
        Given<Learner>(Admission, Joined(September), Left(October)).When(Join(September)).ThenNothing();

    [Fact]
    public void Who_is_in_the_group_does_not_join_it() =>
        Given<Learner>(Admission, Joined(September)).When(Join(October)).ThenBroken(PeopleRules.AlreadyInGroup(September));

    [Fact]
    public void Who_left_may_join_again_later()
    {
        Given<Learner>(Admission, Joined(September), Left(October)).When(Join(new(2026, 10, 2))).Then(Joined(new(2026, 10, 2)));
        Given<Learner>(Admission, Joined(September), Left(October)).When(Join(October))
            .ThenBroken(PeopleRules.JoinedBeforeLeaving(October));
    }

    [Fact]
    public void All_broken_rules_come_back_together() => Given<Learner>(Admission, Departed(October)).When(Join(new(2026, 8, 1)))
        .ThenBroken(PeopleRules.HasDeparted(October), PeopleRules.PlacedBeforeAdmission(Admitted));
}

public sealed class LeaveGroupTests
{
    private static Func<Learner, IEnumerable<IDomainEvent>> Leave(DateOnly on) => learner =>
        LeaveGroupHandler.Handle(new(Ids.Aigerim, Ids.OtherClass, on), learner);

    [Fact]
    public void A_learner_leaves_a_subgroup() => Given<Learner>(Admission, Joined(September)).When(Leave(October)).Then(Left(October));

    [Fact]
    public void Leaving_twice_changes_nothing() =>
        Given<Learner>(Admission, Joined(September), Left(October)).When(Leave(October)).ThenNothing();

    [Fact]
    public void Who_is_not_in_the_group_cannot_leave_it() =>
        Given<Learner>(Admission).When(Leave(October)).ThenBroken(PeopleRules.NotInGroup());

    [Fact]
    public void Nobody_leaves_before_joining() =>
        Given<Learner>(Admission, Joined(October)).When(Leave(September)).ThenBroken(PeopleRules.LeftBeforeJoining(October));
}

public sealed class StaffTests
{
    private static readonly DateOnly Hired = new(2026, 8, 20);

    private static StaffHired With(string iin, string position = "teacher") =>
        new(Ids.Teacher, FullName.Of(Ids.Teacher, "Оспанова", "Гүлнар"), new(Ids.Teacher, iin), position, Hired);

    private static Func<StaffMember, IEnumerable<IDomainEvent>> Hire(string iin = "850315400779", string position = "teacher") =>
        member => HireStaffHandler.Handle(new(Ids.Teacher, "Оспанова", "Гүлнар", "", iin, position, Hired), member);

    private static Func<StaffMember, IEnumerable<IDomainEvent>> Dismiss(DateOnly on) => member =>
        DismissStaffHandler.Handle(new(Ids.Teacher, on, "own_wish"), member);

    [Fact]
    public void A_person_is_hired_with_or_without_an_iin()
    {
        Given<StaffMember>().When(Hire()).Then(With("850315400779"));
        Given<StaffMember>().When(Hire("")).Then(With(""));
    }

    [Fact]
    public void The_same_again_changes_nothing() => Given<StaffMember>(With("850315400779")).When(Hire()).ThenNothing();

    [Fact]
    public void All_broken_rules_come_back_together() => Given<StaffMember>(With("850315400779")).When(Hire("850315400778", "director"))
        .ThenBroken(PeopleRules.AlreadyHired(), PeopleRules.IinInvalid());

    [Fact]
    public void A_person_leaves_once()
    {
        Given<StaffMember>(With("")).When(Dismiss(October)).Then(new StaffDismissed(Ids.Teacher, October, "own_wish"));
        Given<StaffMember>(With(""), new StaffDismissed(Ids.Teacher, October, "own_wish")).When(Dismiss(October)).ThenNothing();
        Given<StaffMember>(With(""), new StaffDismissed(Ids.Teacher, October, "own_wish")).When(Dismiss(September))
            .ThenBroken(PeopleRules.HasLeft(October));
        Given<StaffMember>(With("")).When(Dismiss(new(2026, 8, 19))).ThenBroken(PeopleRules.DismissedBeforeHiring(Hired));
    }

    [Fact]
    public void A_person_bears_another_name()
    {
        IEnumerable<IDomainEvent> Change(StaffMember member) =>
            ChangeStaffNameHandler.Handle(new(Ids.Teacher, "Ахметова", "Гүлнар", "", October, "неке"), member);
        var changed = new NameChanged(Ids.Teacher, FullName.Of(Ids.Teacher, "Ахметова", "Гүлнар"), October);
        Given<StaffMember>(With("")).When(Change).Then(changed);
        Given<StaffMember>(With(""), changed).When(Change).ThenNothing();
    }
}

using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.People;
using EduEvents.Projections.Audit;

namespace EduEvents.Unit.Audit;

/// <summary>Whom an event is about.</summary>
public sealed class ConcernedTests
{
    private static readonly Guid Child = Guid.Parse("0192f0c5-0000-7000-8000-000000000101"), Other = Guid.Parse("0192f0c5-0000-7000-8000-000000000102");
    private static readonly LessonRef Lesson = new(Ids.Grant, Ids.Account, Ids.Teacher, 2026, 1, new(2026, 9, 2), 3);

    [Fact]
    public void A_guardian_and_the_child() =>
        Assert.Equal([Child, Other], Concerned.Of(new GuardianLinked(Child, Other, FullName.Of(Other, "Ахметова", "Сәуле"), "mother", new(2026, 9, 1))));

    [Fact]
    public void Everybody_of_a_roll() =>
        Assert.Equal([Child, Other], Concerned.Of(new RollCalled(Lesson, [new(Child, Attendance.B), new(Other, Attendance.N)])).Intersect([Child, Other]));

    [Fact]
    public void The_child_of_a_right_and_the_account_that_got_it() => Assert.Equal([Ids.Account, Child],
        Concerned.Of(new RoleGranted(Ids.Account, Ids.Grant, Roles.Guardian, new(Person: Child), new(2026, 9, 1), null)));

    [Fact]
    public void Nobody_when_bells_are_set() => Assert.Empty(Concerned.Of(new BellsSet(Ids.Grant, 1, new(2026, 9, 1), [], "2021")));
}

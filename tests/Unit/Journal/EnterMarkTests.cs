using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Journal;

public sealed class EnterMarkTests
{
    private static Func<JournalPage, IEnumerable<IDomainEvent>> Enter(Guid learner, int points) =>
        page => EnterMarkHandler.Handle(new(Page.Ref, Ids.Lesson, learner, points), page);

    [Theory, InlineData(1), InlineData(10)]
    public void A_first_mark_is_entered(int points) =>
        Given<JournalPage>(Page.Opened).When(Enter(Ids.Aigerim, points)).Then(Page.Mark(Ids.Aigerim, points));

    [Fact]
    public void The_same_mark_again_changes_nothing_whatever_came_since() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 9), Page.Closed)
        .When(Enter(Ids.Aigerim, 9)).ThenNothing();

    [Fact]
    public void Another_mark_must_be_a_correction() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 9)).When(Enter(Ids.Aigerim, 8))
            .ThenBroken(JournalRules.MarkAlreadyEntered(9));

    [Fact]
    public void A_mark_taken_back_makes_room_for_another() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 9), new MarkRemoved(Page.Lesson, Ids.Aigerim, 9, "басқа оқушы"))
            .When(Enter(Ids.Aigerim, 8)).Then(Page.Mark(Ids.Aigerim, 8));

    [Theory, InlineData(0), InlineData(11), InlineData(-1)]
    public void Points_go_from_1_to_10(int points) =>
        Given<JournalPage>(Page.Opened).When(Enter(Ids.Aigerim, points)).ThenBroken(JournalRules.PointsOutOfRange(1, 10));

    [Theory, InlineData(0), InlineData(1)]
    public void The_first_grade_has_no_marks(int grade) =>
        Given<JournalPage>(Page.OpenedFor(grade, MarkMode.Points)).When(Enter(Ids.Aigerim, 9)).ThenBroken(JournalRules.NoMarksInGradeOne());

    [Theory, InlineData(MarkMode.PassFail), InlineData(MarkMode.None)]
    public void A_subject_without_points_takes_none(MarkMode mode) =>
        Given<JournalPage>(Page.OpenedFor(7, mode)).When(Enter(Ids.Aigerim, 9)).ThenBroken(JournalRules.SubjectWithoutPoints());

    [Fact]
    public void A_stranger_gets_no_mark() =>
        Given<JournalPage>(Page.Opened).When(Enter(Ids.Stranger, 9)).ThenBroken(JournalRules.LearnerNotInLesson());

    [Theory, MemberData(nameof(CallRollTests.Codes), MemberType = typeof(CallRollTests))]
    public void Who_was_absent_gets_no_mark(Attendance code)
    {
        var entered = Given<JournalPage>(Page.Opened, Page.Absent(Ids.Aigerim, code)).When(Enter(Ids.Aigerim, 9));
        if (Page.CountsAbsent[code]) entered.ThenBroken(JournalRules.LearnerAbsent());
        else entered.Then(Page.Mark(Ids.Aigerim, 9));
    }

    [Fact]
    public void Who_turned_out_to_be_there_does() =>
        Given<JournalPage>(Page.Opened, Page.Absent(Ids.Aigerim),
            new AttendanceCorrected(Page.Lesson, Ids.Aigerim, Attendance.N, Attendance.O, 5, ""))
            .When(Enter(Ids.Aigerim, 9)).Then(Page.Mark(Ids.Aigerim, 9));

    [Fact]
    public void A_closed_lesson_takes_no_first_marks() =>
        Given<JournalPage>(Page.Opened, Page.Closed).When(Enter(Ids.Aigerim, 9)).ThenBroken(JournalRules.LessonIsClosed());

    [Fact]
    public void All_broken_rules_come_back_together() =>
        Given<JournalPage>(Page.OpenedFor(1, MarkMode.PassFail), Page.Closed).When(Enter(Ids.Stranger, 0)).ThenBroken(
            JournalRules.NoMarksInGradeOne(), JournalRules.SubjectWithoutPoints(), JournalRules.PointsOutOfRange(1, 10),
            JournalRules.LearnerNotInLesson(),
            JournalRules.LessonIsClosed());

    [Fact]
    public void A_lesson_that_is_not_on_the_page_is_told() => Given<JournalPage>(Page.Opened)
        .When(p => EnterMarkHandler.Handle(new(Page.Ref, Ids.OtherLesson, Ids.Aigerim, 9), p)).ThenBroken(JournalRules.LessonUnknown());

    [Fact]
    public void Who_left_the_school_keeps_the_marks_of_the_lessons_attended() =>
        Given<JournalPage>(Page.Opened, new Domain.People.LearnerDeparted(Ids.Aigerim, Ids.Class, new(2026, 9, 3), "moved_in_city"))
            .When(Enter(Ids.Aigerim, 9)).Then(Page.Mark(Ids.Aigerim, 9));
}

public sealed class EnterMarksTests
{
    private static Func<JournalPage, Decision> Enter(params MarkItem[] marks) => page =>
        EnterMarksHandler.Handle(new(Page.Ref, Ids.Lesson, marks), page);

    [Fact]
    public void Each_mark_succeeds_or_is_refused_by_itself() => Given<JournalPage>(Page.Opened, Page.Mark(Ids.Bolat, 7))
        .When(Enter(new(Ids.Aigerim, 9), new(Ids.Bolat, 7), new(Ids.Stranger, 5), new(Ids.Bolat, 8), new(Ids.Aigerim, 9)))
        .ThenItems([Page.Mark(Ids.Aigerim, 9)],
            "0 Accepted", "1 Unchanged", "2 Refused journal.learner_not_in_lesson", "3 Refused journal.mark_already_entered",
            "4 Unchanged");

    [Fact]
    public void The_whole_batch_again_changes_nothing() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 9), Page.Mark(Ids.Bolat, 7))
        .When(Enter(new(Ids.Aigerim, 9), new(Ids.Bolat, 7))).ThenItems([], "0 Unchanged", "1 Unchanged");
}

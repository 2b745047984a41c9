namespace EduEvents.Domain.Journal;

/// <summary>Every way the Journal says no. Codes are part of the API; texts live in resources.</summary>
public static class JournalRules
{
    public static Refusal PageIsClosed(int quarter) => new("journal.page_is_closed", quarter);
    public static Refusal PageIsOpen(int quarter) => new("journal.page_is_open", quarter);
    public static Refusal OrderInTheFuture(DateOnly on) => new("journal.order_in_the_future", on);
    public static Refusal LessonUnknown() => new("journal.lesson_unknown");
    public static Refusal LessonIsClosed() => new("journal.lesson_is_closed");
    public static Refusal LessonNumberTaken(DateOnly on, int number) => new("journal.lesson_number_taken", on, number);
    public static Refusal LessonAlreadyOpened() => new("journal.lesson_already_opened");
    public static Refusal OutsideQuarter(DateOnly on, int quarter) => new("journal.outside_quarter", on, quarter);
    public static Refusal DayOff(DateOnly on, string reason) => new("journal.day_off", on, reason);
    public static Refusal InTheFuture(DateOnly on) => new("journal.in_the_future", on);
    public static Refusal QuarterUnknown(int year, int quarter) => new("journal.quarter_unknown", year, quarter);
    public static Refusal SubjectUnknown() => new("journal.subject_unknown");
    public static Refusal SubgroupOfAnotherSubject() => new("journal.subgroup_of_another_subject");
    public static Refusal ClassEmpty() => new("journal.class_empty");
    public static Refusal LearnerNotInLesson() => new("journal.learner_not_in_lesson");
    public static Refusal LearnerAbsent() => new("journal.learner_absent");
    public static Refusal LearnerHasMark() => new("journal.learner_has_mark");
    public static Refusal NoMarksInGradeOne() => new("journal.no_marks_in_grade_one");
    public static Refusal SubjectWithoutPoints() => new("journal.subject_without_points");
    public static Refusal PointsOutOfRange(int min, int max) => new("journal.points_out_of_range", min, max);
    public static Refusal MarkAlreadyEntered(int points) => new("journal.mark_already_entered", points);
    public static Refusal NoMarkToCorrect() => new("journal.no_mark_to_correct");
    public static Refusal ReasonNeeded() => new("journal.reason_needed");
    public static Refusal MinutesLateNeeded() => new("journal.minutes_late_needed");
    public static Refusal MinutesLateUnexpected() => new("journal.minutes_late_unexpected");
}

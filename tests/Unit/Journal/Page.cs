using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;

namespace EduEvents.Unit.Journal;

/// <summary>The page of the class in mathematics in the first quarter, with two learners.</summary>
public static class Page
{
    public static readonly PageRef Ref = new(Ids.Class, Ids.Maths, 2026, 1);
    public static readonly LessonRef Lesson = LessonOn(Ids.Lesson, new(2026, 9, 2), 1);

    public static readonly LessonOpened Opened = OpenedFor(7, MarkMode.Points);

    public static LessonRef LessonOn(Guid id, DateOnly on, int number) => new(id, Ids.Class, Ids.Maths, 2026, 1, on, number);

    public static LessonOpened OpenedFor(int grade, MarkMode mode) =>
        new(Lesson, grade, mode, Ids.Teacher, "Сандар", [Ids.Aigerim, Ids.Bolat]);

    public static RollCalled Roll(params RollEntry[] entries) => new(Lesson, entries);

    public static RollCalled Absent(Guid learner, Attendance code = Attendance.N) => Roll(new RollEntry(learner, code));

    public static MarkEntered Mark(Guid learner, int points) => new(Lesson, learner, points);

    public static LessonClosed Closed => new(Lesson);

    public static readonly PageClosed QuarterClosed = new(Ref);

    /// <summary>Every code, and whether a learner with it was not in the lesson (schooling facts, 2.9).</summary>
    public static readonly IReadOnlyDictionary<Attendance, bool> CountsAbsent = new Dictionary<Attendance, bool>
    {
        [Attendance.P] = false, [Attendance.N] = true, [Attendance.B] = true, [Attendance.U] = true, [Attendance.NU] = true,
        [Attendance.O] = false,
        [Attendance.D] = false, [Attendance.K] = true, [Attendance.OSV] = false
    };
}

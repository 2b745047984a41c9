using EduEvents.Domain.Curriculum;

namespace EduEvents.Domain.Journal;

/// <summary>Attendance codes (schooling facts, 2.9). The letters shown for them are resources, never stored.</summary>
public enum Attendance
{
    /// <summary>Present.</summary>
    P,

    /// <summary>Absent, reason unknown yet.</summary>
    N,

    /// <summary>Ill.</summary>
    B,

    /// <summary>Absent for a valid reason.</summary>
    U,

    /// <summary>Absent without a valid reason.</summary>
    NU,

    /// <summary>Late.</summary>
    O,

    /// <summary>Studies at a distance by order.</summary>
    D,

    /// <summary>Quarantine, class closed.</summary>
    K,

    /// <summary>Released from the lesson.</summary>
    OSV
}

/// <summary>A page of the class journal: a class, a subject, a quarter.</summary>
/// <param name="GroupId">Class or subgroup.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Quarter">1 to 4.</param>
public sealed record PageRef(Guid GroupId, Guid SubjectId, int Year, int Quarter)
{
    /// <summary>The page's stream.</summary>
    public Guid Id() => StableId.Of("journal.page", GroupId, SubjectId, Year, Quarter);
}

/// <summary>A lesson on a page, with all that a reader of a single event needs to place it.</summary>
public sealed record LessonRef(Guid LessonId, Guid GroupId, Guid SubjectId, int Year, int Quarter, DateOnly On, int Number)
{
    /// <summary>The page on which it stands.</summary>
    public PageRef Page() => new(GroupId, SubjectId, Year, Quarter);
}

/// <summary>One line of a roll call. Who is not named was present.</summary>
public sealed record RollEntry(Guid LearnerId, Attendance Code, int? MinutesLate = null)
{
    /// <summary>True for the codes by which a learner was not in the lesson.</summary>
    public static bool IsAbsent(Attendance code) => code is Attendance.N or Attendance.B or Attendance.U or Attendance.NU or Attendance.K;
}

/// <summary>A lesson was opened for the learners then in the class (Order 456, p. 27.12).</summary>
public sealed record LessonOpened(LessonRef Lesson, int Grade, MarkMode MarkMode, Guid? TeacherId, string Topic, IReadOnlyList<Guid> Learners)
    : IDomainEvent;

/// <summary>The roll was called: everybody was present but those named.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Entries">Who was not simply present.</param>
/// <param name="LeftOut">Of whom nothing may be recorded, because their data are blocked: neither present nor absent.</param>
public sealed record RollCalled(LessonRef Lesson, IReadOnlyList<RollEntry> Entries, IReadOnlyList<Guid>? LeftOut = null) : IDomainEvent;

/// <summary>The attendance of one learner was corrected after the roll.</summary>
public sealed record AttendanceCorrected(LessonRef Lesson, Guid LearnerId, Attendance Before, Attendance After, int? MinutesLate, string Reason)
    : IDomainEvent;

/// <summary>A formative mark was entered, 1 to 10 points (Order 456, p. 19.15).</summary>
public sealed record MarkEntered(LessonRef Lesson, Guid LearnerId, int Points) : IDomainEvent;

/// <summary>A mark was corrected; the earlier one stays on record (Order 456, p. 5.13).</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="Before">The mark that was wrong.</param>
/// <param name="After">The right one.</param>
/// <param name="Reason">Why.</param>
/// <param name="Order">The order, when the quarter was closed already.</param>
public sealed record MarkCorrected(LessonRef Lesson, Guid LearnerId, int Before, int After, string Reason, OrderRef? Order = null) : IDomainEvent;

/// <summary>A mark entered by mistake was taken back; it stays on record.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="Before">The mark that was wrong.</param>
/// <param name="Reason">Why.</param>
/// <param name="Order">The order, when the quarter was closed already.</param>
public sealed record MarkRemoved(LessonRef Lesson, Guid LearnerId, int Before, string Reason, OrderRef? Order = null) : IDomainEvent;

/// <summary>The teacher closed the lesson: from now on only corrections with a reason.</summary>
public sealed record LessonClosed(LessonRef Lesson) : IDomainEvent;

/// <summary>
/// The quarter of a page was closed: no more lessons, and marks change by order only (Order 456, p. 27.12). Attendance is still corrected with a reason,
/// as a doctor's paper may come later and no mark rests on it.
/// </summary>
public sealed record PageClosed(PageRef Page) : IDomainEvent;

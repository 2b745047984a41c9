namespace EduEvents.Domain.Timetable;

/// <summary>Rules that a good week keeps as far as it can. What is broken is told with its reason and adds to the score.</summary>
public enum SoftRule
{
    /// <summary>More hours a week than the norm of the grade.</summary>
    WeeklyHours,

    /// <summary>More lessons on a day than the norm of the grade.</summary>
    LessonsADay,

    /// <summary>An hour without a lesson between lessons of a class, or before its first one.</summary>
    ClassWindow,

    /// <summary>Two lessons of a subject in a row in primary school.</summary>
    DoubleInPrimary,

    /// <summary>A subject twice on a day that is not meant to be double.</summary>
    SubjectTwice,

    /// <summary>A hard subject in the first lesson.</summary>
    HardFirst,

    /// <summary>A hard subject in the last lesson.</summary>
    HardLast,

    /// <summary>A day that should be lighter is heavier than one that should be heavy.</summary>
    HeavyDay,

    /// <summary>An hour without a lesson between lessons of a teacher.</summary>
    TeacherWindow
}

/// <summary>Limits of some grades.</summary>
/// <param name="FromGrade">First of them.</param>
/// <param name="ToGrade">Last of them.</param>
/// <param name="WeeklyHours">Most hours a week, with electives.</param>
/// <param name="LessonsADay">Most lessons on a day.</param>
public sealed record GradeLimits(int FromGrade, int ToGrade, decimal WeeklyHours, int LessonsADay);

/// <summary>How hard a subject is, by its code.</summary>
public sealed record SubjectPoints(string Subject, int Points);

/// <summary>In which kind of room a subject is taught where the school has such rooms.</summary>
public sealed record SubjectRoom(string Subject, RoomKind Kind);

/// <summary>
/// Sanitary norms of the week and the weights of soft rules, one dated edition (ҚР ДСМ-76, pp. 71-75, app. 3-4). Reference data, changed by an
/// administrator.
/// </summary>
/// <param name="Edition">Name of the edition, kept in the events decided by it.</param>
/// <param name="ValidFrom">First day of the edition.</param>
/// <param name="Grades">Limits by grade.</param>
/// <param name="Difficulty">Points of subjects.</param>
/// <param name="UsualPoints">Points of a subject that is not named.</param>
/// <param name="HardFrom">A subject is hard from so many points on.</param>
/// <param name="NoDoublesUpToGrade">No two lessons of a subject in a row up to this grade.</param>
/// <param name="HeavyDays">Days that may be the heaviest; 1 is Monday.</param>
/// <param name="LightDays">Days that should be lighter than those.</param>
/// <param name="Rooms">Special rooms of subjects.</param>
/// <param name="Weights">What one broken rule adds to the score.</param>
/// <param name="Check">What is still to be checked in the act itself.</param>
public sealed record TimetableNorms(
    string Edition, DateOnly ValidFrom, IReadOnlyList<GradeLimits> Grades, IReadOnlyList<SubjectPoints> Difficulty, int UsualPoints, int HardFrom,
    int NoDoublesUpToGrade, IReadOnlyList<int> HeavyDays, IReadOnlyList<int> LightDays, IReadOnlyList<SubjectRoom> Rooms,
    IReadOnlyDictionary<SoftRule, int> Weights, IReadOnlyList<string> Check)
{
    /// <summary>The edition in force on a day; the oldest before all of them.</summary>
    public static TimetableNorms On(IReadOnlyList<TimetableNorms> editions, DateOnly day) =>
        editions.Where(e => e.ValidFrom <= day).DefaultIfEmpty(editions[0]).MaxBy(e => e.ValidFrom)!;

    /// <summary>The limits of a grade; null when there are none.</summary>
    public GradeLimits? Of(int grade) => Grades.FirstOrDefault(g => g.FromGrade <= grade && grade <= g.ToGrade);

    /// <summary>The points of a subject.</summary>
    public int PointsOf(string? subject) => Difficulty.FirstOrDefault(d => d.Subject == subject)?.Points ?? UsualPoints;

    /// <summary>What one broken rule adds; nothing when the edition does not name it.</summary>
    public int Weight(SoftRule rule) => Weights.GetValueOrDefault(rule);
}

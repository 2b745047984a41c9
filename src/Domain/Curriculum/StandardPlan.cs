namespace EduEvents.Domain.Curriculum;

/// <summary>Whether a class is split in a subject when it is large enough (GOSO, pp. 30, 43-44).</summary>
public enum Splitting
{
    /// <summary>Never.</summary>
    No,

    /// <summary>It may be.</summary>
    May,

    /// <summary>It must be.</summary>
    Must
}

/// <summary>A subject of the standard plan.</summary>
/// <param name="Code">Code of the standard.</param>
/// <param name="Names">Its names.</param>
/// <param name="MarkMode">How it is assessed.</param>
/// <param name="Hours">Hours a week.</param>
/// <param name="Split">Whether the class is split.</param>
public sealed record StandardSubject(string Code, LocalNames Names, MarkMode MarkMode, decimal Hours, Splitting Split = Splitting.No);

/// <summary>The standard plan (ҮОЖ/ТУП) of a grade and a language: reference data with the time it is in force.</summary>
/// <param name="Edition">Name that working plans keep for ever.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; none while it is in force.</param>
/// <param name="Grade">Grade.</param>
/// <param name="Language">Language of instruction, two letters.</param>
/// <param name="Variable">Hours a week of the variable part, at most.</param>
/// <param name="Maximum">Hours a week in all, at most.</param>
/// <param name="Subjects">The invariant part.</param>
/// <param name="Check">What of this still has to be compared with the act.</param>
public sealed record StandardPlan(
    string Edition, DateOnly ValidFrom, DateOnly? ValidTo, int Grade, string Language, decimal Variable, decimal Maximum, IReadOnlyList<StandardSubject> Subjects,
    IReadOnlyList<string> Check)
{
    /// <summary>The plan in force on a day; null where there is none for the grade and language.</summary>
    public static StandardPlan? On(IEnumerable<StandardPlan> plans, int grade, string language, DateOnly day) =>
        plans.LastOrDefault(p => p.Grade == grade && p.Language == language && p.ValidFrom <= day && (p.ValidTo is null || day <= p.ValidTo));
}

/// <summary>Weeks of a year and hours of a week by grade: reference data with the time it is in force.</summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; none while it is in force.</param>
/// <param name="Grades">Weeks and hours of each grade.</param>
/// <param name="Check">What of this still has to be compared with the act.</param>
public sealed record WeekNorms(string Edition, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<GradeWeek> Grades, IReadOnlyList<string> Check)
{
    /// <summary>The edition in force on a day; null when there was none.</summary>
    public static WeekNorms? On(IEnumerable<WeekNorms> editions, DateOnly day) =>
        editions.LastOrDefault(e => e.ValidFrom <= day && (e.ValidTo is null || day <= e.ValidTo));

    /// <summary>The norms of a grade; null where there are none.</summary>
    public GradeWeek? Of(int grade) => Grades.FirstOrDefault(g => g.Grade == grade);
}

/// <summary>Weeks of the academic year, and hours of a week at most, electives included (sanitary rules).</summary>
public sealed record GradeWeek(int Grade, int Weeks, decimal MaxHours);

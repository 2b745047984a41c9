namespace EduEvents.Domain.Journal;

/// <summary>Why a learner is to be looked after.</summary>
public enum RiskKind
{
    /// <summary>Lessons missed without a valid reason, or with one that nobody has told yet.</summary>
    Unexcused,

    /// <summary>The share of lessons missed for whatever reason, in percent.</summary>
    Absent,

    /// <summary>Times late.</summary>
    Late,

    /// <summary>The mean of the formative points in a subject.</summary>
    LowMarks
}

/// <summary>The formative marks of a learner in a subject.</summary>
public sealed record SubjectMarks(Guid SubjectId, int Marks, int Points)
{
    /// <summary>Their mean.</summary>
    public decimal Mean => Math.Round((decimal)Points / Marks, 1, MidpointRounding.AwayFromZero);
}

/// <summary>A learner's quarter in numbers, lesson by lesson as the journal has them.</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="Lessons">Lessons with a roll to which the learner belonged.</param>
/// <param name="Absent">Of them missed.</param>
/// <param name="Unexcused">Of these without a valid reason, or with none told.</param>
/// <param name="Late">Times late.</param>
/// <param name="Subjects">Subjects with marks.</param>
public sealed record LearnerQuarter(Guid LearnerId, int Lessons, int Absent, int Unexcused, int Late, IReadOnlyList<SubjectMarks> Subjects);

/// <summary>A rule that is met, with the number that met it: nothing is hidden in a score, and nothing is decided by it.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Value">What it is.</param>
/// <param name="Limit">From where on it is told.</param>
/// <param name="SubjectId">The subject, for marks.</param>
public sealed record Risk(RiskKind Kind, decimal Value, decimal Limit, Guid? SubjectId = null);

/// <summary>From which numbers on a learner is to be looked after (Order 456, p. 27.5); dated reference data of an administrator.</summary>
/// <param name="ValidFrom">First day.</param>
/// <param name="Unexcused">Unexcused lessons in a quarter.</param>
/// <param name="AbsentPercent">Share of missed lessons, in percent.</param>
/// <param name="LeastLessons">With fewer lessons the share says nothing.</param>
/// <param name="Late">Times late in a quarter.</param>
/// <param name="LowMean">A mean of formative points, 1 to 10, that is not above this.</param>
/// <param name="LeastMarks">With fewer marks the mean says nothing.</param>
public sealed record RiskRules(DateOnly ValidFrom, int Unexcused, int AbsentPercent, int LeastLessons, int Late, decimal LowMean, int LeastMarks)
{
    private const int Whole = 100;

    /// <summary>The rules in force on a day; the oldest before all of them.</summary>
    public static RiskRules On(IReadOnlyList<RiskRules> rules, DateOnly day) => rules.LastOrDefault(r => r.ValidFrom <= day) ?? rules[0];

    /// <summary>The rules that are met, the gravest kind first.</summary>
    public IReadOnlyList<Risk> Of(LearnerQuarter quarter)
    {
        List<Risk> met = [];
        if (quarter.Unexcused >= Unexcused) met.Add(new(RiskKind.Unexcused, quarter.Unexcused, Unexcused));
        if (quarter.Lessons >= LeastLessons && quarter.Absent * Whole >= AbsentPercent * quarter.Lessons)
            met.Add(new(RiskKind.Absent, Math.Round((decimal)quarter.Absent * Whole / quarter.Lessons, MidpointRounding.AwayFromZero), AbsentPercent));
        if (quarter.Late >= Late) met.Add(new(RiskKind.Late, quarter.Late, Late));
        met.AddRange(quarter.Subjects.Where(s => s.Marks >= LeastMarks && s.Points <= LowMean * s.Marks).OrderBy(s => s.Mean)
            .Select(s => new Risk(RiskKind.LowMarks, s.Mean, LowMean, s.SubjectId)));
        return met;
    }
}

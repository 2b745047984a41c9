using EduEvents.Domain.Curriculum;

namespace EduEvents.Domain.Assessment;

/// <summary>What a sheet must know of the other modules; looked up before the decision.</summary>
/// <param name="Today">Local day of the decision.</param>
/// <param name="From">First day of the quarter; null when the organisation has no such quarter.</param>
/// <param name="To">Last day of the quarter.</param>
/// <param name="LastSchoolDay">The last day of the quarter that has lessons.</param>
/// <param name="DayOff">Why the day in question has no lessons, if so.</param>
/// <param name="Grade">Grade of the class.</param>
/// <param name="MarkMode">How the subject is assessed; null when the subject is unknown.</param>
/// <param name="Members">Who was in the group on any day of the quarter, with the days.</param>
/// <param name="OnlySubject">The one subject of a subgroup; null for a class.</param>
/// <param name="ClassId">The class whose days count: that of a subgroup, or the group itself.</param>
/// <param name="WeeklyHours">Hours a week of the subject; null when nobody has told.</param>
/// <param name="Rules">The edition of the rules in force at the end of the quarter; null when there is none.</param>
public sealed record SheetDay(
    DateOnly Today, DateOnly? From, DateOnly? To, DateOnly? LastSchoolDay, string? DayOff, int Grade, MarkMode? MarkMode,
    IReadOnlyList<Member> Members, Guid? OnlySubject, Guid ClassId, decimal? WeeklyHours, MarkRules? Rules)
{
    /// <summary>Quarter or half-year.</summary>
    public MarkPeriod Period => Rules?.PeriodOf(WeeklyHours) ?? MarkPeriod.Quarter;

    /// <summary>Who is in the group when the quarter ends, or today while it has not.</summary>
    public IReadOnlyList<Guid> AtEnd => [.. Members.Where(m => m.IsIn(To is { } end && end < Today ? end : Today)).Select(m => m.LearnerId).Distinct().Order()];

    /// <summary>The rules that hold for whatever is done with a sheet.</summary>
    public Rules Checked(SheetRef sheet) => new Rules()
        .Require(From is not null, AssessmentRules.QuarterUnknown(sheet.Year, sheet.Quarter))
        .Require(Rules is not null, AssessmentRules.NoEdition())
        .Require(MarkMode is not null, AssessmentRules.SubjectUnknown())
        .Require(OnlySubject is null || OnlySubject == sheet.SubjectId, AssessmentRules.SubgroupOfAnotherSubject());

    /// <summary>The same for what only subjects with points and grades with marks have.</summary>
    public Rules WithPoints(SheetRef sheet) => Checked(sheet)
        .Require(MarkMode is null or Curriculum.MarkMode.Points, AssessmentRules.SubjectWithoutPoints())
        .Require(Rules is null || Grade >= Rules.FirstMarkedGrade, AssessmentRules.NoMarksInGrade(Grade));
}

/// <summary>Days of a learner in a group, both included; open while the last is missing.</summary>
public sealed record Member(Guid LearnerId, DateOnly From, DateOnly? To)
{
    /// <summary>True on the days in between.</summary>
    public bool IsIn(DateOnly day) => From <= day && (To is null || day <= To);
}

namespace EduEvents.Domain.Assessment;

/// <summary>Kinds of summative works.</summary>
public enum WorkKind
{
    /// <summary>At the end of a unit (БЖБ/СОР).</summary>
    Sor,

    /// <summary>At the end of a quarter (ТЖБ/СОЧ).</summary>
    Soch
}

/// <summary>Valid reasons for which a summative work may be missed (Order 125).</summary>
public enum MissedFor
{
    /// <summary>Illness.</summary>
    Illness,

    /// <summary>Death of a relative.</summary>
    Bereavement,

    /// <summary>A competition or an olympiad.</summary>
    Competition,

    /// <summary>Bad weather.</summary>
    Weather
}

/// <summary>The results of a class or subgroup in a subject in one quarter.</summary>
/// <param name="GroupId">Class or subgroup.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Quarter">1 to 4.</param>
public sealed record SheetRef(Guid GroupId, Guid SubjectId, int Year, int Quarter)
{
    /// <summary>The sheet's stream.</summary>
    public Guid Id() => StableId.Of("assessment.sheet", GroupId, SubjectId, Year, Quarter);
}

/// <summary>A subject of a class or subgroup over a whole year.</summary>
public sealed record CourseRef(Guid GroupId, Guid SubjectId, int Year)
{
    /// <summary>The course's stream.</summary>
    public Guid Id() => StableId.Of("assessment.course", GroupId, SubjectId, Year);
}

/// <summary>The days on which a class writes works of the quarter, over all its subjects and subgroups.</summary>
public sealed record CalendarRef(Guid ClassId, int Year, int Quarter)
{
    /// <summary>The calendar's stream.</summary>
    public Guid Id() => StableId.Of("assessment.calendar", ClassId, Year, Quarter);
}

/// <summary>A fact of a sheet.</summary>
public interface ISheetFact : IDomainEvent
{
    /// <summary>The sheet.</summary>
    SheetRef Sheet { get; }
}

/// <summary>A criterion of a work and the points there are for it.</summary>
public sealed record Criterion(string Text, int MaxPoints);

/// <summary>A result of a former school: points with their maximum.</summary>
public sealed record FormerResult(MarkPart Part, DateOnly On, int Points, int MaxPoints);

/// <summary>A summative work was planned (Order 456, p. 27.8).</summary>
/// <param name="Sheet">Where.</param>
/// <param name="WorkId">The work.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="On">The day.</param>
/// <param name="Title">What it is about.</param>
/// <param name="MaxPoints">Points there are.</param>
/// <param name="Criteria">What they are given for; may be empty.</param>
/// <param name="Edition">The rules whose limits were kept.</param>
public sealed record WorkPlanned(
    SheetRef Sheet, Guid WorkId, WorkKind Kind, DateOnly On, string Title, int MaxPoints, IReadOnlyList<Criterion> Criteria, string Edition)
    : ISheetFact;

/// <summary>A work was moved to another day.</summary>
public sealed record WorkMoved(SheetRef Sheet, Guid WorkId, DateOnly Before, DateOnly After, string Reason) : ISheetFact;

/// <summary>A work that nobody has points for was called off.</summary>
public sealed record WorkCancelled(SheetRef Sheet, Guid WorkId, string Reason) : ISheetFact;

/// <summary>A class writes a work of the quarter on a day; the same work on another day leaves the one before.</summary>
public sealed record WorkDayTaken(CalendarRef Calendar, Guid SubjectId, Guid WorkId, DateOnly On) : IDomainEvent;

/// <summary>A class does not write the work after all.</summary>
public sealed record WorkDayFreed(CalendarRef Calendar, Guid WorkId) : IDomainEvent;

/// <summary>The points of a learner in a work.</summary>
/// <param name="Sheet">Where.</param>
/// <param name="WorkId">The work.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="On">The day of the work, for whom it was written later that day.</param>
/// <param name="Points">Points reached.</param>
/// <param name="MaxPoints">Points there are.</param>
/// <param name="ByCriterion">The points criterion by criterion; none when only the sum was entered.</param>
public sealed record PointsEntered(
    SheetRef Sheet, Guid WorkId, WorkKind Kind, Guid LearnerId, DateOnly On, int Points, int MaxPoints, IReadOnlyList<int>? ByCriterion = null)
    : ISheetFact;

/// <summary>Points were corrected; the earlier ones stay on record.</summary>
public sealed record PointsCorrected(
    SheetRef Sheet, Guid WorkId, WorkKind Kind, Guid LearnerId, int Before, int After, string Reason, IReadOnlyList<int>? ByCriterion = null)
    : ISheetFact;

/// <summary>A learner missed a work for a valid reason and writes it by an own schedule.</summary>
public sealed record WorkMissed(SheetRef Sheet, Guid WorkId, WorkKind Kind, Guid LearnerId, MissedFor Why, DateOnly DueOn) : ISheetFact;

/// <summary>It was decided whether a learner has passed in a subject without points.</summary>
public sealed record PassDecided(SheetRef Sheet, Guid LearnerId, bool Passed) : ISheetFact;

/// <summary>A learner was released from the subject for the quarter.</summary>
public sealed record LearnerReleased(SheetRef Sheet, Guid LearnerId, string Document) : ISheetFact;

/// <summary>What a former school has sent of a newcomer: points, or only a mark, which the deputy notes and which does not count.</summary>
public sealed record ResultsImported(
    SheetRef Sheet, Guid LearnerId, string School, IReadOnlyList<FormerResult> Results, int? FormerMark, string Note) : ISheetFact;

/// <summary>How a mark of a period came about.</summary>
/// <param name="Edition">The edition of the rules.</param>
/// <param name="Grade">The learner's grade.</param>
/// <param name="Period">Quarter or half-year.</param>
/// <param name="Computed">What the inputs came to; null when nothing is computed.</param>
/// <param name="Inputs">The results it was made of, each with its event.</param>
/// <param name="Awaited">Works that are still to be written.</param>
/// <param name="Note">What was noted of a former school.</param>
public sealed record MarkBasis(
    string Edition, int Grade, MarkPeriod Period, Computation? Computed, IReadOnlyList<MarkInput> Inputs, IReadOnlyList<Guid> Awaited, string Note);

/// <summary>A learner got a mark, or another verdict, for a quarter or half-year.</summary>
public sealed record PeriodMarkGiven(SheetRef Sheet, Guid LearnerId, Verdict Verdict, int? Mark, MarkBasis Basis) : ISheetFact;

/// <summary>A mark given in error was corrected by order after the closing.</summary>
/// <param name="Sheet">Where.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="Corrects">The event that gave the mark.</param>
/// <param name="Before">The mark that was wrong.</param>
/// <param name="After">The right one.</param>
/// <param name="OrderNumber">Number of the order.</param>
/// <param name="OrderedOn">Its day.</param>
/// <param name="Reason">What was wrong.</param>
public sealed record PeriodMarkCorrected(
    SheetRef Sheet, Guid LearnerId, EventRef Corrects, int? Before, int After, string OrderNumber, DateOnly OrderedOn, string Reason) : ISheetFact;

/// <summary>The teacher closed the quarter: from now on marks change by order only.</summary>
/// <param name="Sheet">Where.</param>
/// <param name="Period">Quarter or half-year; the first and third quarter of a half-year have no marks, by rule.</param>
/// <param name="Edition">The rules by which the marks were given.</param>
/// <param name="LeftOut">Of whom nothing may be recorded, because their data are blocked.</param>
public sealed record QuarterClosed(SheetRef Sheet, MarkPeriod Period, string Edition, IReadOnlyList<Guid>? LeftOut = null) : ISheetFact;

/// <summary>A subject has so many hours a week in a class.</summary>
public sealed record WeeklyHoursSet(CourseRef Course, decimal Hours) : IDomainEvent;

/// <summary>A learner got the mark of the year, made of these periods.</summary>
public sealed record YearMarkGiven(
    CourseRef Course, Guid LearnerId, Verdict Verdict, int? Mark, string Edition, IReadOnlyList<PeriodOutcome> Periods) : IDomainEvent;

/// <summary>The year of a subject was closed.</summary>
public sealed record YearClosed(CourseRef Course, string Edition, IReadOnlyList<Guid>? LeftOut = null) : IDomainEvent;

/// <summary>What a final mark rests on besides the year.</summary>
public enum FinalWork
{
    /// <summary>An exam of the final attestation.</summary>
    Exam,

    /// <summary>A work of the year in a failed subject.</summary>
    YearWork,

    /// <summary>An extra work before the new year.</summary>
    ExtraWork
}

/// <summary>A learner got a final mark by a work or an exam after the year.</summary>
public sealed record FinalMarkGiven(
    CourseRef Course, Guid LearnerId, FinalWork Work, int WorkMark, int YearMark, int Mark, DateOnly On, string Edition) : IDomainEvent;

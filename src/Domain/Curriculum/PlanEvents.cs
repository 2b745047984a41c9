namespace EduEvents.Domain.Curriculum;

/// <summary>The two parts of a plan.</summary>
public enum PlanPart
{
    /// <summary>What the standard plan prescribes.</summary>
    Invariant,

    /// <summary>What the organisation chooses.</summary>
    Variable
}

/// <summary>Hours a week of a subject in a plan.</summary>
/// <param name="SubjectId">Subject of the catalogue.</param>
/// <param name="Part">Part of the plan.</param>
/// <param name="Hours">A week, in steps of half an hour.</param>
/// <param name="StandardCode">The subject of the standard plan that it stands for; empty for one that the standard does not name.</param>
public sealed record PlanLine(Guid SubjectId, PlanPart Part, decimal Hours, string StandardCode);

/// <summary>The working curriculum of a grade and a language was drafted (Order 456, p. 27.6).</summary>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Grade">Grade.</param>
/// <param name="Language">Language of instruction, two letters.</param>
/// <param name="StandardEdition">Edition of the standard plan; empty where there is none for the grade.</param>
/// <param name="Lines">Subjects with their hours.</param>
public sealed record WorkingPlanDrafted(int Year, int Grade, string Language, string StandardEdition, IReadOnlyList<PlanLine> Lines) : IDomainEvent;

/// <summary>A working curriculum was approved by order: it is in force.</summary>
public sealed record WorkingPlanApproved(int Year, int Grade, string Language, string OrderNumber, DateOnly OrderedOn) : IDomainEvent;

/// <summary>An approved working curriculum was opened again by order, to be drafted anew.</summary>
public sealed record WorkingPlanReopened(int Year, int Grade, string Language, string OrderNumber, DateOnly OrderedOn, string Reason) : IDomainEvent;

/// <summary>A topic of a calendar-thematic plan.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="Section">Section it belongs to.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Objectives">Objectives of learning.</param>
/// <param name="Hours">Lessons it takes.</param>
/// <param name="Homework">Homework that goes with it; may be empty.</param>
/// <param name="HomeworkMinutes">How long that takes; nought without homework.</param>
public sealed record PlannedTopic(Guid TopicId, string Section, string Title, IReadOnlyList<string> Objectives, int Hours, string Homework, int HomeworkMinutes);

/// <summary>A lesson of the year and what it is about.</summary>
public sealed record PlannedLesson(DateOnly On, Guid TopicId);

/// <summary>The calendar-thematic plan of a class or subgroup in a subject was drafted.</summary>
/// <param name="GroupId">Class or subgroup.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="TeacherId">Who drafted it.</param>
/// <param name="HoursAWeek">Hours a week.</param>
/// <param name="Topics">Topics in order.</param>
/// <param name="CopiedFrom">The plan it was copied from.</param>
public sealed record CoursePlanDrafted(
    Guid GroupId, Guid SubjectId, int Year, Guid TeacherId, decimal HoursAWeek, IReadOnlyList<PlannedTopic> Topics, Guid? CopiedFrom) : IDomainEvent;

/// <summary>The subject team looked a calendar-thematic plan through and agreed or did not (Order 253).</summary>
public sealed record CoursePlanReviewed(Guid GroupId, Guid SubjectId, int Year, bool Agreed, string Comment) : IDomainEvent;

/// <summary>A calendar-thematic plan was approved: it is in force.</summary>
public sealed record CoursePlanApproved(Guid GroupId, Guid SubjectId, int Year, decimal HoursAWeek) : IDomainEvent;

/// <summary>The topics of a plan were spread over the lessons of the year.</summary>
public sealed record TopicsSpread(Guid GroupId, Guid SubjectId, int Year, IReadOnlyList<DayOfWeek> Weekdays, bool EveryOtherWeek, IReadOnlyList<PlannedLesson> Lessons)
    : IDomainEvent;

/// <summary>A stage of a lesson.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Tasks">What teacher and learners do.</param>
/// <param name="Criteria">By what it is assessed.</param>
/// <param name="Resources">What is needed for it.</param>
public sealed record LessonStage(string Title, int Minutes, string Tasks, string Criteria, string Resources);

/// <summary>A teacher planned a lesson of their own (Order 456, p. 27.9).</summary>
/// <param name="LessonPlanId">The plan.</param>
/// <param name="GroupId">Class or subgroup it was made for.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="TeacherId">Who made it.</param>
/// <param name="TopicId">The topic of the calendar-thematic plan; none for a lesson outside of it.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Objectives">Objectives of learning.</param>
/// <param name="Stages">Its stages in order.</param>
/// <param name="Files">Materials.</param>
/// <param name="CopiedFrom">The plan it was made from.</param>
public sealed record LessonPlanned(
    Guid LessonPlanId, Guid GroupId, Guid SubjectId, int Year, Guid TeacherId, Guid? TopicId, string Title, IReadOnlyList<string> Objectives,
    IReadOnlyList<LessonStage> Stages, IReadOnlyList<AttachedFile> Files, Guid? CopiedFrom) : IDomainEvent, IHoldsFiles;

/// <summary>A lesson plan is open to the colleagues of the organisation, or is no more.</summary>
public sealed record LessonPlanShared(Guid LessonPlanId, Guid GroupId, Guid SubjectId, bool Shared) : IDomainEvent;

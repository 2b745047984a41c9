namespace EduEvents.Domain.Homework;

/// <summary>Homework was given to a class, a subgroup or some of its learners (Order 456, p. 27.11).</summary>
/// <param name="HomeworkId">The homework.</param>
/// <param name="GroupId">Class or subgroup.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="ClassId">The class whose load it counts for: its own for a subgroup that is a part of one.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Grade">Grade of the class.</param>
/// <param name="On">Day it was given.</param>
/// <param name="DueOn">School day by which it is to be done.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Minutes">How long it takes, as the teacher expects.</param>
/// <param name="ToHandIn">Whether a work is handed in.</param>
/// <param name="Files">Tasks and materials.</param>
/// <param name="Learners">Those it is for; none when it is for the whole group.</param>
/// <param name="NormEdition">Edition of the norms by which the load of the day was counted.</param>
/// <param name="OverNorm">True when the load of the day is above the norm and the teacher gave it all the same.</param>
/// <param name="CopiedFrom">The homework it was copied from.</param>
public sealed record HomeworkGiven(
    Guid HomeworkId, Guid GroupId, Guid SubjectId, Guid ClassId, int Year, int Grade, DateOnly On, DateOnly DueOn, string Text, int Minutes, bool ToHandIn,
    IReadOnlyList<AttachedFile> Files, IReadOnlyList<Guid> Learners, string NormEdition, bool OverNorm, Guid? CopiedFrom) : IDomainEvent, IHoldsFiles;

/// <summary>Homework is due on another day; the former one stays on record.</summary>
public sealed record DueDayMoved(Guid HomeworkId, Guid GroupId, Guid SubjectId, DateOnly Before, DateOnly After, string Reason) : IDomainEvent;

/// <summary>Homework was taken back; it counts for no load and nothing is missing for it.</summary>
public sealed record HomeworkWithdrawn(Guid HomeworkId, Guid GroupId, Guid SubjectId, string Reason) : IDomainEvent;

/// <summary>A learner's work was handed in, by the learner or for a small one by the family.</summary>
/// <param name="HomeworkId">The homework.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="GroupId">Class or subgroup.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="Text">What was written; may be empty when there are files.</param>
/// <param name="Files">Photos and files, sealed under the learner's key.</param>
/// <param name="Late">True when the day it was due on was over.</param>
public sealed record WorkHandedIn(
    Guid HomeworkId, Guid LearnerId, Guid GroupId, Guid SubjectId, Personal Text, IReadOnlyList<AttachedFile> Files, bool Late) : IDomainEvent, IHoldsFiles;

/// <summary>A work was given back to be done again, by a day of its own where one is named.</summary>
public sealed record WorkReturned(Guid HomeworkId, Guid LearnerId, Guid GroupId, Guid SubjectId, Personal Comment, DateOnly? DueOn) : IDomainEvent;

/// <summary>A teacher wrote about a work, without deciding about it.</summary>
public sealed record WorkCommented(Guid HomeworkId, Guid LearnerId, Guid GroupId, Guid SubjectId, Personal Comment) : IDomainEvent;

/// <summary>A work was checked and found done.</summary>
/// <param name="HomeworkId">The homework.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="GroupId">Class or subgroup.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="Comment">What the teacher says about it; may be empty.</param>
/// <param name="LessonId">The lesson in whose column of the journal its mark stands; none without a mark.</param>
/// <param name="Points">The mark that was entered there, 1 to 10; the journal alone says what stands now.</param>
public sealed record WorkAccepted(
    Guid HomeworkId, Guid LearnerId, Guid GroupId, Guid SubjectId, Personal Comment, Guid? LessonId, int? Points) : IDomainEvent;

/// <summary>A file of a work was erased; that it was handed in stays on record.</summary>
public sealed record WorkFileErased(Guid HomeworkId, Guid LearnerId, Guid GroupId, Guid SubjectId, Guid FileId, string Reason) : IDomainEvent, IErasesFile;

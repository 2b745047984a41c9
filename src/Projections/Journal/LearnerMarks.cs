using EduEvents.Domain;
using EduEvents.Domain.Journal;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Journal;

/// <summary>All marks of one learner in one quarter.</summary>
public sealed class LearnerMarks
{
    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }
    public int Year { get; set; }
    public int Quarter { get; set; }
    public List<LearnerMark> Marks { get; set; } = [];

    /// <summary>The document of a learner's quarter.</summary>
    public static Guid IdOf(Guid learner, int year, int quarter) => StableId.Of("journal.learner_marks", learner, year, quarter);
}

/// <summary>One mark as it stands.</summary>
public sealed record LearnerMark(Guid LessonId, Guid SubjectId, DateOnly On, int Number, int Points, bool Corrected);

/// <summary>Folds marks by learner and quarter.</summary>
public sealed class LearnerMarksProjection : MultiStreamProjection<LearnerMarks, Guid>
{
    public LearnerMarksProjection()
    {
        Identity<MarkEntered>(e => LearnerMarks.IdOf(e.LearnerId, e.Lesson.Year, e.Lesson.Quarter));
        Identity<MarkCorrected>(e => LearnerMarks.IdOf(e.LearnerId, e.Lesson.Year, e.Lesson.Quarter));
        Identity<MarkRemoved>(e => LearnerMarks.IdOf(e.LearnerId, e.Lesson.Year, e.Lesson.Quarter));
    }

    /// <inheritdoc />
    public override LearnerMarks? Evolve(LearnerMarks? snapshot, Guid id, IEvent e) => e.Data switch
    {
        MarkEntered m => Put(snapshot, id, m.LearnerId, m.Lesson, m.Points, corrected: false),
        MarkCorrected m => Put(snapshot, id, m.LearnerId, m.Lesson, m.After, corrected: true),
        MarkRemoved m => Put(snapshot, id, m.LearnerId, m.Lesson, null, corrected: true),
        _ => snapshot
    };

    private static LearnerMarks Put(LearnerMarks? marks, Guid id, Guid learner, LessonRef lesson, int? points, bool corrected)
    {
        marks ??= new() { Id = id, LearnerId = learner, Year = lesson.Year, Quarter = lesson.Quarter };
        marks.Marks.RemoveAll(m => m.LessonId == lesson.LessonId);
        if (points is { } p) marks.Marks.Add(new(lesson.LessonId, lesson.SubjectId, lesson.On, lesson.Number, p, corrected));
        return marks;
    }
}

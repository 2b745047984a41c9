using System.Text.Json.Serialization;
using EduEvents.Domain;
using EduEvents.Domain.Journal;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Journal;

/// <summary>The lessons of an academic year at which a learner was not, or came late, by the rolls as they stand.</summary>
public sealed class LearnerAbsences
{
    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }
    public int Year { get; set; }
    public List<MissedLesson> Lessons { get; set; } = [];

    /// <summary>The document of a learner's year.</summary>
    public static Guid IdOf(Guid learner, int year) => StableId.Of("journal.learner_absences", learner, year);
}

/// <summary>One lesson that was not attended as a whole.</summary>
public sealed record MissedLesson(Guid LessonId, Guid SubjectId, int Quarter, DateOnly On, int Number,
    [property: JsonConverter(typeof(SmallLetters<Attendance>))] Attendance Code, int? MinutesLate);

/// <summary>Folds the rolls by learner and year; who is on no roll was there and is not touched.</summary>
public sealed class LearnerAbsencesProjection : MultiStreamProjection<LearnerAbsences, Guid>
{
    public LearnerAbsencesProjection()
    {
        Identities<RollCalled>(e => [.. e.Entries.Select(x => LearnerAbsences.IdOf(x.LearnerId, e.Lesson.Year)).Distinct()]);
        Identity<AttendanceCorrected>(e => LearnerAbsences.IdOf(e.LearnerId, e.Lesson.Year));
    }

    /// <inheritdoc />
    public override LearnerAbsences? Evolve(LearnerAbsences? snapshot, Guid id, IEvent e)
    {
        switch (e.Data)
        {
            case RollCalled r when r.Entries.FirstOrDefault(x => LearnerAbsences.IdOf(x.LearnerId, r.Lesson.Year) == id) is { } entry:
                return Put(snapshot, id, entry.LearnerId, r.Lesson, entry.Code, entry.MinutesLate);
            case AttendanceCorrected c:
                return Put(snapshot, id, c.LearnerId, c.Lesson, c.After, c.MinutesLate);
            default:
                return snapshot;
        }
    }

    private static LearnerAbsences Put(LearnerAbsences? card, Guid id, Guid learner, LessonRef lesson, Attendance code, int? late)
    {
        card ??= new() { Id = id, LearnerId = learner, Year = lesson.Year };
        card.Lessons.RemoveAll(l => l.LessonId == lesson.LessonId);
        if (code != Attendance.P)
            card.Lessons.Add(new(lesson.LessonId, lesson.SubjectId, lesson.Quarter, lesson.On, lesson.Number, code, late));
        card.Lessons.Sort((a, b) => (a.On, a.Number).CompareTo((b.On, b.Number)));
        return card;
    }
}

using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Journal;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Assessment;

/// <summary>
/// All results of a learner in a subject in one quarter, in whatever group they were reached: points go with the learner, the page stays with
/// the group.
/// </summary>
public sealed class LearnerResults
{
    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }

    /// <summary>Results that stand, in the order in which they were entered.</summary>
    public List<GroupResult> Results { get; set; } = [];

    /// <summary>Works missed for a valid reason and not written yet.</summary>
    public List<AwaitedWork> Awaited { get; set; } = [];

    /// <summary>The document of a learner's subject and quarter.</summary>
    public static Guid IdOf(Guid learner, Guid subject, int year, int quarter) =>
        StableId.Of("assessment.learner_results", learner, subject, year, quarter);

    /// <summary>What counts beside a sheet that knows its own works itself.</summary>
    public LearnerInputs Beside(Guid sheet) => new(
        [.. Results.Where(r => r.Input.Part == MarkPart.Formative || r.Sheet != sheet).Select(r => r.Input).OrderBy(i => i.On)],
        [.. Awaited.Where(a => a.Sheet != sheet).Select(a => a.WorkId)]);
}

/// <summary>A result and the stream of the sheet it stands in; for a formative mark that of its journal page.</summary>
public sealed record GroupResult(Guid Sheet, MarkInput Input);

/// <summary>A work that is still to be written.</summary>
public sealed record AwaitedWork(Guid Sheet, Guid WorkId);

/// <summary>Folds the marks of the Journal and the points of Assessment by learner.</summary>
public sealed class LearnerResultsProjection : MultiStreamProjection<LearnerResults, Guid>
{
    public LearnerResultsProjection()
    {
        Identity<MarkEntered>(e => IdOf(e.LearnerId, e.Lesson));
        Identity<MarkCorrected>(e => IdOf(e.LearnerId, e.Lesson));
        Identity<MarkRemoved>(e => IdOf(e.LearnerId, e.Lesson));
        Identity<PointsEntered>(e => IdOf(e.LearnerId, e.Sheet));
        Identity<PointsCorrected>(e => IdOf(e.LearnerId, e.Sheet));
        Identity<WorkMissed>(e => IdOf(e.LearnerId, e.Sheet));
    }

    /// <inheritdoc />
    public override LearnerResults? Evolve(LearnerResults? snapshot, Guid id, IEvent e)
    {
        var results = snapshot ?? new LearnerResults { Id = id };
        EventRef at = new(e.StreamId, e.Version);
        switch (e.Data)
        {
            case MarkEntered m:
                Put(results, m.LearnerId, new(at.Stream, Formative(m.Lesson, m.Points, at)));
                break;
            case MarkCorrected m:
                Put(results, m.LearnerId, new(at.Stream, Formative(m.Lesson, m.After, at)));
                break;
            case MarkRemoved m:
                results.Results.RemoveAll(r => r.Input.Of == m.Lesson.LessonId);
                break;
            case PointsEntered p:
                Put(results, p.LearnerId, new(at.Stream, new(Part(p.Kind), p.WorkId, p.On, p.Points, p.MaxPoints, at)));
                results.Awaited.RemoveAll(a => a.WorkId == p.WorkId);
                break;
            case PointsCorrected p when results.Results.Find(r => r.Input.Of == p.WorkId) is { } held:
                Put(results, p.LearnerId, held with { Input = held.Input with { Points = p.After, Event = at } });
                break;
            case WorkMissed m when !results.Awaited.Exists(a => a.WorkId == m.WorkId):
                results.LearnerId = m.LearnerId;
                results.Awaited.Add(new(at.Stream, m.WorkId));
                break;
        }
        return results;
    }

    private static void Put(LearnerResults results, Guid learner, GroupResult result)
    {
        results.LearnerId = learner;
        results.Results.RemoveAll(r => r.Input.Of == result.Input.Of);
        results.Results.Add(result);
    }

    private static MarkInput Formative(LessonRef lesson, int points, EventRef at) =>
        new(MarkPart.Formative, lesson.LessonId, lesson.On, points, Most, at);

    private const int Most = 10;

    private static MarkPart Part(WorkKind kind) => kind == WorkKind.Sor ? MarkPart.Sor : MarkPart.Soch;

    private static Guid IdOf(Guid learner, LessonRef lesson) => LearnerResults.IdOf(learner, lesson.SubjectId, lesson.Year, lesson.Quarter);

    private static Guid IdOf(Guid learner, SheetRef sheet) => LearnerResults.IdOf(learner, sheet.SubjectId, sheet.Year, sheet.Quarter);
}

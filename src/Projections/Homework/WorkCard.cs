using System.Text.Json.Serialization;
using EduEvents.Domain;
using EduEvents.Domain.Homework;
using JasperFx.Events;
using Marten;
using Marten.Services.BatchQuerying;

namespace EduEvents.Projections.Homework;

/// <summary>One learner's work for one homework with all that was said about it. Texts are stored encrypted.</summary>
public sealed class WorkCard
{
    private const int Most = 2000;

    public Guid Id { get; set; }
    public Guid HomeworkId { get; set; }
    public Guid LearnerId { get; set; }
    public Guid GroupId { get; set; }
    public Guid SubjectId { get; set; }
    public WorkStage Stage { get; set; }

    /// <summary>True when the last hand-in came after its day.</summary>
    public bool Late { get; set; }

    /// <summary>A day of the learner's own, after it was given back.</summary>
    public DateOnly? OwnDueOn { get; set; }
    public DateTimeOffset? HandedInAt { get; set; }

    /// <summary>The lesson in whose column of the journal the mark stands.</summary>
    public Guid? LessonId { get; set; }

    /// <summary>The mark entered when it was accepted.</summary>
    public int? Points { get; set; }
    public List<WorkEntry> Entries { get; set; } = [];

    /// <summary>Files of the last hand-in that were not erased.</summary>
    [JsonIgnore]
    public IEnumerable<AttachedFile> Files => Entries.LastOrDefault(e => e.Kind == WorkEntryKind.HandIn)?.Files.Where(f => !Erased.Contains(f.FileId)) ?? [];

    /// <summary>Files whose bytes were erased.</summary>
    public HashSet<Guid> Erased { get; set; } = [];

    /// <summary>The works of some homework; at most 2,000.</summary>
    public static Task<IReadOnlyList<WorkCard>> OfHomework(IQuerySession session, Guid[] homework, CancellationToken stop) =>
        session.Query<WorkCard>().Where(w => w.HomeworkId.In(homework)).Take(Most).ToListAsync(stop);

    /// <summary>The works of a learner for some homework.</summary>
    public static Task<IReadOnlyList<WorkCard>> OfLearner(IBatchedQuery batch, Guid learner, IEnumerable<Guid> homework) =>
        batch.LoadMany<WorkCard>().ById([.. homework.Select(h => new WorkRef(h, learner).Id())]);
}

/// <summary>What an entry of a work is.</summary>
public enum WorkEntryKind
{
    /// <summary>The learner handed in.</summary>
    HandIn,

    /// <summary>The teacher gave it back.</summary>
    Return,

    /// <summary>The teacher wrote about it.</summary>
    Comment,

    /// <summary>The teacher found it done.</summary>
    Accept
}

/// <summary>One step of a work.</summary>
public sealed record WorkEntry(WorkEntryKind Kind, DateTimeOffset At, Personal Text, IReadOnlyList<AttachedFile> Files, bool Late);

/// <summary>Folds the stream of a work.</summary>
public sealed class WorkCardProjection : StreamView<WorkCard>
{
    public WorkCardProjection()
    {
        IncludeType<WorkHandedIn>();
        IncludeType<WorkReturned>();
        IncludeType<WorkCommented>();
        IncludeType<WorkAccepted>();
        IncludeType<WorkFileErased>();
    }

    /// <inheritdoc />
    public override WorkCard? Evolve(WorkCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new WorkCard { Id = id };
        switch (e.Data)
        {
            case WorkHandedIn h:
                Place(card, h.HomeworkId, h.LearnerId, h.GroupId, h.SubjectId);
                (card.Stage, card.Late, card.HandedInAt) = (WorkStage.HandedIn, h.Late, e.Timestamp);
                card.Entries.Add(new(WorkEntryKind.HandIn, e.Timestamp, h.Text, h.Files, h.Late));
                break;
            case WorkReturned r:
                (card.Stage, card.OwnDueOn) = (WorkStage.Returned, r.DueOn);
                card.Entries.Add(new(WorkEntryKind.Return, e.Timestamp, r.Comment, [], false));
                break;
            case WorkCommented c:
                Place(card, c.HomeworkId, c.LearnerId, c.GroupId, c.SubjectId);
                card.Entries.Add(new(WorkEntryKind.Comment, e.Timestamp, c.Comment, [], false));
                break;
            case WorkAccepted a:
                Place(card, a.HomeworkId, a.LearnerId, a.GroupId, a.SubjectId);
                (card.Stage, card.LessonId, card.Points) = (WorkStage.Accepted, a.LessonId, a.Points);
                card.Entries.Add(new(WorkEntryKind.Accept, e.Timestamp, a.Comment, [], false));
                break;
            case WorkFileErased f:
                card.Erased.Add(f.FileId);
                break;
        }
        return card;
    }

    private static void Place(WorkCard card, Guid homework, Guid learner, Guid group, Guid subject) =>
        (card.HomeworkId, card.LearnerId, card.GroupId, card.SubjectId) = (homework, learner, group, subject);
}

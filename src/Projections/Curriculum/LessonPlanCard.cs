using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Curriculum;

/// <summary>A teacher's plan of one lesson.</summary>
public sealed class LessonPlanCard
{
    private const int Most = 300;

    public Guid Id { get; set; }
    public Guid GroupId { get; set; }
    public Guid SubjectId { get; set; }
    public int Year { get; set; }
    public Guid TeacherId { get; set; }
    public Guid? TopicId { get; set; }
    public string Title { get; set; } = "";
    public List<string> Objectives { get; set; } = [];
    public List<LessonStage> Stages { get; set; } = [];
    public List<AttachedFile> Files { get; set; } = [];
    public Guid? CopiedFrom { get; set; }
    public bool Shared { get; set; }

    /// <summary>Minutes of all stages.</summary>
    public int Minutes() => Stages.Sum(s => s.Minutes);

    /// <summary>True for who made it and, once it is shared, for the colleagues.</summary>
    public bool IsOpenTo(Guid person) => Shared || TeacherId == person;

    /// <summary>Plans of a teacher in a subject, and those that colleagues share; at most 300.</summary>
    public static Task<IReadOnlyList<LessonPlanCard>> For(IQuerySession session, Guid subject, Guid teacher, CancellationToken stop) =>
        session.Query<LessonPlanCard>().Where(p => p.SubjectId == subject && (p.TeacherId == teacher || p.Shared)).OrderByDescending(p => p.Id).Take(Most).ToListAsync(stop);
}

/// <summary>Folds the stream of a lesson plan.</summary>
public sealed class LessonPlanCardProjection : StreamView<LessonPlanCard>
{
    public LessonPlanCardProjection()
    {
        IncludeType<LessonPlanned>();
        IncludeType<LessonPlanShared>();
    }

    /// <inheritdoc />
    public override LessonPlanCard? Evolve(LessonPlanCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new LessonPlanCard { Id = id };
        switch (e.Data)
        {
            case LessonPlanned p:
                (card.GroupId, card.SubjectId, card.Year, card.TeacherId, card.TopicId) = (p.GroupId, p.SubjectId, p.Year, p.TeacherId, p.TopicId);
                (card.Title, card.Objectives, card.Stages, card.Files, card.CopiedFrom) = (p.Title, [.. p.Objectives], [.. p.Stages], [.. p.Files], p.CopiedFrom);
                break;
            case LessonPlanShared s:
                card.Shared = s.Shared;
                break;
        }
        return card;
    }
}

using EduEvents.Domain;
using EduEvents.Domain.Homework;
using JasperFx.Events;
using Marten;
using Marten.Services.BatchQuerying;

namespace EduEvents.Projections.Homework;

/// <summary>A homework as lists show it.</summary>
public sealed class HomeworkCard
{
    private const int Most = 500;

    public Guid Id { get; set; }
    public Guid GroupId { get; set; }
    public Guid SubjectId { get; set; }

    /// <summary>The class whose load it counts for.</summary>
    public Guid ClassId { get; set; }
    public int Year { get; set; }
    public int Grade { get; set; }
    public DateOnly On { get; set; }
    public DateOnly DueOn { get; set; }
    public string Text { get; set; } = "";
    public int Minutes { get; set; }
    public bool ToHandIn { get; set; }
    public List<AttachedFile> Files { get; set; } = [];

    /// <summary>Those it is for; none when it is for the whole group.</summary>
    public List<Guid> Learners { get; set; } = [];
    public bool OverNorm { get; set; }
    public bool Moved { get; set; }
    public bool Withdrawn { get; set; }

    /// <summary>Those of the members it is for.</summary>
    public IEnumerable<Guid> For(IEnumerable<Guid> members) => Learners.Count == 0 ? members : members.Where(Learners.Contains);

    /// <summary>Homework of a group in a subject, newest first; at most 500.</summary>
    public static Task<IReadOnlyList<HomeworkCard>> Of(IQuerySession session, Guid group, Guid subject, int year, CancellationToken stop) =>
        session.Query<HomeworkCard>().Where(h => h.GroupId == group && h.SubjectId == subject && h.Year == year)
            .OrderByDescending(h => h.DueOn).ThenByDescending(h => h.On).Take(Most).ToListAsync(stop);

    /// <summary>What a class and its subgroups have due within some days; at most 500.</summary>
    public static Task<IReadOnlyList<HomeworkCard>> Due(IBatchedQuery batch, Guid classId, DateOnly from, DateOnly to) =>
        batch.Query<HomeworkCard>().Where(h => h.ClassId == classId && h.DueOn >= from && h.DueOn <= to && !h.Withdrawn).OrderBy(h => h.DueOn).Take(Most).ToList();

    /// <summary>What some groups have due within some days; at most 500.</summary>
    public static Task<IReadOnlyList<HomeworkCard>> OfGroups(IBatchedQuery batch, Guid[] groups, DateOnly from, DateOnly to) =>
        batch.Query<HomeworkCard>().Where(h => h.GroupId.In(groups) && h.DueOn >= from && h.DueOn <= to && !h.Withdrawn).OrderBy(h => h.DueOn).Take(Most).ToList();
}

/// <summary>Folds the stream of a homework.</summary>
public sealed class HomeworkCardProjection : StreamView<HomeworkCard>
{
    public HomeworkCardProjection()
    {
        IncludeType<HomeworkGiven>();
        IncludeType<DueDayMoved>();
        IncludeType<HomeworkWithdrawn>();
    }

    /// <inheritdoc />
    public override HomeworkCard? Evolve(HomeworkCard? snapshot, Guid id, IEvent e)
    {
        switch (e.Data)
        {
            case HomeworkGiven g:
                return new()
                {
                    Id = id, GroupId = g.GroupId, SubjectId = g.SubjectId, ClassId = g.ClassId, Year = g.Year, Grade = g.Grade, On = g.On, DueOn = g.DueOn, Text = g.Text,
                    Minutes = g.Minutes, ToHandIn = g.ToHandIn, Files = [.. g.Files], Learners = [.. g.Learners], OverNorm = g.OverNorm
                };
            case DueDayMoved m:
                (snapshot!.DueOn, snapshot.Moved) = (m.After, true);
                break;
            case HomeworkWithdrawn:
                snapshot!.Withdrawn = true;
                break;
        }
        return snapshot;
    }
}

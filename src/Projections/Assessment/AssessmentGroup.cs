using EduEvents.Domain.Assessment;
using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Assessment;

/// <summary>Who is in a class or subgroup on which days: the module's own copy of what People decided.</summary>
public sealed class AssessmentGroup
{
    public Guid Id { get; set; }
    public int Grade { get; set; }

    /// <summary>The one subject a subgroup is taught; null for a class.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>The class a subgroup is a part of; null for a class and for a group of several.</summary>
    public Guid? ClassId { get; set; }
    public List<Member> Members { get; set; } = [];

    /// <summary>Members of any day of a period.</summary>
    public IReadOnlyList<Member> Between(DateOnly from, DateOnly to) => [.. Members.Where(m => m.From <= to && (m.To is null || m.To >= from))];
}

/// <summary>Folds the forming of classes and subgroups and the movements of learners.</summary>
public sealed class AssessmentGroupProjection : MultiStreamProjection<AssessmentGroup, Guid>
{
    public AssessmentGroupProjection()
    {
        Identity<ClassFormed>(e => e.GroupId);
        Identity<SubgroupFormed>(e => e.GroupId);
        Identities<LearnerPlaced>(e => e.LeftGroupId is { } left && left != e.GroupId ? [e.GroupId, left] : [e.GroupId]);
        Identity<LearnerJoinedGroup>(e => e.GroupId);
        Identity<LearnerLeftGroup>(e => e.GroupId);
        Identities<PlacingAnnulled>(e => e.RestoredGroupId is { } back ? [e.GroupId, back] : [e.GroupId]);
        Identities<DepartureAnnulled>(e => [.. e.Restored.Select(r => r.GroupId).Distinct()]);
        Identities<LearnerDeparted>(e => [.. e.GroupId is { } left ? [left] : Array.Empty<Guid>(), .. e.NeverJoined ?? []]);
    }

    /// <inheritdoc />
    public override AssessmentGroup? Evolve(AssessmentGroup? snapshot, Guid id, IEvent e)
    {
        var group = snapshot ?? new AssessmentGroup { Id = id };
        switch (e.Data)
        {
            case ClassFormed f:
                group.Grade = f.Grade;
                break;
            case SubgroupFormed f:
                (group.Grade, group.SubjectId, group.ClassId) = (f.Grade, f.SubjectId, f.ClassId);
                break;
            case LearnerJoinedGroup j:
                group.Members.Add(new(j.LearnerId, j.From, null));
                break;
            case LearnerLeftGroup l:
                TakeOut(group, l.LearnerId, l.On.AddDays(1), null);
                break;
            case LearnerPlaced p:
                TakeOut(group, p.LearnerId, p.From, p.Until);
                if (p.GroupId == id) group.Members.Add(new(p.LearnerId, p.From, p.Until));
                break;
            case PlacingAnnulled p:
                TakeOut(group, p.LearnerId, p.From, p.Until);
                if (p.RestoredGroupId == id) PutBack(group, p.LearnerId, p.From, p.Until);
                break;
            case DepartureAnnulled d:
                foreach (var stay in d.Restored.Where(r => r.GroupId == id)) PutBack(group, d.LearnerId, stay.From, stay.To);
                break;
            case LearnerDeparted d:
                TakeOut(group, d.LearnerId, d.On.AddDays(1), null);
                break;
        }
        return group;
    }

    private static void TakeOut(AssessmentGroup group, Guid learner, DateOnly from, DateOnly? to) =>
        group.Members = [.. group.Members.SelectMany(m => m.LearnerId == learner
            ? Periods.Without(m.From, m.To, from, to).Select(p => m with { From = p.From, To = p.To })
            : [m])];

    private static void PutBack(AssessmentGroup group, Guid learner, DateOnly from, DateOnly? to) => group.Members =
    [
        .. group.Members.Where(m => m.LearnerId != learner),
        .. Periods.With(group.Members.Where(m => m.LearnerId == learner).Select(m => (m.From, m.To)), from, to)
            .Select(p => new Member(learner, p.From, p.To))
    ];
}

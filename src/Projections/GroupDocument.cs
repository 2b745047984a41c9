using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections;

/// <summary>Who is in a class or subgroup on which days. A module that decides about groups derives a copy of its own from it.</summary>
public abstract class GroupDocument
{
    public Guid Id { get; set; }
    public int Year { get; set; }
    public int Grade { get; set; }

    /// <summary>Language of instruction; empty for a subgroup.</summary>
    public string Language { get; set; } = "";

    /// <summary>The one subject a subgroup is taught; null for a class.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>The class a subgroup is a part of; null for a class and for a group of several.</summary>
    public Guid? ClassId { get; set; }
    public List<GroupMember> Members { get; set; } = [];

    /// <summary>The members on a day, in a fixed order.</summary>
    public IReadOnlyList<Guid> On(DateOnly day) =>
        [.. Members.Where(m => m.From <= day && (m.To is null || m.To >= day)).Select(m => m.LearnerId).Distinct().Order()];
}

/// <summary>One membership, both days included; open while the last is missing.</summary>
public sealed record GroupMember(Guid LearnerId, DateOnly From, DateOnly? To);

/// <summary>Folds the forming of classes and subgroups and the movements of learners.</summary>
public abstract class GroupProjection<TGroup> : MultiStreamProjection<TGroup, Guid> where TGroup : GroupDocument, new()
{
    protected GroupProjection()
    {
        Identity<ClassFormed>(e => e.GroupId);
        Identity<SubgroupFormed>(e => e.GroupId);
        Identities<LearnerPlaced>(e => e.LeftGroupId is { } left && left != e.GroupId ? [e.GroupId, left] : [e.GroupId]);
        Identity<LearnerJoinedGroup>(e => e.GroupId);
        Identity<LearnerLeftGroup>(e => e.GroupId);
        Identities<LearnerDeparted>(e => [.. e.GroupId is { } left ? [left] : Array.Empty<Guid>(), .. e.NeverJoined ?? []]);
    }

    /// <inheritdoc />
    public override TGroup? Evolve(TGroup? snapshot, Guid id, IEvent e)
    {
        var group = snapshot ?? new TGroup { Id = id };
        switch (e.Data)
        {
            case ClassFormed f:
                (group.Year, group.Grade, group.Language) = (f.Year, f.Grade, f.Language);
                break;
            case SubgroupFormed f:
                (group.Year, group.Grade, group.SubjectId, group.ClassId) = (f.Year, f.Grade, f.SubjectId, f.ClassId);
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
            case LearnerDeparted d:
                TakeOut(group, d.LearnerId, d.On.AddDays(1), null);
                break;
        }
        return group;
    }

    private static void TakeOut(TGroup group, Guid learner, DateOnly from, DateOnly? to) =>
        group.Members = [.. group.Members.SelectMany(m => m.LearnerId == learner
            ? Periods.Without(m.From, m.To, from, to).Select(p => m with { From = p.From, To = p.To })
            : [m])];
}

using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Journal;

/// <summary>Who is in a class or subgroup on which day: the Journal's own copy of what People decided.</summary>
public sealed class ClassRoster
{
    public Guid Id { get; set; }
    public int Grade { get; set; }

    /// <summary>The one subject a subgroup is taught; null for a class.</summary>
    public Guid? SubjectId { get; set; }
    public List<RosterEntry> Members { get; set; } = [];

    /// <summary>The members on a day, in a fixed order.</summary>
    public IReadOnlyList<Guid> On(DateOnly day) =>
        [.. Members.Where(m => m.From <= day && (m.To is null || m.To >= day)).Select(m => m.LearnerId).Distinct().Order()];
}

/// <summary>One membership, both days included; open while the last is missing.</summary>
public sealed record RosterEntry(Guid LearnerId, DateOnly From, DateOnly? To);

/// <summary>Folds the forming of classes and subgroups and the movements of learners.</summary>
public sealed class ClassRosterProjection : MultiStreamProjection<ClassRoster, Guid>
{
    public ClassRosterProjection()
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
    public override ClassRoster? Evolve(ClassRoster? snapshot, Guid id, IEvent e)
    {
        var roster = snapshot ?? new ClassRoster { Id = id };
        switch (e.Data)
        {
            case ClassFormed f:
                roster.Grade = f.Grade;
                break;
            case SubgroupFormed f:
                (roster.Grade, roster.SubjectId) = (f.Grade, f.SubjectId);
                break;
            case LearnerJoinedGroup j:
                roster.Members.Add(new(j.LearnerId, j.From, null));
                break;
            case LearnerLeftGroup l:
                TakeOut(roster, l.LearnerId, l.On.AddDays(1), null);
                break;
            case LearnerPlaced p:
                TakeOut(roster, p.LearnerId, p.From, p.Until);
                if (p.GroupId == id) roster.Members.Add(new(p.LearnerId, p.From, p.Until));
                break;
            case PlacingAnnulled p:
                TakeOut(roster, p.LearnerId, p.From, p.Until);
                if (p.RestoredGroupId == id) PutBack(roster, p.LearnerId, p.From, p.Until);
                break;
            case DepartureAnnulled d:
                foreach (var stay in d.Restored.Where(r => r.GroupId == id)) PutBack(roster, d.LearnerId, stay.From, stay.To);
                break;
            case LearnerDeparted d:
                TakeOut(roster, d.LearnerId, d.On.AddDays(1), null);
                break;
        }
        return roster;
    }

    private static void TakeOut(ClassRoster roster, Guid learner, DateOnly from, DateOnly? to) =>
        roster.Members = [.. roster.Members.SelectMany(m => m.LearnerId == learner
            ? Periods.Without(m.From, m.To, from, to).Select(p => m with { From = p.From, To = p.To })
            : [m])];

    private static void PutBack(ClassRoster roster, Guid learner, DateOnly from, DateOnly? to) => roster.Members =
    [
        .. roster.Members.Where(m => m.LearnerId != learner),
        .. Periods.With(roster.Members.Where(m => m.LearnerId == learner).Select(m => (m.From, m.To)), from, to)
            .Select(p => new RosterEntry(learner, p.From, p.To))
    ];
}

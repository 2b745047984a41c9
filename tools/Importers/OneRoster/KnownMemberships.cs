using EduEvents.Domain.Curriculum;
using EduEvents.Domain.People;
using Marten;
using Marten.Events;

namespace EduEvents.Importers.OneRoster;

/// <summary>
/// What the store holds of classes, subgroups and teaching, read from the events. Where a bundle tells no first day, a change counts from
/// the day of the import, and what is so already needs no new day.
/// </summary>
public sealed class KnownMemberships
{
    private readonly Dictionary<Guid, Guid> _classes = [];
    private readonly HashSet<(Guid Learner, Guid Group)> _open = [];
    private readonly Dictionary<(Guid Subject, Guid Group), Guid> _teachers = [];

    /// <summary>Reads one organisation.</summary>
    public static async Task<KnownMemberships> Read(IQuerySession session, CancellationToken stop)
    {
        var known = new KnownMemberships();
        Type[] types = [typeof(LearnerPlaced), typeof(LearnerJoinedGroup), typeof(LearnerLeftGroup), typeof(TeachingAssigned)];
        var events = await session.Events.QueryAllRawEvents().Where(e => e.EventTypesAre(types)).OrderBy(e => e.Sequence).ToListAsync(stop);
        foreach (var e in events) known.Fold(e.Data);
        return known;
    }

    /// <summary>The class of a learner; null when the store knows none.</summary>
    public Guid? ClassOf(Guid learner) => _classes.TryGetValue(learner, out var group) ? group : null;

    /// <summary>True when the learner is in the subgroup.</summary>
    public bool IsIn(Guid learner, Guid group) => _open.Contains((learner, group));

    /// <summary>The subgroups a learner is in.</summary>
    public ILookup<Guid, Guid> Subgroups() => _open.ToLookup(m => m.Learner, m => m.Group);

    /// <summary>The teacher of a group in a subject; null when the store knows none.</summary>
    public Guid? TeacherOf(Guid subject, Guid group) => _teachers.TryGetValue((subject, group), out var teacher) ? teacher : null;

    private void Fold(object @event)
    {
        switch (@event)
        {
            case LearnerPlaced { Until: null } p: _classes[p.LearnerId] = p.GroupId; break;
            case LearnerJoinedGroup j: _open.Add((j.LearnerId, j.GroupId)); break;
            case LearnerLeftGroup l: _open.Remove((l.LearnerId, l.GroupId)); break;
            case TeachingAssigned t: _teachers[(t.SubjectId, t.GroupId)] = t.TeacherId; break;
        }
    }
}

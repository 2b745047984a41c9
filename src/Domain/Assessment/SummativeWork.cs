using System.Collections.Immutable;

namespace EduEvents.Domain.Assessment;

/// <summary>Points of a learner in a work and the event that entered or corrected them last.</summary>
public sealed record HeldPoints(int Points, int MaxPoints, DateOnly On, EventRef Event, IReadOnlyList<int>? ByCriterion = null)
{
    /// <summary>True when these points say nothing new: the same sum, and no other criteria than those held.</summary>
    public bool Covers(int points, IReadOnlyList<int>? byCriterion) =>
        Points == points && (byCriterion is null || (ByCriterion is { } held && held.SequenceEqual(byCriterion)));
}

/// <summary>A summative work of a sheet: when it is, who has which points, who missed it.</summary>
public sealed record SummativeWork(
    WorkPlanned Planned, DateOnly On, ImmutableDictionary<Guid, HeldPoints> Points, ImmutableDictionary<Guid, WorkMissed> Missed)
{
    /// <summary>A work just planned.</summary>
    public SummativeWork(WorkPlanned planned)
        : this(planned, planned.On, ImmutableDictionary<Guid, HeldPoints>.Empty, ImmutableDictionary<Guid, WorkMissed>.Empty)
    {
    }

    /// <summary>The part of a mark it is.</summary>
    public MarkPart Part => Planned.Kind == WorkKind.Sor ? MarkPart.Sor : MarkPart.Soch;

    /// <summary>The work without points and missed: who has neither though the work was held while they were in the group.</summary>
    public bool Lacks(Guid learner, IReadOnlyList<Member> members) => !Points.ContainsKey(learner) && !Missed.ContainsKey(learner)
        && members.Any(m => m.LearnerId == learner && m.IsIn(On));

    /// <summary>True for who missed it and has not written it since.</summary>
    public bool Awaits(Guid learner) => Missed.ContainsKey(learner) && !Points.ContainsKey(learner);

    /// <summary>What forbids these points; the points of each criterion, when told, make the sum.</summary>
    public Rules Fitting(int points, IReadOnlyList<int>? byCriterion) => new Rules()
        .Require(points >= 0 && points <= Planned.MaxPoints, AssessmentRules.PointsOutOfRange(Planned.MaxPoints))
        .Require(byCriterion is null || (byCriterion.Count == Planned.Criteria.Count && byCriterion.Sum() == points
            && byCriterion.Index().All(p => p.Item >= 0 && p.Item <= Planned.Criteria[p.Index].MaxPoints)),
            AssessmentRules.CriteriaDoNotAddUp(points));

    /// <summary>The learner's points as a part of the mark.</summary>
    public MarkInput? InputOf(Guid learner) => Points.GetValueOrDefault(learner) is { } p
        ? new(Part, Planned.WorkId, p.On, p.Points, p.MaxPoints, p.Event)
        : null;
}

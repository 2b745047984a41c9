namespace EduEvents.Domain.Assessment;

/// <summary>Summative works: planned, moved, called off, with points, missed.</summary>
public sealed partial record Sheet
{
    /// <summary>Plans a work; the same work again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Plan(Sheet? sheet, WorkPlanned work, SheetDay day)
    {
        if (sheet?.Works.GetValueOrDefault(work.WorkId) is { } known)
            return IsSame(known.Planned, work) ? [] : throw new RuleBroken(AssessmentRules.WorkAlreadyPlanned());
        var others = sheet?.Works.Values.ToList() ?? [];
        Rules.CheckAll(day.WithPoints(work.Sheet), sheet?.Open(), PlanLimits.OnNumber(work.Kind, day, others),
            PlanLimits.OnDay(work.Kind, work.On, work.Sheet.Quarter, day, others), PlanLimits.OnPoints(work, day));
        return [work with { Edition = day.Rules!.Edition }];
    }

    /// <summary>Moves a work to another day; the limits hold for that day as they did for the first.</summary>
    public IEnumerable<IDomainEvent> Move(Guid work, WorkKind kind, DateOnly on, string reason, SheetDay day)
    {
        var known = Find(work);
        if (known.Planned.Kind != kind) throw new RuleBroken(AssessmentRules.WorkUnknown());
        if (known.On == on) return [];
        Rules.CheckAll(day.WithPoints(Ref), Open(), new Rules().Require(IsReason(reason), AssessmentRules.ReasonNeeded())
            .Require(known.Points.IsEmpty, AssessmentRules.WorkHasPoints()),
            PlanLimits.OnDay(known.Planned.Kind, on, Ref.Quarter, day, [.. Works.Values.Where(w => w != known)]));
        return [new WorkMoved(Ref, work, known.On, on, reason.Trim())];
    }

    /// <summary>Calls a work off that nobody has points for.</summary>
    public IEnumerable<IDomainEvent> Cancel(Guid work, string reason)
    {
        if (!Works.TryGetValue(work, out var known)) return [];
        Open().Require(IsReason(reason), AssessmentRules.ReasonNeeded()).Require(known.Points.IsEmpty, AssessmentRules.WorkHasPoints()).Check();
        return [new WorkCancelled(Ref, work, reason.Trim())];
    }

    /// <summary>Enters points; the same points again change nothing. After the closing only for who is temporarily not assessed.</summary>
    public IEnumerable<IDomainEvent> EnterPoints(Guid work, Guid learner, int points, IReadOnlyList<int>? byCriterion, SheetDay day)
    {
        var w = Find(work);
        if (w.Points.GetValueOrDefault(learner) is { } held)
            return held.Covers(points, byCriterion) ? [] : throw new RuleBroken(AssessmentRules.PointsAlreadyEntered(held.Points));
        Rules.CheckAll(w.Fitting(points, byCriterion), new Rules()
            .Require(Closed is null || IsUnsettled(learner), AssessmentRules.QuarterIsClosed())
            .Require(w.On <= day.Today, AssessmentRules.WorkNotHeldYet(w.On))
            .Require(day.Members.Any(m => m.LearnerId == learner), AssessmentRules.LearnerNotInGroup())
            .Require(!Released.Contains(learner), AssessmentRules.LearnerIsReleased()));
        return [new PointsEntered(Ref, work, w.Planned.Kind, learner, w.On, points, w.Planned.MaxPoints, byCriterion)];
    }

    /// <summary>Corrects points with a reason, as after a moderation; up or down, and only before the quarter is closed.</summary>
    public IEnumerable<IDomainEvent> CorrectPoints(Guid work, Guid learner, int points, IReadOnlyList<int>? byCriterion, string reason)
    {
        var w = Find(work);
        if (w.Points.GetValueOrDefault(learner) is { } same && same.Covers(points, byCriterion)) return [];
        Rules.CheckAll(w.Fitting(points, byCriterion), Open().Require(w.Points.ContainsKey(learner), AssessmentRules.NoPointsToCorrect())
            .Require(IsReason(reason), AssessmentRules.ReasonNeeded()));
        return [new PointsCorrected(Ref, work, w.Planned.Kind, learner, w.Points[learner].Points, points, reason.Trim(), byCriterion)];
    }

    /// <summary>Notes that a learner missed a work for a valid reason and when it is to be written; another day replaces the first.</summary>
    public IEnumerable<IDomainEvent> Miss(Guid work, Guid learner, MissedFor why, DateOnly dueOn, SheetDay day)
    {
        var w = Find(work);
        if (w.Missed.GetValueOrDefault(learner) is { } known && known.Why == why && known.DueOn == dueOn) return [];
        new Rules().Require(Closed is null || IsUnsettled(learner), AssessmentRules.QuarterIsClosed())
            .Require(w.Points.GetValueOrDefault(learner) is null, AssessmentRules.PointsAlreadyEntered(w.Points.GetValueOrDefault(learner)?.Points ?? 0))
            .Require(day.Members.Any(m => m.LearnerId == learner), AssessmentRules.LearnerNotInGroup())
            .Require(dueOn > w.On, AssessmentRules.DueBeforeWork())
            .Check();
        return [new WorkMissed(Ref, work, w.Planned.Kind, learner, why, dueOn)];
    }

    private bool IsUnsettled(Guid learner) => Marks.GetValueOrDefault(learner) is { Verdict: Verdict.TemporarilyNotAssessed };

    private static bool IsSame(WorkPlanned a, WorkPlanned b) => a.Sheet == b.Sheet && a.Kind == b.Kind && a.On == b.On && a.Title == b.Title
        && a.MaxPoints == b.MaxPoints && a.Criteria.SequenceEqual(b.Criteria);
}

namespace EduEvents.Domain.Curriculum;

/// <summary>What must be known to plan a lesson; looked up before the decision.</summary>
/// <param name="Teacher">Who sends the command.</param>
/// <param name="IsKnown">Whether there is such a group.</param>
/// <param name="Files">The files the command names, as far as the store has them.</param>
/// <param name="MostFiles">Files at once, at most.</param>
public sealed record LessonFacts(Guid Teacher, bool IsKnown, IReadOnlyList<AttachedFile> Files, int MostFiles);

/// <summary>The plan of one lesson (ҚМЖ/КСП), a teacher's own.</summary>
public sealed record LessonPlan(Guid Id, LessonPlanned Planned, bool Shared) : IState<LessonPlan>
{
    /// <summary>Plans the lesson, or plans it anew; only who made it may.</summary>
    public static IEnumerable<IDomainEvent> Put(LessonPlan? plan, LessonPlanned asked, IReadOnlyList<FileRef> files, LessonFacts facts)
    {
        new Rules()
            .Require(facts.IsKnown, PlanRules.GroupUnknown())
            .Require(plan is null || plan.Planned.TeacherId == facts.Teacher, PlanRules.OtherTeachersPlan())
            .Require(plan is null || (plan.Planned.GroupId, plan.Planned.SubjectId) == (asked.GroupId, asked.SubjectId), PlanRules.LessonPlanElsewhere())
            .Require(files.Count <= facts.MostFiles, FileRules.TooMany(facts.MostFiles))
            .Require(files.All(f => facts.Files.Any(x => x.FileId == f.FileId)), FileRules.Unknown())
            .Check();
        var planned = asked with
        {
            TeacherId = facts.Teacher, Files = [.. files.Select(f => facts.Files.First(x => x.FileId == f.FileId) with { Name = f.Name })]
        };
        return plan is not null && IsSame(plan.Planned, planned) ? [] : [planned];
    }

    /// <summary>Opens it to the colleagues, or closes it again; only who made it may.</summary>
    public IEnumerable<IDomainEvent> Share(bool shared, Guid group, Guid subject, Guid teacher)
    {
        new Rules()
            .Require((Planned.GroupId, Planned.SubjectId) == (group, subject), PlanRules.LessonPlanElsewhere())
            .Require(Planned.TeacherId == teacher, PlanRules.OtherTeachersPlan())
            .Check();
        return shared == Shared ? [] : [new LessonPlanShared(Id, Planned.GroupId, Planned.SubjectId, shared)];
    }

    /// <inheritdoc />
    public static LessonPlan? Fold(LessonPlan? plan, object @event) => (plan, @event) switch
    {
        (null, LessonPlanned e) => new(e.LessonPlanId, e, false),
        ({ } p, LessonPlanned e) => p with { Planned = e },
        ({ } p, LessonPlanShared e) => p with { Shared = e.Shared },
        _ => plan
    };

    private static bool IsSame(LessonPlanned a, LessonPlanned b) => a with { Objectives = b.Objectives, Stages = b.Stages, Files = b.Files } == b
        && a.Objectives.SequenceEqual(b.Objectives) && a.Stages.SequenceEqual(b.Stages) && a.Files.SequenceEqual(b.Files);
}

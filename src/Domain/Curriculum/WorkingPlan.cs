namespace EduEvents.Domain.Curriculum;

/// <summary>A working curriculum: of which year, grade and language.</summary>
public sealed record WorkingPlanRef(int Year, int Grade, string Language)
{
    /// <summary>The plan's stream.</summary>
    public Guid Id() => StableId.Of("curriculum.working_plan", Year, Grade, Language);
}

/// <summary>The working curriculum (ЖОЖ/РУП) of a grade and a language.</summary>
public sealed record WorkingPlan(Guid Id, WorkingPlanDrafted Draft, WorkingPlanApproved? Approved) : IState<WorkingPlan>
{
    private const int ShortestReason = 3;

    /// <summary>Drafts it, as often as it takes until it is approved; a draft may still break limits.</summary>
    public static IEnumerable<IDomainEvent> Put(WorkingPlan? plan, WorkingPlanRef of, string edition, IReadOnlyList<PlanLine> lines, StandardPlan? standard)
    {
        if (plan is { Approved: null } && plan.Draft.StandardEdition == edition && plan.Draft.Lines.SequenceEqual(lines)) return [];
        new Rules()
            .Require(plan?.Approved is null, PlanRules.PlanIsApproved())
            .Require(edition == (standard?.Edition ?? ""), PlanRules.StandardUnknown())
            .Require(lines.DistinctBy(l => (l.SubjectId, l.Part)).Count() == lines.Count, PlanRules.SubjectTwice())
            .Check();
        return [new WorkingPlanDrafted(of.Year, of.Grade, of.Language, edition, lines)];
    }

    /// <summary>Approves it by order, when it keeps the standard and every limit.</summary>
    public IEnumerable<IDomainEvent> Approve(string orderNumber, DateOnly orderedOn, StandardPlan? standard, decimal? maxHours)
    {
        if (Approved is { } known && known.OrderNumber == orderNumber && known.OrderedOn == orderedOn) return [];
        Rules.CheckAll(new Rules().Require(Approved is null, PlanRules.PlanIsApproved()), Limits(Draft.Lines, standard, maxHours));
        return [new WorkingPlanApproved(Draft.Year, Draft.Grade, Draft.Language, orderNumber, orderedOn)];
    }

    /// <summary>Opens it again by order, with a reason.</summary>
    public IEnumerable<IDomainEvent> Reopen(string orderNumber, DateOnly orderedOn, string reason)
    {
        new Rules()
            .Require(Approved is not null, PlanRules.PlanNotApproved())
            .Require(reason.Length >= ShortestReason, PlanRules.CommentNeeded())
            .Check();
        return [new WorkingPlanReopened(Draft.Year, Draft.Grade, Draft.Language, orderNumber, orderedOn, reason)];
    }

    /// <summary>What of a plan breaks the standard or a limit; a planner asks before trying.</summary>
    /// <param name="lines">The plan.</param>
    /// <param name="standard">The standard plan; null where there is none, then only the hours of the week are limited.</param>
    /// <param name="maxHours">Hours a week by the sanitary norms; null where they say nothing.</param>
    public static Rules Limits(IReadOnlyList<PlanLine> lines, StandardPlan? standard, decimal? maxHours)
    {
        var (rules, total) = (new Rules(), lines.Sum(l => l.Hours));
        foreach (var subject in standard?.Subjects ?? [])
        {
            var hours = lines.Where(l => l.Part == PlanPart.Invariant && l.StandardCode == subject.Code).Sum(l => l.Hours);
            rules.Require(hours == subject.Hours, PlanRules.HoursNotAsStandard(subject.Code, subject.Hours, hours));
        }
        foreach (var line in lines.Where(l => standard is not null && l.Part == PlanPart.Invariant && standard.Subjects.All(s => s.Code != l.StandardCode)))
            rules.Require(false, PlanRules.NotInStandard(line.StandardCode));
        var variable = lines.Where(l => l.Part == PlanPart.Variable).Sum(l => l.Hours);
        decimal?[] limits = [standard?.Maximum, maxHours];
        return rules
            .Require(standard is null || variable <= standard.Variable, PlanRules.VariableAbove(variable, standard?.Variable ?? 0))
            .Require(!(total > limits.Min()), PlanRules.AboveMaximum(total, limits.Min() ?? 0));
    }

    /// <inheritdoc />
    public static WorkingPlan? Fold(WorkingPlan? plan, object @event) => (plan, @event) switch
    {
        (_, WorkingPlanDrafted e) => new(new WorkingPlanRef(e.Year, e.Grade, e.Language).Id(), e, null),
        ({ } p, WorkingPlanApproved e) => p with { Approved = e },
        ({ } p, WorkingPlanReopened) => p with { Approved = null },
        _ => plan
    };
}

namespace EduEvents.Domain.Curriculum;

/// <summary>How far a plan is.</summary>
public enum PlanStage
{
    /// <summary>Being drafted.</summary>
    Draft,

    /// <summary>The subject team has agreed.</summary>
    Reviewed,

    /// <summary>In force.</summary>
    Approved
}

/// <summary>A calendar-thematic plan: of which class or subgroup, subject and year.</summary>
public sealed record CoursePlanRef(Guid GroupId, Guid SubjectId, int Year)
{
    /// <summary>The plan's stream.</summary>
    public Guid Id() => StableId.Of("curriculum.course_plan", GroupId, SubjectId, Year);

    /// <summary>The topic at a place of the plan; the same place is the same topic, however often it is drafted.</summary>
    public Guid Topic(int place) => StableId.Of("curriculum.topic", GroupId, SubjectId, Year, place);
}

/// <summary>A topic as a command names it.</summary>
public sealed record TopicItem(string Section, string Title, IReadOnlyList<string> Objectives, int Hours, string Homework, int HomeworkMinutes);

/// <summary>What must be known to draft a plan; looked up before the decision.</summary>
/// <param name="Teacher">Who sends the command.</param>
/// <param name="IsKnown">Whether there is such a group.</param>
/// <param name="Weeks">Weeks of the year in its grade; null where the norms say nothing.</param>
public sealed record CourseFacts(Guid Teacher, bool IsKnown, int? Weeks);

/// <summary>The calendar-thematic plan (КТЖ/КТП) of a class or subgroup in a subject.</summary>
public sealed record CoursePlan(Guid Id, CoursePlanDrafted Draft, PlanStage Stage, TopicsSpread? Spread) : IState<CoursePlan>
{
    /// <summary>Drafts it; what was agreed or approved has to be so anew.</summary>
    public static IEnumerable<IDomainEvent> Put(CoursePlan? plan, CoursePlanRef of, decimal hoursAWeek, IReadOnlyList<TopicItem> topics, Guid? copiedFrom, CourseFacts facts)
    {
        IReadOnlyList<PlannedTopic> planned =
            [.. topics.Select((t, i) => new PlannedTopic(of.Topic(i), t.Section, t.Title, t.Objectives, t.Hours, t.Homework, t.HomeworkMinutes))];
        if (plan is not null && plan.Draft.HoursAWeek == hoursAWeek && IsSame(plan.Draft.Topics, planned)) return [];
        var (hours, year) = (topics.Sum(t => t.Hours), (int)((facts.Weeks ?? 0) * hoursAWeek));
        new Rules()
            .Require(facts.IsKnown, PlanRules.GroupUnknown())
            .Require(facts.Weeks is null || hours == year, PlanRules.HoursDoNotAddUp(hours, year))
            .Check();
        return [new CoursePlanDrafted(of.GroupId, of.SubjectId, of.Year, facts.Teacher, hoursAWeek, planned, copiedFrom)];
    }

    /// <summary>Says what the subject team thinks of it; nobody reviews a plan of their own.</summary>
    public IEnumerable<IDomainEvent> Review(Guid reviewer, bool agreed, string comment)
    {
        if (agreed && Stage == PlanStage.Reviewed) return [];
        new Rules()
            .Require(Stage != PlanStage.Approved, PlanRules.PlanIsApproved())
            .Require(reviewer != Draft.TeacherId, PlanRules.OwnPlan())
            .Require(agreed || comment.Length > 0, PlanRules.CommentNeeded())
            .Check();
        return [new CoursePlanReviewed(Draft.GroupId, Draft.SubjectId, Draft.Year, agreed, comment)];
    }

    /// <summary>Puts it into force once the subject team has agreed.</summary>
    public IEnumerable<IDomainEvent> Approve()
    {
        if (Stage == PlanStage.Approved) return [];
        new Rules().Require(Stage == PlanStage.Reviewed, PlanRules.NotReviewed()).Check();
        return [new CoursePlanApproved(Draft.GroupId, Draft.SubjectId, Draft.Year, Draft.HoursAWeek)];
    }

    /// <summary>Spreads the topics over the lessons of the year; lessons that fall out by holidays are merged into others.</summary>
    /// <param name="weekdays">Days of its lessons in a week; a day named twice has two.</param>
    /// <param name="everyOtherWeek">For half an hour a week: a lesson every second week.</param>
    /// <param name="days">School days of the year in order.</param>
    public IEnumerable<IDomainEvent> SpreadOver(IReadOnlyList<DayOfWeek> weekdays, bool everyOtherWeek, IReadOnlyList<DateOnly> days)
    {
        var slots = TopicSpread.Slots(days, weekdays, everyOtherWeek);
        new Rules().Require(slots.Count > 0, PlanRules.NoSchoolDays()).Check();
        var lessons = TopicSpread.Over(slots, Draft.Topics);
        return Spread is { } known && known.Lessons.SequenceEqual(lessons) ? [] : [new TopicsSpread(Draft.GroupId, Draft.SubjectId, Draft.Year, weekdays, everyOtherWeek, lessons)];
    }

    /// <inheritdoc />
    public static CoursePlan? Fold(CoursePlan? plan, object @event) => (plan, @event) switch
    {
        (_, CoursePlanDrafted e) => new(new CoursePlanRef(e.GroupId, e.SubjectId, e.Year).Id(), e, PlanStage.Draft, null),
        ({ } p, CoursePlanReviewed e) => p with { Stage = e.Agreed ? PlanStage.Reviewed : PlanStage.Draft },
        ({ } p, CoursePlanApproved) => p with { Stage = PlanStage.Approved },
        ({ } p, TopicsSpread e) => p with { Spread = e },
        _ => plan
    };

    private static bool IsSame(IReadOnlyList<PlannedTopic> a, IReadOnlyList<PlannedTopic> b) => a.Count == b.Count && a.Zip(b).All(t =>
        t.First with { Objectives = t.Second.Objectives } == t.Second && t.First.Objectives.SequenceEqual(t.Second.Objectives));
}

using EduEvents.Application.Curriculum;
using EduEvents.Domain.Curriculum;

namespace EduEvents.Integration.Commands;

/// <summary>The commands about plans of learning, each where it is right to send it.</summary>
public sealed class PlanLife(Guid group, Guid maths)
{
    private readonly Guid _lesson = Guid.CreateVersion7();

    /// <summary>The commands in order.</summary>
    public IEnumerable<LifeStep> Steps() =>
    [
        LifeStep.Of("curriculum/draft-working-plan", new DraftWorkingPlan(2026, 9, "kk", "", [new(maths, PlanPart.Invariant, 5, "")]), c => c with { Lines = [] }),
        LifeStep.Of("curriculum/approve-working-plan", new ApproveWorkingPlan(2026, 9, "kk", "118-ө", new(2026, 8, 28)), c => c with { OrderNumber = "119-ө" }),
        LifeStep.Of("curriculum/reopen-working-plan", new ReopenWorkingPlan(2026, 9, "kk", "131-ө", new(2026, 9, 10), "қосымша"), c => c with { Reason = "қате" }),
        LifeStep.Of("curriculum/draft-course-plan", new DraftCoursePlan(group, maths, 2026, 1, [new("", "Сандар", [], 34, "", 0)], null), c => c with { HoursAWeek = 2 }),
        LifeStep.Of("curriculum/review-course-plan", new ReviewCoursePlan(group, maths, 2025, true, ""), c => c with { Comment = "жақсы" }),
        LifeStep.Of("curriculum/approve-course-plan", new ApproveCoursePlan(group, maths, 2025), c => c with { Year = 2026 }),
        LifeStep.Of("curriculum/spread-topics", new SpreadTopics(group, maths, 2026, [DayOfWeek.Monday], false), c => c with { EveryOtherWeek = true }),
        LifeStep.Of("curriculum/plan-lesson", new PlanLesson(_lesson, group, maths, 2026, null, "Сандар", [], [], [], null), c => c with { Title = "Бөлшектер" }),
        LifeStep.Of("curriculum/share-lesson-plan", new ShareLessonPlan(_lesson, group, maths, true), c => c with { Shared = false })
    ];
}

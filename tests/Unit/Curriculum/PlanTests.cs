using EduEvents.Application.Curriculum;
using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Curriculum;

public sealed class PlanTests
{
    private static readonly Guid Music = Ids.Of(21), Club = Ids.Of(22);
    private static readonly StandardPlan Standard = new("e", new(2020, 9, 1), null, 5, "kk", 0.5m, 6.5m,
        [new("mathematics", new("Математика", "Математика"), MarkMode.Points, 5), new("music", new("Музыка", "Музыка"), MarkMode.PassFail, 1)], []);
    private static readonly PlanLine[] Lines =
        [new(Ids.Maths, PlanPart.Invariant, 5, "mathematics"), new(Music, PlanPart.Invariant, 1, "music"), new(Club, PlanPart.Variable, 0.5m, "")];
    private static readonly DraftWorkingPlan Draft = new(2026, 5, "kk", "e", Lines);
    private static readonly WorkingPlanDrafted Drafted = new(2026, 5, "kk", "e", Lines);
    private static readonly WorkingPlanFacts Facts = new(Standard, 33);
    private static readonly ApproveWorkingPlan Approve = new(2026, 5, "kk", "118-ө", new(2026, 8, 28));
    private static readonly WorkingPlanApproved Approved = new(2026, 5, "kk", "118-ө", new(2026, 8, 28));

    private static readonly CoursePlanRef Course = new(Ids.Class, Ids.Maths, 2026);
    private static readonly TopicItem[] Items = [new("Сандар", "Натурал сандар", ["5.1"], 2, "№ 12", 20), new("Сандар", "Бөлшектер", [], 1, "", 0)];
    private static readonly PlannedTopic[] Topics = [new(Course.Topic(0), "Сандар", "Натурал сандар", ["5.1"], 2, "№ 12", 20), new(Course.Topic(1), "Сандар", "Бөлшектер", [], 1, "", 0)];
    private static readonly DraftCoursePlan Writing = new(Ids.Class, Ids.Maths, 2026, 1.5m, Items, null);
    private static readonly CoursePlanDrafted Written = new(Ids.Class, Ids.Maths, 2026, Ids.Teacher, 1.5m, Topics, null);
    private static readonly CourseFacts ByTeacher = new(Ids.Teacher, true, 2), ByMethodist = new(Ids.Substitute, true, 2);
    private static readonly CoursePlanReviewed Agreed = new(Ids.Class, Ids.Maths, 2026, true, "");
    private static readonly CoursePlanApproved InForce = new(Ids.Class, Ids.Maths, 2026, 1.5m);

    [Fact]
    public void A_working_plan_is_drafted_as_often_as_it_takes_and_approved_once()
    {
        Given<WorkingPlan>().When(p => DraftWorkingPlanHandler.Handle(Draft, p, Facts)).Then(Drafted);
        Given<WorkingPlan>(Drafted).When(p => DraftWorkingPlanHandler.Handle(Draft, p, Facts)).ThenNothing();
        Given<WorkingPlan>(Drafted).When(p => ApproveWorkingPlanHandler.Handle(Approve, p, Facts)).Then(Approved);
        Given<WorkingPlan>(Drafted, Approved).When(p => ApproveWorkingPlanHandler.Handle(Approve, p, Facts)).ThenNothing();
        Given<WorkingPlan>(Drafted, Approved).When(p => DraftWorkingPlanHandler.Handle(Draft with { Lines = [] }, p, Facts)).ThenBroken(PlanRules.PlanIsApproved());
        Given<WorkingPlan>().When(p => DraftWorkingPlanHandler.Handle(Draft with { StandardEdition = "x", Lines = [Lines[0], Lines[0]] }, p, Facts))
            .ThenBroken(PlanRules.StandardUnknown(), PlanRules.SubjectTwice());
    }

    [Fact]
    public void A_plan_that_breaks_the_standard_or_a_limit_is_not_approved_and_all_of_it_is_told()
    {
        PlanLine[] wrong = [new(Ids.Maths, PlanPart.Invariant, 4, "mathematics"), new(Club, PlanPart.Invariant, 1, "chess"), new(Music, PlanPart.Variable, 2, "")];
        Given<WorkingPlan>(Drafted with { Lines = wrong }).When(p => ApproveWorkingPlanHandler.Handle(Approve, p, Facts)).ThenBroken(
            PlanRules.HoursNotAsStandard("mathematics", 5, 4), PlanRules.HoursNotAsStandard("music", 1, 0), PlanRules.NotInStandard("chess"), PlanRules.VariableAbove(2, 0.5m),
            PlanRules.AboveMaximum(7, 6.5m));
        Given<WorkingPlan>(Drafted).When(p => ApproveWorkingPlanHandler.Handle(Approve, p, new(null, 6))).ThenBroken(PlanRules.AboveMaximum(6.5m, 6));
        Given<WorkingPlan>(Drafted).When(p => ApproveWorkingPlanHandler.Handle(Approve, p, new(null, null))).Then(Approved);
    }

    [Fact]
    public void An_approved_plan_is_opened_again_by_order()
    {
        ReopenWorkingPlan reopen = new(2026, 5, "kk", "131-ө", new(2026, 9, 10), "Қосымша сағат");
        WorkingPlanReopened reopened = new(2026, 5, "kk", "131-ө", new(2026, 9, 10), "Қосымша сағат");
        Given<WorkingPlan>(Drafted, Approved).When(p => ReopenWorkingPlanHandler.Handle(reopen, p)).Then(reopened);
        Given<WorkingPlan>(Drafted, Approved, reopened).When(p => ReopenWorkingPlanHandler.Handle(reopen with { Reason = "x" }, p))
            .ThenBroken(PlanRules.PlanNotApproved(), PlanRules.CommentNeeded());
    }

    [Fact]
    public void The_topics_of_a_course_add_up_to_the_hours_of_its_year()
    {
        Given<CoursePlan>().When(p => DraftCoursePlanHandler.Handle(Writing, p, ByTeacher)).Then(Written);
        Given<CoursePlan>(Written).When(p => DraftCoursePlanHandler.Handle(Writing, p, ByTeacher)).ThenNothing();
        Given<CoursePlan>().When(p => DraftCoursePlanHandler.Handle(Writing, p, new(Ids.Teacher, false, 34))).ThenBroken(PlanRules.GroupUnknown(), PlanRules.HoursDoNotAddUp(3, 51));
        Given<CoursePlan>().When(p => DraftCoursePlanHandler.Handle(Writing with { HoursAWeek = 0.5m, Topics = [.. Enumerable.Repeat(Items[1], 17)] }, p, new(Ids.Teacher, true, 34)))
            .Then(Written with { HoursAWeek = 0.5m, Topics = [.. Enumerable.Range(0, 17).Select(i => Topics[1] with { TopicId = Course.Topic(i) })] });
    }

    [Fact]
    public void A_course_is_reviewed_by_another_and_approved_after_that_only()
    {
        ReviewCoursePlan review = new(Ids.Class, Ids.Maths, 2026, true, "");
        ApproveCoursePlan approve = new(Ids.Class, Ids.Maths, 2026);
        Given<CoursePlan>(Written).When(p => ReviewCoursePlanHandler.Handle(review, p, ByMethodist)).Then(Agreed);
        Given<CoursePlan>(Written, Agreed).When(p => ReviewCoursePlanHandler.Handle(review, p, ByMethodist)).ThenNothing();
        Given<CoursePlan>(Written).When(p => ReviewCoursePlanHandler.Handle(review with { Agreed = false }, p, ByTeacher)).ThenBroken(PlanRules.OwnPlan(), PlanRules.CommentNeeded());
        Given<CoursePlan>(Written, Agreed, InForce).When(p => ReviewCoursePlanHandler.Handle(review, p, ByMethodist)).ThenBroken(PlanRules.PlanIsApproved());
        Given<CoursePlan>(Written).When(p => ApproveCoursePlanHandler.Handle(approve, p)).ThenBroken(PlanRules.NotReviewed());
        Given<CoursePlan>(Written, Agreed).When(p => ApproveCoursePlanHandler.Handle(approve, p)).Then(InForce);
        Given<CoursePlan>(Written, Agreed, InForce).When(p => ApproveCoursePlanHandler.Handle(approve, p)).ThenNothing();
    }

    [Fact]
    public void Topics_are_spread_over_the_lessons_and_merged_where_lessons_fall_out()
    {
        DateOnly mon = new(2026, 9, 7), wed = new(2026, 9, 9), next = new(2026, 9, 14);
        SpreadTopics spread = new(Ids.Class, Ids.Maths, 2026, [DayOfWeek.Monday, DayOfWeek.Wednesday], false);
        TopicsSpread Spread(params PlannedLesson[] lessons) => new(Ids.Class, Ids.Maths, 2026, spread.Weekdays, false, lessons);
        var full = Spread(new(mon, Course.Topic(0)), new(wed, Course.Topic(0)), new(next, Course.Topic(1)));
        Given<CoursePlan>(Written).When(p => SpreadTopicsHandler.Handle(spread, p, [mon, new(2026, 9, 8), wed, next])).Then(full);
        Given<CoursePlan>(Written, full).When(p => SpreadTopicsHandler.Handle(spread, p, [mon, wed, next])).ThenNothing();
        Given<CoursePlan>(Written).When(p => SpreadTopicsHandler.Handle(spread, p, [mon, wed])).Then(Spread(new(mon, Course.Topic(0)), new(wed, Course.Topic(1))));
        Given<CoursePlan>(Written).When(p => SpreadTopicsHandler.Handle(spread, p, [new(2026, 9, 8)])).ThenBroken(PlanRules.NoSchoolDays());
    }

    [Fact]
    public void Half_an_hour_a_week_is_a_lesson_every_other_week_and_a_day_named_twice_has_two()
    {
        DateOnly[] days = [.. Enumerable.Range(0, 28).Select(new DateOnly(2026, 9, 7).AddDays)];
        Assert.Equal([new(2026, 9, 7), new DateOnly(2026, 9, 21)], TopicSpread.Slots(days, [DayOfWeek.Monday], true));
        Assert.Equal(8, TopicSpread.Slots(days, [DayOfWeek.Monday, DayOfWeek.Monday], false).Count);
    }

    [Fact]
    public void A_lesson_plan_is_its_teachers_own_and_is_shared_by_its_teacher()
    {
        LessonStage[] stages = [new("Басталуы", 5, "Сұрақ", "Айтады", "Оқулық")];
        AttachedFile sheet = new(Ids.Of(700), "", "application/pdf", 20, new string('a', 64));
        PlanLesson plan = new(Ids.Of(800), Ids.Class, Ids.Maths, 2026, null, "Сандар", ["5.1"], stages, [new(sheet.FileId, "Парақ")], null);
        LessonPlanned planned = new(Ids.Of(800), Ids.Class, Ids.Maths, 2026, Ids.Teacher, null, "Сандар", ["5.1"], stages, [sheet with { Name = "Парақ" }], null);
        LessonFacts own = new(Ids.Teacher, true, [sheet], 10), other = new(Ids.Substitute, false, [], 0);
        ShareLessonPlan share = new(Ids.Of(800), Ids.Class, Ids.Maths, true);
        LessonPlanShared shared = new(Ids.Of(800), Ids.Class, Ids.Maths, true);

        Given<LessonPlan>().When(p => PlanLessonHandler.Handle(plan, p, own)).Then(planned);
        Given<LessonPlan>(planned).When(p => PlanLessonHandler.Handle(plan, p, own)).ThenNothing();
        Given<LessonPlan>(planned).When(p => PlanLessonHandler.Handle(plan with { SubjectId = Club }, p, other)).ThenBroken(PlanRules.GroupUnknown(),
            PlanRules.OtherTeachersPlan(), PlanRules.LessonPlanElsewhere(), FileRules.TooMany(0), FileRules.Unknown());
        Given<LessonPlan>(planned).When(p => ShareLessonPlanHandler.Handle(share, p, own)).Then(shared);
        Given<LessonPlan>(planned, shared).When(p => ShareLessonPlanHandler.Handle(share, p, own)).ThenNothing();
        Given<LessonPlan>(planned).When(p => ShareLessonPlanHandler.Handle(share with { GroupId = Club }, p, other))
            .ThenBroken(PlanRules.LessonPlanElsewhere(), PlanRules.OtherTeachersPlan());
    }
}

using EduEvents.Domain.Curriculum;
using EduEvents.Projections.Curriculum;

namespace EduEvents.Unit.Curriculum;

public sealed class PlanViewTests
{
    private static readonly CoursePlanRef Course = new(Ids.Class, Ids.Maths, 2026);
    private static readonly PlannedTopic First = new(Course.Topic(0), "", "Сандар", [], 2, "№ 12", 20), Second = new(Course.Topic(1), "", "Бөлшектер", [], 1, "", 0);

    private static CoursePlanCard Card(params Domain.IDomainEvent[] more) => View.Of<CoursePlanCard>(Course.Id(), new CoursePlanCardProjection().Evolve,
        [new CoursePlanDrafted(Ids.Class, Ids.Maths, 2026, Ids.Teacher, 1.5m, [First, Second], null), .. more])!;

    [Fact]
    public void The_next_topic_is_that_of_the_lesson_after_those_held()
    {
        var card = Card();
        Assert.Equal([First, First, Second, null], Enumerable.Range(0, 4).Select(card.Next));

        DateOnly mon = new(2026, 9, 7), wed = new(2026, 9, 9);
        var merged = Card(new TopicsSpread(Ids.Class, Ids.Maths, 2026, [DayOfWeek.Monday], false, [new(mon, First.TopicId), new(wed, Second.TopicId)]));
        Assert.Equal([First, Second, null], Enumerable.Range(0, 3).Select(merged.Next));
    }

    [Fact]
    public void A_day_has_as_many_lessons_as_its_week_says_though_topics_share_one()
    {
        DateOnly mon = new(2026, 9, 7), wed = new(2026, 9, 9);
        var twice = Card(new TopicsSpread(Ids.Class, Ids.Maths, 2026, [DayOfWeek.Monday, DayOfWeek.Monday], false, [new(mon, First.TopicId), new(mon, Second.TopicId)]));
        Assert.Equal([First, Second, null], Enumerable.Range(0, 3).Select(twice.Next));
        Assert.Equal([mon, mon], twice.LessonDays());
        var shared = Card(new TopicsSpread(Ids.Class, Ids.Maths, 2026, [DayOfWeek.Monday, DayOfWeek.Wednesday], false,
            [new(mon, First.TopicId), new(mon, Second.TopicId), new(wed, Second.TopicId)]));
        Assert.Equal([First, Second, null], Enumerable.Range(0, 3).Select(shared.Next));
        Assert.Equal([mon, wed], shared.LessonDays());
        Assert.Empty(Card().LessonDays());
    }

    [Fact]
    public void A_plan_drafted_anew_is_a_draft_again()
    {
        var card = Card(new CoursePlanReviewed(Ids.Class, Ids.Maths, 2026, true, "Жақсы"), new CoursePlanApproved(Ids.Class, Ids.Maths, 2026, 1.5m));
        Assert.Equal((PlanStage.Approved, "Жақсы", 1.5m), (card.Stage, card.Comment, card.HoursAWeek));
        Assert.Equal(PlanStage.Draft, Card(new CoursePlanApproved(Ids.Class, Ids.Maths, 2026, 1.5m),
            new CoursePlanDrafted(Ids.Class, Ids.Maths, 2026, Ids.Teacher, 2, [First], null)).Stage);
    }

    [Fact]
    public void A_working_plan_and_a_lesson_plan_show_how_they_stand()
    {
        var plan = View.Of<WorkingPlanCard>(Ids.Of(1), new WorkingPlanCardProjection().Evolve,
            new WorkingPlanDrafted(2026, 5, "kk", "e", [new(Ids.Maths, PlanPart.Invariant, 5, "m"), new(Ids.Maths, PlanPart.Variable, 0.5m, "")]),
            new WorkingPlanApproved(2026, 5, "kk", "118-ө", new(2026, 8, 28)))!;
        Assert.Equal((5.5m, "118-ө", new DateOnly(2026, 8, 28)), (plan.HoursOf(Ids.Maths), plan.OrderNumber, plan.OrderedOn));

        var lesson = View.Of<LessonPlanCard>(Ids.Of(800), new LessonPlanCardProjection().Evolve,
            new LessonPlanned(Ids.Of(800), Ids.Class, Ids.Maths, 2026, Ids.Teacher, First.TopicId, "Сандар", ["5.1"], [new("a", 5, "", "", ""), new("b", 40, "", "", "")], [], null),
            new LessonPlanShared(Ids.Of(800), Ids.Class, Ids.Maths, true))!;
        Assert.Equal((45, true, First.TopicId), (lesson.Minutes(), lesson.IsOpenTo(Ids.Substitute), lesson.TopicId));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Json = new(System.Text.Json.JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase) }
    };

    private static List<T> Shipped<T>(string file) =>
        System.Text.Json.JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)), Json)!;

    [Fact]
    public void Standard_plans_add_up_to_what_they_allow()
    {
        var (plans, norms) = (Shipped<StandardPlan>("standard-plans.json"), Shipped<WeekNorms>("week-norms.json"));
        Assert.Equal(12, plans.Count);
        Assert.All(plans, p => Assert.Equal(p.Maximum, p.Subjects.Sum(s => s.Hours) + p.Variable));
        Assert.All(plans, p => Assert.True(p.Maximum <= WeekNorms.On(norms, new(2026, 9, 1))!.Of(p.Grade)!.MaxHours));
        Assert.Equal("500/323/kk-5", StandardPlan.On(plans, 5, "kk", new(2026, 9, 1))!.Edition);
    }
}

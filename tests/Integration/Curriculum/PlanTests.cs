using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Curriculum;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Curriculum;

public sealed class PlanTests(App app)
{
    [Fact]
    public async Task A_course_goes_from_the_teacher_by_the_subject_team_to_the_director_and_its_topics_into_the_journal()
    {
        var school = await TestSchool.Found(app);
        var (teacher, director) = (await school.AsTeacher(), await school.AsDirector());
        var methodist = await school.With(Roles.Methodist, new(school.Organisation));
        var path = $"/api/curriculum/course-plan/{school.Class}/{school.Maths}/2026";
        await teacher.Send("/api/curriculum/draft-course-plan", Draft(school, 1, new TopicItem("Сандар", "Натурал сандар", ["7.1.1"], 2, "№ 12", 20), new("Сандар", "Бөлшектер", [], 32, "", 0)));
        await teacher.Refused("/api/curriculum/approve-course-plan", new ApproveCoursePlan(school.Class, school.Maths, 2026), HttpStatusCode.Forbidden);
        await teacher.Send("/api/curriculum/spread-topics", new SpreadTopics(school.Class, school.Maths, 2026, [DayOfWeek.Tuesday], false));
        methodist.Position = teacher.Position;
        await methodist.Send("/api/curriculum/review-course-plan", new ReviewCoursePlan(school.Class, school.Maths, 2026, true, ""));
        director.Position = methodist.Position;
        await director.Send("/api/curriculum/approve-course-plan", new ApproveCoursePlan(school.Class, school.Maths, 2026));

        teacher.Position = director.Position;
        Assert.Equal("Натурал сандар", (string)(await teacher.Read<JsonNode>($"{path}/next"))["topic"]!["title"]!);
        foreach (var day in new[] { 1, 2 }) await school.OpenLesson(teacher, new(2026, 9, day));
        var next = await teacher.Read<JsonNode>($"{path}/next");
        Assert.Equal(("Бөлшектер", 2), ((string)next["topic"]!["title"]!, (int)next["held"]!));
        // Two quarters of Tuesdays are 16 lessons for 34 hours: every hour of the plan stands in some lesson.
        var plan = await teacher.Read<JsonNode>(path);
        Assert.Equal(16, plan["lessons"]!.AsArray().Select(l => (string)l!["on"]!).Distinct().Count());
        await Wait.Until(async () => (await director.Read<JsonNode>($"/api/assessment/course/{school.Class}/{school.Maths}/2026"))["hours"]?.GetValue<decimal>() == 1m,
            "the hours have gone to the marks");
    }

    [Fact]
    public async Task The_load_follows_from_the_approved_plan_with_the_groups_behind_each_number_and_vacancies()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        var (kazakh, first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await school.Platform!.Send("/api/curriculum/add-subject", new AddSubject(kazakh, "english", new("Ағылшын тілі", "Английский язык"), MarkMode.Points));
        foreach (var (group, title) in new[] { (first, "7 Ә, 1-топ"), (second, "7 Ә, 2-топ") })
            await school.Platform.Send("/api/people/form-subgroup", new FormSubgroup(group, 2026, 7, kazakh, title, school.Class));
        await school.Platform.Send("/api/curriculum/assign-teaching", new AssignTeaching(kazakh, first, school.Teacher, new(2026, 9, 1)));
        director.Position = school.Platform.Position;
        await director.Send("/api/curriculum/draft-working-plan",
            new DraftWorkingPlan(2026, 7, "kk", "", [new(school.Maths, PlanPart.Invariant, 20, ""), new(kazakh, PlanPart.Invariant, 15, "")]));
        var above = await director.Refused("/api/curriculum/approve-working-plan", new ApproveWorkingPlan(2026, 7, "kk", "118-ө", new(2026, 8, 28)), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("curriculum.above_maximum", (string)above["code"]!);
        await director.Send("/api/curriculum/draft-working-plan",
            new DraftWorkingPlan(2026, 7, "kk", "", [new(school.Maths, PlanPart.Invariant, 20, ""), new(kazakh, PlanPart.Invariant, 5.5m, "")]));
        await director.Send("/api/curriculum/approve-working-plan", new ApproveWorkingPlan(2026, 7, "kk", "118-ө", new(2026, 8, 28)));

        var load = await director.Read<JsonNode>("/api/curriculum/load/2026?on=2026-09-16");

        var teacher = load["teachers"]!.AsArray().Single()!;
        Assert.Equal((25.5m, 1.59m, true, 2), ((decimal)teacher["hours"]!, (decimal)teacher["rates"]!, (bool)teacher["needsConsent"]!, teacher["lines"]!.AsArray().Count));
        Assert.Equal((second, 5.5m), load["vacant"]!.AsArray().Select(v => ((Guid)v!["groupId"]!, (decimal)v["hours"]!)).Single());
        Assert.Equal("teacher-status/16", (string)load["norms"]!["edition"]!);
        var line = (await director.Read<JsonArray>("/api/curriculum/load/2026/tarification?on=2026-09-16")).Single()!;
        Assert.Equal(("5-9", "kk", 25.5m), ((string)line["grades"]!, (string)line["language"]!, (decimal)line["hours"]!));
    }

    [Fact]
    public async Task A_lesson_plan_is_shared_and_made_ones_own_by_a_colleague()
    {
        var school = await TestSchool.Found(app);
        var (teacher, colleague) = (await school.AsTeacher(), await school.With(Roles.Teacher, new(school.Organisation, school.Class, school.Maths)));
        var (plan, path) = (Guid.CreateVersion7(), $"/api/curriculum/lesson-plans/{school.Class}/{school.Maths}");
        PlanLesson lesson = new(plan, school.Class, school.Maths, 2026, null, "Сандар", ["7.1.1"], [new("Басталуы", 5, "Сұрақ", "Айтады", "Оқулық")], [], null);
        await teacher.Send("/api/curriculum/plan-lesson", lesson);
        colleague.Position = teacher.Position;
        Assert.Empty(await colleague.Read<JsonArray>(path));
        await colleague.Refused("/api/curriculum/plan-lesson", lesson with { Title = "Менікі" }, HttpStatusCode.UnprocessableEntity);
        await teacher.Send("/api/curriculum/share-lesson-plan", new ShareLessonPlan(plan, school.Class, school.Maths, true));
        colleague.Position = teacher.Position;
        Assert.Equal(plan, (Guid)(await colleague.Read<JsonArray>(path)).Single()!["id"]!);
        await colleague.Send("/api/curriculum/plan-lesson", lesson with { LessonPlanId = Guid.CreateVersion7(), CopiedFrom = plan });
        Assert.Equal(2, (await colleague.Read<JsonArray>(path)).Count);
    }

    private static DraftCoursePlan Draft(TestSchool school, decimal hours, params TopicItem[] topics) => new(school.Class, school.Maths, 2026, hours, topics, null);
}

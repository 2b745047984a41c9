using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Assessment;
using EduEvents.Application.Journal;
using EduEvents.Domain.Assessment;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Assessment;

public sealed class AssessmentChecks(Inspection inspection)
{
    [Fact]
    [Order("27.12")]
    [Order("19.15")]
    public async Task Summative_works_are_marked_the_quarter_closed_and_every_mark_explained_and_afterwards_corrected_by_order_only()
    {
        var school = await TestSchool.Found(inspection, lastDay: LivedSchool.Today);
        var (teacher, director, sheet) = (await school.AsTeacher(), await school.AsDirector(), new SheetRef(school.Class, school.Maths, 2026, 1));
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        await teacher.Send("/api/journal/enter-marks", new EnterMarks(school.Page, lesson, [.. school.Learners.Select(l => new MarkItem(l, 8))]));
        foreach (var (kind, on, max, points) in new[] { (WorkKind.Sor, new DateOnly(2026, 9, 8), 20, 14), (WorkKind.Soch, new DateOnly(2026, 9, 14), 25, 18) })
        {
            var work = Guid.CreateVersion7();
            await teacher.Send("/api/assessment/plan-work", new PlanWork(sheet, work, kind, on, "Сандар", max, []));
            await teacher.Send("/api/assessment/enter-all-points", new EnterAllPoints(sheet, work, [.. school.Learners.Select(l => new PointsItem(l, points))]));
        }
        await teacher.Send("/api/assessment/close-quarter", new CloseQuarter(sheet));

        var learner = school.Learners[0];
        var order = new CorrectPeriodMark(sheet, learner, 5, "118-ө", LivedSchool.Today, "Ұпай басқа оқушыға жазылған");
        await teacher.Refused("/api/assessment/correct-period-mark", order, HttpStatusCode.Forbidden);
        director.Position = teacher.Position;
        await director.Send("/api/assessment/correct-period-mark", order);
        await Wait.Until(async () => (bool)(await teacher.Read<JsonNode>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1"))["closed"]!, "The page was not closed.");
        var change = new CorrectMark(school.Page, lesson, learner, 9, "Есептеу қатесі");
        Assert.Equal("journal.page_is_closed", (string)(await teacher.Refused("/api/journal/correct-mark", change, HttpStatusCode.UnprocessableEntity))["code"]!);
        await director.Send("/api/journal/correct-mark-by-order", new CorrectMarkByOrder(school.Page, lesson, learner, 9, new("119-ө", LivedSchool.Today), "Есептеу қатесі"));

        var mark = await director.Read<JsonNode>($"/api/assessment/sheet/{school.Class}/{school.Maths}/2026/1/mark/{learner}");
        Assert.Equal((5, 4, 147, 2, "125/2025-04-30", 3), ((int)mark["mark"]!, (int)mark["corrections"]![0]!["before"]!,
            (int)mark["basis"]!["computed"]!["percent"]!["numerator"]!, (int)mark["basis"]!["computed"]!["percent"]!["denominator"]!,
            (string)mark["basis"]!["edition"]!, mark["basis"]!["inputs"]!.AsArray().Count));
    }

    [Fact]
    [Order("27.8")]
    public async Task The_calendar_of_summative_works_keeps_its_limits_and_says_which_one_blocks_a_day()
    {
        var school = await TestSchool.Found(inspection);
        var (teacher, sheet) = (await school.AsTeacher(), new SheetRef(school.Class, school.Maths, 2026, 1));
        await teacher.Send("/api/assessment/plan-work", Plan(WorkKind.Sor, new(2026, 9, 22), 20));
        var together = await teacher.Refused("/api/assessment/plan-work", Plan(WorkKind.Soch, new(2026, 9, 22), 25), HttpStatusCode.UnprocessableEntity);
        var last = await teacher.Refused("/api/assessment/plan-work", Plan(WorkKind.Soch, new(2026, 10, 23), 25), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(("assessment.sor_with_soch", "assessment.soch_on_last_day"), ((string)together["code"]!, (string)last["code"]!));
        var days = await teacher.Read<List<JsonNode>>($"/api/assessment/sheet/{school.Class}/{school.Maths}/2026/1/days/soch");
        Assert.Equal(["assessment.sor_with_soch"],
            days.Single(d => (string)d["on"]! == "2026-09-22")["blocked"]!.AsArray().Select(b => (string)b!["code"]!));

        PlanWork Plan(WorkKind kind, DateOnly on, int max) => new(sheet, Guid.CreateVersion7(), kind, on, "Сандар", max, []);
    }
}

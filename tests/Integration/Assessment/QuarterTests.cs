using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Assessment;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Journal;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using EduEvents.Fixtures;
using EduEvents.Projections.Assessment;

namespace EduEvents.Integration.Assessment;

public sealed class QuarterTests(App app)
{
    private static readonly DateOnly SorDay = new(2026, 9, 8), SochDay = new(2026, 9, 14);

    // A quarter that is over on whatever day these tests are run.
    private static readonly DateOnly LastDay = new(2026, 9, 16);

    private static SheetRef Sheet(TestSchool school) => new(school.Class, school.Maths, 2026, 1);

    private static string Path(TestSchool school) => $"/api/assessment/sheet/{school.Class}/{school.Maths}/2026/1";

    [Fact]
    public async Task The_worked_example_is_computed_kept_explained_corrected_by_order_and_summed_up()
    {
        var school = await TestSchool.Found(app, lastDay: LastDay);
        var (teacher, director) = (await school.AsTeacher(), await school.AsDirector());
        await Fill(school, teacher);
        await teacher.Send("/api/assessment/close-quarter", new CloseQuarter(Sheet(school)));
        director.Position = teacher.Position;

        var mark = await director.Read<JsonNode>($"{Path(school)}/mark/{school.Learners[0]}");
        Assert.Equal((4, "marked", false, 147, 2), ((int)mark["mark"]!, (string)mark["verdict"]!, (bool)mark["isProvisional"]!,
            (int)mark["basis"]!["computed"]!["percent"]!["numerator"]!, (int)mark["basis"]!["computed"]!["percent"]!["denominator"]!));
        Assert.Equal(["formative", "formative", "sor", "sor", "soch"], mark["basis"]!["inputs"]!.AsArray().Select(i => (string)i!["part"]!));
        Assert.All(mark["basis"]!["inputs"]!.AsArray(), i => Assert.True((long)i!["event"]!["version"]! > 0));

        var order = new CorrectPeriodMark(Sheet(school), school.Learners[0], 5, "118-ө", new(2026, 11, 5), "Ұпай басқа оқушыға жазылған");
        await teacher.Refused("/api/assessment/correct-period-mark", order, HttpStatusCode.Forbidden);
        await director.Send("/api/assessment/correct-period-mark", order);
        var corrected = await director.Read<JsonNode>($"{Path(school)}/mark/{school.Learners[0]}");
        Assert.Equal((5, (long)mark["given"]!["version"]!, 4), ((int)corrected["mark"]!,
            (long)corrected["corrections"]![0]!["corrects"]!["version"]!, (int)corrected["corrections"]![0]!["before"]!));

        var summary = await director.Read<JsonNode>($"/api/assessment/summary/{school.Class}/2026/1");
        Assert.Equal((3, 100m, 66.67m), ((int)summary["whole"]!["assessed"]!, (decimal)summary["whole"]!["progress"]!, (decimal)summary["whole"]!["quality"]!));
        var year = await director.Read<YearCard>($"/api/assessment/learner/{school.Learners[0]}/year/2026");
        Assert.Equal((1, 5), (year.Periods(school.Maths).Single().Quarter, year.Periods(school.Maths).Single().Mark));
    }

    [Fact]
    public async Task What_marks_would_be_under_another_edition_is_told_and_nothing_is_recorded()
    {
        var school = await TestSchool.Found(app, lastDay: LastDay);
        var teacher = await school.AsTeacher();
        await Fill(school, teacher);
        var closed = await teacher.Send("/api/assessment/close-quarter", new CloseQuarter(Sheet(school)));

        var other = await teacher.Read<List<JsonNode>>($"{Path(school)}/what-if?edition=125/sor-soch");
        var first = other.Single(o => (Guid)o["learnerId"]! == school.Learners[0]);
        Assert.Equal((4, 73.5m, 4, 71m), ((int)first["mark"]!, (decimal)first["percent"]!, (int)first["otherMarkGiven"]!, (decimal)first["otherPercent"]!));
        Assert.Equal(closed.Version, (await teacher.Read<SheetView>(Path(school))).Version);
        using var unknown = await teacher.Get($"{Path(school)}/what-if?edition=none");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task While_the_quarter_is_open_a_learner_sees_what_the_results_so_far_come_to()
    {
        var school = await TestSchool.Found(app, lastDay: LastDay);
        var teacher = await school.AsTeacher();
        await Fill(school, teacher, soch: false);

        var now = await teacher.Read<JsonNode>($"{Path(school)}/mark/{school.Learners[0]}");

        Assert.True((bool)now["isProvisional"]!);
        Assert.Equal("temporarilyNotAssessed", (string)now["verdict"]!);
        var problem = await teacher.Refused("/api/assessment/close-quarter", new CloseQuarter(Sheet(school)), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("assessment.soch_not_held", (string)problem["code"]!);
    }

    [Fact]
    public async Task A_fourth_work_of_the_quarter_on_one_day_is_refused_and_the_planner_says_which_limit_blocks()
    {
        var school = await TestSchool.Found(app);
        var subjects = new List<Guid>();
        foreach (var i in Enumerable.Range(1, 4))
        {
            subjects.Add(Guid.CreateVersion7());
            await school.Platform!.Send("/api/curriculum/add-subject", new AddSubject(subjects[^1], $"s{i}", new("Пән", "Предмет"), MarkMode.Points));
        }
        DateOnly day = new(2026, 12, 22);
        foreach (var subject in subjects.Take(3)) await school.Platform!.Send("/api/assessment/plan-work", Plan(subject));

        var problem = await school.Platform!.Refused("/api/assessment/plan-work", Plan(subjects[3]), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("assessment.soch_day_full", (string)problem["code"]!);
        var days = await school.Platform!.Read<List<JsonNode>>($"/api/assessment/sheet/{school.Class}/{subjects[3]}/2026/2/days/soch");
        IEnumerable<string> Blocked(string on) => days.Single(d => (string)d["on"]! == on)["blocked"]!.AsArray().Select(b => (string)b!["code"]!);
        Assert.Equal(["assessment.soch_day_full"], Blocked("2026-12-22"));
        Assert.Empty(Blocked("2026-12-23"));
        Assert.Equal(["assessment.day_off"], Blocked("2026-12-26"));
        Assert.Equal(["assessment.soch_on_last_day"], Blocked("2026-12-25"));

        PlanWork Plan(Guid subject) =>
            new(new(school.Class, subject, 2026, 2), Guid.CreateVersion7(), WorkKind.Soch, day, "Тоқсан", 25, []);
    }

    private static async Task Fill(TestSchool school, Sender teacher, bool soch = true)
    {
        foreach (var (day, points) in new[] { (2, 9), (3, 7) })
        {
            var lesson = await school.OpenLesson(teacher, new(2026, 9, day));
            await teacher.Send("/api/journal/enter-marks", new EnterMarks(school.Page, lesson, [.. school.Learners.Select(l => new MarkItem(l, points))]));
        }
        await Work(WorkKind.Sor, SorDay, 15, 12, 15, 6);
        await Work(WorkKind.Sor, SorDay.AddDays(2), 15, 9, 15, 6);
        if (soch) await Work(WorkKind.Soch, SochDay, 25, 18, 25, 9);

        async Task Work(WorkKind kind, DateOnly on, int max, params int[] points)
        {
            var work = Guid.CreateVersion7();
            await teacher.Send("/api/assessment/plan-work", new PlanWork(Sheet(school), work, kind, on, "Сандар", max, []));
            await teacher.Send("/api/assessment/enter-all-points",
                new EnterAllPoints(Sheet(school), work, [.. school.Learners.Zip(points, (l, p) => new PointsItem(l, p))]));
        }
    }
}

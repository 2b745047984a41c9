using System.Net;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using EduEvents.Host.Reports;
using EduEvents.Projections.Curriculum;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Journal;

public sealed class MonitoringTests(App app)
{
    [Fact]
    public async Task Lessons_rolls_attendance_and_the_rules_that_are_met_are_added_up_by_class()
    {
        var school = await TestSchool.Found(app);
        var (teacher, director) = (await school.AsTeacher(), await school.AsDirector());
        var (idle, weak) = (school.Learners[0], school.Learners[1]);
        for (var day = 1; day <= 4; day++)
        {
            var lesson = await school.OpenLesson(teacher, new(2026, 9, day));
            if (day == 4) break;
            RollEntry[] away = day < 3 ? [new(idle, Attendance.NU)] : [new(idle, Attendance.B)];
            await teacher.Send("/api/journal/call-roll", new CallRoll(school.Page, lesson, away, ""));
            await teacher.Send("/api/journal/enter-marks", new EnterMarks(school.Page, lesson, [new(weak, 2 + day), new(school.Learners[2], 9)]));
            if (day == 1) await teacher.Send("/api/journal/close-lesson", new CloseLesson(school.Page, lesson));
        }
        director.Position = teacher.Position;

        var told = Assert.Single(await director.Read<List<ClassMonitor>>("/api/reports/monitoring/2026/1"));

        Assert.Equal((school.Class, 4, 1, 3, 9, 3, 2), (told.ClassId, told.Lessons, told.WithoutRoll, told.NotClosed, told.Expected, told.Absent, told.Unexcused));
        Assert.Equal((6, 39, 6.5m, 66.7m), (told.Marks, told.Points, told.Mean, told.Present));
        var risk = Assert.Single(Assert.Single(told.Learners, l => l.LearnerId == weak).Risks);
        Assert.Equal(new(RiskKind.LowMarks, 4, 4, school.Maths), risk);
        Assert.Single(told.Learners);
        Assert.Equal([new PlanCoverage(school.Class, school.Maths, null, 4)], told.Plans);

        var leader = await school.With(Roles.ClassLeader, new(school.Organisation, school.Class));
        leader.Position = teacher.Position;
        Assert.Equivalent(told, await leader.Read<ClassMonitor>($"/api/reports/monitoring/2026/1/{school.Class}"));
        using var refused = await leader.Get("/api/reports/monitoring/2026/1");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Lessons_held_are_compared_with_those_of_the_approved_plan_before_today()
    {
        var school = await TestSchool.Found(app);
        var (teacher, director) = (await school.AsTeacher(), await school.AsDirector());
        await teacher.Send("/api/curriculum/draft-course-plan",
            new DraftCoursePlan(school.Class, school.Maths, 2026, 2, [new("Сандар", "Натурал сандар", [], 68, "", 0)], null));
        await teacher.Send("/api/curriculum/spread-topics", new SpreadTopics(school.Class, school.Maths, 2026, [DayOfWeek.Tuesday, DayOfWeek.Tuesday], false));
        await school.OpenLesson(teacher, new(2026, 9, 1));
        director.Position = teacher.Position;
        var drafted = Assert.Single(await director.Read<List<ClassMonitor>>("/api/reports/monitoring/2026/1"));
        Assert.Null(Assert.Single(drafted.Plans).Planned);

        await director.Send("/api/curriculum/review-course-plan", new ReviewCoursePlan(school.Class, school.Maths, 2026, true, "Жақсы"));
        await director.Send("/api/curriculum/approve-course-plan", new ApproveCoursePlan(school.Class, school.Maths, 2026));
        await director.Read<CoursePlanCard>($"/api/curriculum/course-plan/{school.Class}/{school.Maths}/2026");

        // Two lessons on each Tuesday of the quarter that is past: its topics share lessons, and still it has two.
        var today = SchoolTime.Day(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var tuesdays = Enumerable.Range(0, 55).Select(new DateOnly(2026, 9, 1).AddDays).Count(d => d.DayOfWeek == DayOfWeek.Tuesday && d < today);
        var told = Assert.Single(Assert.Single(await director.Read<List<ClassMonitor>>("/api/reports/monitoring/2026/1")).Plans);
        Assert.Equal((2 * tuesdays, 1, 2 * tuesdays - 1), (told.Planned, told.Held, told.Behind));
    }
}

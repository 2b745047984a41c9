using System.Net;
using EduEvents.Application.Journal;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using EduEvents.Host.Reports;

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

        var leader = await school.With(Roles.ClassLeader, new(school.Organisation, school.Class));
        leader.Position = teacher.Position;
        Assert.Equivalent(told, await leader.Read<ClassMonitor>($"/api/reports/monitoring/2026/1/{school.Class}"));
        using var refused = await leader.Get("/api/reports/monitoring/2026/1");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}

using EduEvents.Application.Assessment;
using EduEvents.Application.Journal;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;

namespace EduEvents.Integration.Assessment.Year;

/// <summary>What happens in a year of a school: every lesson, roll and mark, works, corrections, illness, and the end of each quarter and of the year.</summary>
public sealed class YearLife(YearSchool school, Tally tally)
{
    private const int SorMost = 15, SochMost = 25;

    /// <summary>Lets a quarter pass and closes it.</summary>
    public async Task Quarter(Quarter quarter)
    {
        var days = YearSchool.DaysOf(quarter);
        await Parallel.ForEachAsync(Courses(), YearSchool.Wide, async (c, _) => await Teach(c.Class, c.Subject, quarter.Number, days));
        // Marks rest on views: they must show all that was entered.
        await Parallel.ForEachAsync(Courses(), YearSchool.Wide, async (c, _) => await school.Work(async s =>
        {
            s.Position = school.Newest;
            SheetRef sheet = new(c.Class.Id, c.Subject.Id, YearSchool.Year, quarter.Number);
            if (c.Subject.Mode == MarkMode.PassFail && c.Class.Grade > 1)
                foreach (var learner in c.Class.Learners)
                {
                    var passed = Chance(learner, quarter.Number) % 8 > 0;
                    await s.Send("/api/assessment/decide-pass", new DecidePass(sheet, learner, passed));
                    tally.Of(learner, c.Subject.Id, quarter.Number).Passed = passed;
                }
            await s.Send("/api/assessment/close-quarter", new CloseQuarter(sheet));
        }));
    }

    /// <summary>Closes the year of every subject.</summary>
    public async Task Close()
    {
        school.Deputy.Position = school.Newest;
        foreach (var (group, subject) in Courses().Where(c => c.Class.Grade > 1))
            await school.Deputy.Send("/api/assessment/close-year", new CloseYear(new(group.Id, subject.Id, YearSchool.Year)));
    }

    private IEnumerable<(YearClass Class, YearSubject Subject)> Courses() => school.Classes.SelectMany(c => school.Subjects.Select(s => (c, s)));

    private Task Teach(YearClass group, YearSubject subject, int quarter, IReadOnlyList<DateOnly> days) => school.Work(async s =>
    {
        PageRef page = new(group.Id, subject.Id, YearSchool.Year, quarter);
        var number = school.Subjects.ToList().IndexOf(subject) + 1;
        // Five hours are a lesson a day, one is one on a day of its own each week.
        var lessons = days.Where((d, i) => subject.Hours == 5 || (i + number) % 5 < subject.Hours).ToList();
        foreach (var on in lessons)
        {
            // Only what was founded long ago is looked up: nobody waits for the views.
            s.Position = 0;
            var lesson = Guid.CreateVersion7();
            await s.Send("/api/journal/open-lesson", new OpenLesson(page, lesson, on, number, null, $"{subject.Code} {on:dd.MM}"));
            var ill = group.Learners.Where(l => Chance(l, on, number) % 19 == 0).ToHashSet();
            await s.Send("/api/journal/call-roll", new CallRoll(page, lesson, [.. ill.Select(l => new RollEntry(l, Attendance.B))], ""));
            if (group.Grade > 1 && subject.Mode == MarkMode.Points) await Mark(s, page, lesson, [.. group.Learners.Where(l => !ill.Contains(l))]);
            await s.Send("/api/journal/close-lesson", new CloseLesson(page, lesson));
        }
        if (group.Grade > 1 && subject.Mode == MarkMode.Points) await Works(s, group, subject, quarter, days);
    });

    // Half of the class is marked in a lesson; one in forty is corrected, one in fifty taken back.
    private async Task Mark(Fixtures.Sender s, PageRef page, Guid lesson, IReadOnlyList<Guid> present)
    {
        MarkItem[] marks = [.. present.Where(l => Chance(l, lesson) % 2 == 0).Select(l => new MarkItem(l, Ability(l, page.SubjectId, Chance(l, lesson)) * 9 / 100 + 1))];
        if (marks.Length == 0) return;
        await s.Send("/api/journal/enter-marks", new EnterMarks(page, lesson, marks));
        foreach (var mark in marks)
        {
            var formative = tally.Of(mark.LearnerId, page.SubjectId, page.Quarter).Formative;
            formative[lesson] = mark.Points;
            if (Chance(mark.LearnerId, lesson) % 40 == 2)
            {
                formative[lesson] = mark.Points % 10 + 1;
                await s.Send("/api/journal/correct-mark", new CorrectMark(page, lesson, mark.LearnerId, formative[lesson], "Есептеу қатесі"));
            }
            else if (Chance(mark.LearnerId, lesson) % 50 == 4)
            {
                formative.Remove(lesson);
                await s.Send("/api/journal/remove-mark", new RemoveMark(page, lesson, mark.LearnerId, "Басқа оқушыға қойылған"));
            }
        }
    }

    // Two works of units, and one of the quarter where the subject has one; who missed it for illness writes it later.
    private async Task Works(Fixtures.Sender s, YearClass group, YearSubject subject, int quarter, IReadOnlyList<DateOnly> days)
    {
        SheetRef sheet = new(group.Id, subject.Id, YearSchool.Year, quarter);
        foreach (var on in new[] { days[days.Count / 3], days[2 * days.Count / 3] }) await Work(s, group, sheet, WorkKind.Sor, on, SorMost);
        if (subject.Hours > 1) await Work(s, group, sheet, WorkKind.Soch, days[^(2 + school.Subjects.ToList().IndexOf(subject))], SochMost);
    }

    private async Task Work(Fixtures.Sender s, YearClass group, SheetRef sheet, WorkKind kind, DateOnly on, int most)
    {
        var work = Guid.CreateVersion7();
        await s.Send("/api/assessment/plan-work", new PlanWork(sheet, work, kind, on, $"{kind} {on:dd.MM}", most, []));
        var missed = kind == WorkKind.Soch ? group.Learners.Where(l => Chance(l, on) % 23 == 0).ToHashSet() : [];
        PointsItem[] points = [.. group.Learners.Select(l => new PointsItem(l, Ability(l, sheet.SubjectId, Chance(l, on)) * most / 100))];
        await s.Send("/api/assessment/enter-all-points", new EnterAllPoints(sheet, work, [.. points.Where(p => !missed.Contains(p.LearnerId))]));
        foreach (var learner in missed)
        {
            await s.Send("/api/assessment/record-missed-work", new RecordMissedWork(sheet, work, learner, MissedFor.Illness, on.AddDays(1)));
            await s.Send("/api/assessment/enter-points", new EnterPoints(sheet, work, learner, points.First(p => p.LearnerId == learner).Points));
        }
        foreach (var p in points)
        {
            var results = tally.Of(p.LearnerId, sheet.SubjectId, sheet.Quarter);
            if (kind == WorkKind.Sor) results.Sor[work] = (p.Points, most);
            else results.Soch = (p.Points, most);
        }
    }

    // What a learner can do in a subject in percent, and a day's luck.
    private static int Ability(Guid learner, Guid subject, int luck) => Math.Clamp(Chance(learner, subject) % 75 + 20 + luck % 41 - 20, 0, 100);

    private static int Chance(params object[] of) => (int)(BitConverter.ToUInt32(Domain.StableId.Of("year", of).ToByteArray()) % 1_000_000);
}

using Bogus;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;

namespace EduEvents.Demo.Day;

/// <summary>
/// The lessons of the day: opened, roll called, marks singly and in batches, some wrong marks put right, closed. Now and then somebody
/// tries what the rules forbid: a mark for who is absent, a mark after closing.
/// </summary>
public sealed class LessonScript(SchoolFacts school, Randomizer chance, IReadOnlySet<Guid> absent)
{
    private delegate DayStep MakeStep(DateTimeOffset at, string kind, string path, object command, params DayFact[] facts);

    /// <summary>The requests of one lesson.</summary>
    public IEnumerable<DayStep> Of(DayLesson lesson)
    {
        var (group, bell) = (lesson.Group, DayTimetable.BellsOf(school, lesson.Group)[lesson.Number - 1]);
        var page = new PageRef(group.Id, group.SubjectId, school.Year, school.Quarter);
        var (begins, ends) = (SchoolTime.At(school.On, bell.Starts).AddSeconds(chance.Number(0, 180)), SchoolTime.At(school.On, bell.Ends));
        DayStep Step(DateTimeOffset at, string kind, string path, object command, params DayFact[] facts) =>
            new(at, lesson.Id, kind, group.Teacher, $"/api/journal/{path}", command, "day-simulation", facts);

        yield return Step(begins, "lesson opened", "open-lesson", new OpenLesson(page, lesson.Id, school.On, lesson.Number, group.Teacher,
            Topic(group, lesson)),
            new Opened(lesson.Id, group.Id, group.SubjectId, lesson.Number));
        var roll = Roll(lesson);
        yield return Step(begins.AddSeconds(60), "roll called", "call-roll", new CallRoll(page, lesson.Id, roll, ""),
            [.. roll.Select(r => new Attended(lesson.Id, r.LearnerId, r.Code.ToString()))]);
        foreach (var step in Marks(lesson, page, ends, Step)) yield return step;
        if (chance.Bool(0.97f)) yield return Step(ends.AddSeconds(30), "lesson closed", "close-lesson", new CloseLesson(page, lesson.Id),
            new Closed(lesson.Id));
    }

    private IEnumerable<DayStep> Marks(DayLesson lesson, PageRef page, DateTimeOffset ends, MakeStep step)
    {
        if (lesson.Group.Grade <= 1 || lesson.Group.MarkMode != MarkMode.Points) yield break;
        var present = lesson.Group.Members.Where(m => !absent.Contains(m)).ToList();
        var marks = chance.Shuffle(present).Take(Math.Min(6, present.Count))
            .Select(m => new MarkItem(m, Math.Clamp((int)Math.Round(7.2 + (chance.Double() - 0.5) * 6), 1, 10))).ToList();
        if (marks.Count == 0) yield break;
        if (lesson.Number % 2 == 0) yield return Batch(lesson, page, ends, marks, step);
        else
        {
            foreach (var (i, m) in marks.Index())
                yield return step(ends.AddMinutes(-20).AddSeconds(i * 90), "mark entered", "enter-mark",
                    new EnterMark(page, lesson.Id, m.LearnerId, m.Points), [new Marked(lesson.Id, m.LearnerId, m.Points)]);
        }
        if (chance.Bool(0.12f))
        {
            var right = marks[0].Points < 10 ? marks[0].Points + 1 : 8;
            yield return step(ends.AddSeconds(20), "mark corrected", "correct-mark",
                new CorrectMark(page, lesson.Id, marks[0].LearnerId, right, "Енгізу қатесі"),
                    [new Marked(lesson.Id, marks[0].LearnerId, right)]);
        }
        // One more for somebody who has a mark already: refused, and nothing of it holds.
        if (chance.Bool(0.08f))
            yield return step(ends.AddSeconds(25), "mark entered", "enter-mark",
                new EnterMark(page, lesson.Id, marks[^1].LearnerId, marks[^1].Points % 10 + 1), []);
    }

    private DayStep Batch(DayLesson lesson, PageRef page, DateTimeOffset ends, List<MarkItem> marks, MakeStep step)
    {
        var away = lesson.Group.Members.FirstOrDefault(absent.Contains);
        List<MarkItem> sent = away == Guid.Empty || !chance.Bool(0.3f) ? marks : [.. marks, new(away, 5)];
        return step(ends.AddMinutes(-3), "marks of a class", "enter-marks", new EnterMarks(page, lesson.Id, sent),
            [.. sent.Select(m => new Marked(lesson.Id, m.LearnerId, m.Points))]);
    }

    private List<RollEntry> Roll(DayLesson lesson) =>
    [
        .. lesson.Group.Members.Where(absent.Contains)
            .Select(m => new RollEntry(m, m.ToByteArray()[0] % 3 == 0 ? Attendance.N : Attendance.B)),
        .. lesson.Group.Members.Where(m => !absent.Contains(m) && lesson.Number == 1 && m.ToByteArray()[1] < 5)
            .Select(m => new RollEntry(m, Attendance.O, 7))
    ];

    private string Topic(Group group, DayLesson lesson) =>
        Town.SubjectSpec.All.FirstOrDefault(s => s.Code == group.Subject) is { TopicsKk.Length: > 0 } known
            ? known.TopicsKk[(school.On.DayNumber + lesson.Number) % known.TopicsKk.Length] : $"Lesson {lesson.Number}";
}

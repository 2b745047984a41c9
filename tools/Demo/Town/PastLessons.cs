using Bogus;
using EduEvents.Application;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Journal;

namespace EduEvents.Demo.Town;

/// <summary>The lessons of past days: opened, roll called, marks entered, closed; some marks and absences corrected later with a
/// reason.</summary>
public sealed class PastLessons(TownSchool school, Voice voice, Absences absences)
{
    private readonly Dictionary<TeachingGroup, int> _held = [];

    /// <summary>One day. Days must come in their order.</summary>
    public IEnumerable<BulkCommand> Day(DateOnly day)
    {
        var (chance, quarter) = (school.Chance("lessons", day), school.Calendar.QuarterOf(day)!);
        foreach (var lesson in school.Timetable.On(day))
        {
            var group = lesson.Group;
            var held = _held[group] = _held.GetValueOrDefault(group) + 1;
            var page = new PageRef(group.Id, group.SubjectId, school.Calendar.Year, quarter.Number);
            var teaching = new TeachingDay(day, quarter.From, quarter.To, null, group.Class.Grade, group.Subject.MarkMode,
                [.. group.Members.Select(m => m.Id).Order()],
                group.IsSubgroup ? group.SubjectId : null);
            foreach (var command in Lesson(new(lesson, page, day, teaching, chance), held)) yield return command;
        }
    }

    private IEnumerable<BulkCommand> Lesson(Held l, int held)
    {
        BulkCommand Say(ICommand command, DateTimeOffset at) => voice.Teacher(l.Group.Teacher, command, at);
        var (id, bell) = (StableId.Of("demo.lesson", l.Group.Id, l.On, l.Planned.Number),
            SchoolSpec.Bells[l.Group.Class.Shift][l.Planned.Number - 1]);
        var begins = SchoolTime.At(l.On, bell.Starts).AddSeconds(l.Chance.Number(-60, 240));
        yield return Say(new OpenLesson(l.Page, id, l.On, l.Planned.Number, l.Group.Teacher.Person.Id,
            l.Group.Subject.Topic(l.Group.Class.Language, held)), begins) with { Found = l.Teaching };
        yield return Say(new CallRoll(l.Page, id, Roll(l), ""), begins.AddSeconds(l.Chance.Number(40, 200)));

        var ends = SchoolTime.At(l.On, bell.Ends);
        var marks = Marks(l);
        if (marks.Count > 0) yield return Say(new EnterMarks(l.Page, id, marks), ends.AddSeconds(-l.Chance.Number(30, 600)));
        // A few lessons of the last days were forgotten; the dashboard shows it.
        if (l.Chance.Bool(0.99f)) yield return Say(new CloseLesson(l.Page, id), ends.AddSeconds(l.Chance.Number(20, 1500)));
        if (marks.Count > 0 && l.Chance.Bool(0.03f)) yield return Say(Correction(l, id, marks), ends.AddMinutes(l.Chance.Number(30, 200)));
    }

    private List<RollEntry> Roll(Held l) =>
    [
        .. l.Group.Members.Where(m => absences.Away(m.Id, l.On) is not null)
            .Select(m => new RollEntry(m.Id, absences.Away(m.Id, l.On)!.Value)),
        .. l.Group.Members.Where(m => l.Planned.Number == 1 && absences.Late(m.Id, l.On) is not null)
            .Select(m => new RollEntry(m.Id, Attendance.O, absences.Late(m.Id, l.On)))
    ];

    private List<MarkItem> Marks(Held l)
    {
        if (l.Group.Class.Grade == 1 || l.Group.Subject.MarkMode != Domain.Curriculum.MarkMode.Points) return [];
        var present = l.Group.Members.Where(m => absences.Away(m.Id, l.On) is null).ToList();
        return [.. l.Chance.Shuffle(present).Take(l.Chance.Number(1, Math.Max(1, Math.Min(7, present.Count / 3))))
            .Select(m => new MarkItem(m.Id, Points(m, l.Chance)))];
    }

    private static int Points(Pupil pupil, Randomizer chance) =>
        (int)Math.Clamp(Math.Round(pupil.Ability + (chance.Double() + chance.Double() + chance.Double() - 1.5) * 2.4), 1, 10);

    private static CorrectMark Correction(Held l, Guid lesson, List<MarkItem> marks)
    {
        var (wrong, russian) = (l.Chance.ListItem(marks), l.Group.Class.Language == "ru");
        var reason = l.Chance.ListItem(russian ? ["Ошибка при вводе", "Пересчёт баллов", "Апелляция ученика"]
            : new List<string> { "Енгізу қатесі", "Балл қайта есептелді", "Оқушының өтініші" });
        return new(l.Page, lesson, wrong.LearnerId, wrong.Points < 10 ? wrong.Points + 1 : 9, reason);
    }

    private sealed record Held(PlannedLesson Planned, PageRef Page, DateOnly On, TeachingDay Teaching, Randomizer Chance)
    {
        public TeachingGroup Group => Planned.Group;
    }
}

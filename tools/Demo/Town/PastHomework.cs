using EduEvents.Application;
using EduEvents.Application.Homework;
using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Homework;
using EduEvents.Host.Modules;

namespace EduEvents.Demo.Town;

/// <summary>The homework of the last past days, given at the end of a lesson for the next one.</summary>
public sealed class PastHomework(TownSchool school, Voice voice, IReadOnlyList<DateOnly> past)
{
    private const int Days = 6, Minutes = 15, FromGrade = 5;

    /// <summary>All of it.</summary>
    public IEnumerable<BulkCommand> Commands() => past.TakeLast(Days).SelectMany(Day);

    private IEnumerable<BulkCommand> Day(DateOnly on)
    {
        var chance = school.Chance("homework", on);
        foreach (var lesson in school.Timetable.On(on).Where(l => l.Group.Class.Grade >= FromGrade && l.Group.Subject.MarkMode == MarkMode.Points))
        {
            if (!chance.Bool(0.4f) || Next(lesson.Group, on) is not { } due) continue;
            var bell = SchoolSpec.Bells[lesson.Group.Class.Shift][lesson.Number - 1];
            var (id, given) = (StableId.Of("demo.homework", lesson.Group.Id, lesson.Group.SubjectId, on), SchoolTime.At(on, bell.Ends).AddMinutes(-2));
            var (kk, number) = (lesson.Group.Class.Language == "kk", chance.Number(1, 40));
            yield return voice.Teacher(lesson.Group.Teacher, new GiveHomework(id, lesson.Group.Id, lesson.Group.SubjectId, on, due,
                kk ? $"{number}-§, № {number * 3}–{number * 3 + 4} тапсырмалар" : $"§ {number}, задания № {number * 3}–{number * 3 + 4}", Minutes,
                ToHandIn: false, [], [], DespiteLoad: false, CopiedFrom: null), given) with { Found = Known(lesson.Group, on) };
        }
    }

    // The next day of the quarter on which the group has the subject; nothing is given for holidays.
    private DateOnly? Next(TeachingGroup group, DateOnly on) => Enumerable.Range(1, 10).Select(on.AddDays).Where(school.Calendar.IsSchoolDay)
        .Where(d => school.Calendar.QuarterOf(d) == school.Calendar.QuarterOf(on) && school.Timetable.On(d).Any(l => l.Group == group)).Select(d => (DateOnly?)d).FirstOrDefault();

    private HomeworkDay Known(TeachingGroup group, DateOnly on) => new(on, IsKnown: true, group.Class.Grade, group.IsSubgroup ? group.SubjectId : null,
        group.Class.Id, [.. group.Members.Select(m => m.Id)], school.Calendar.Year, DayOff: null, AfterHolidays: false,
        HomeworkNorms.On(ReferenceData.HomeworkNorms, on), [], [], MostFiles: 0);
}

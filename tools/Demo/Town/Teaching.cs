using EduEvents.Domain;
using EduEvents.Domain.Access;

namespace EduEvents.Demo.Town;

/// <summary>Gives every class its teachers: one for most of primary school, one for each field of subjects after it, and splits large
/// classes.</summary>
public sealed class Teaching(TownSchool school, Func<string, bool, StaffPerson> employ)
{
    private const double FullLoad = 22;

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["kazlit"] = "kazakh", ["kazakh2"] = "kazakh", ["ruslit"] = "russian", ["algebra"] = "math", ["geometry"] = "math",
            ["digital"] = "informatics",
        ["science"] = "biology", ["world_history"] = "history", ["law"] = "history", ["art"] = "labour"
    };

    private static readonly string[] ByClassTeacher = ["literacy", "kazakh", "russian", "reading", "math", "science", "worldview", "art",
        "labour"];
    private static readonly string[] Split = ["english", "informatics"];
    private readonly Dictionary<string, List<StaffPerson>> _byField = [];
    private readonly Dictionary<int, StaffPerson> _bySet = [];

    /// <summary>All groups of the school.</summary>
    public IEnumerable<TeachingGroup> Groups()
    {
        foreach (var room in school.Classes)
        {
            var classTeacher = room.Grade <= 4 ? ClassTeacher(room) : null;
            foreach (var subject in SubjectSpec.All.Where(s => s.Hours(room.Language, room.Grade) > 0))
                foreach (var group in OfSubject(room, subject, classTeacher)) yield return group;
        }
    }

    private IEnumerable<TeachingGroup> OfSubject(ClassRoom room, SubjectSpec subject, StaffPerson? classTeacher)
    {
        var foreignTongue = subject.Code == "russian" && room.Language == "kk";
        if (classTeacher is not null && ByClassTeacher.Contains(subject.Code) && !foreignTongue)
            return [Group(room, subject, classTeacher, room.Pupils, null)];
        if (room.Pupils.Count < SchoolSpec.SplitFrom || !Split.Contains(subject.Code)) return [Group(room, subject, Of(subject, room),
            room.Pupils, null)];
        var half = (room.Pupils.Count + 1) / 2;
        var first = Of(subject, room);
        var second = Of(subject, room, other: first);
        var name = room.Language == "ru" ? subject.Ru : subject.Kk;
        return
        [
            Group(room, subject, first, [.. room.Pupils.Take(half)], $"{room.Title} · {name} 1"),
            Group(room, subject, second, [.. room.Pupils.Skip(half)], $"{room.Title} · {name} 2")
        ];
    }

    private TeachingGroup Group(ClassRoom room, SubjectSpec subject, StaffPerson teacher, IReadOnlyList<Pupil> members, string? title)
    {
        var subjectId = school.SubjectId(subject);
        var id = title is null ? room.Id : StableId.Of("demo.subgroup", room.Id, subject.Code, title);
        teacher.Hours += subject.Hours(room.Language, room.Grade);
        teacher.Grants.Add(new(StableId.Of("demo.grant", teacher.Account, id, subjectId), Roles.Teacher, new(school.Tenant, id, subjectId),
            school.Calendar.Quarters[0].From, null));
        return new(id, room, subject, subjectId, teacher, members, title);
    }

    // In a class-set one teacher teaches two grades at a time.
    private StaffPerson ClassTeacher(ClassRoom room)
    {
        if (room.Set is { } set && _bySet.TryGetValue(set, out var known)) return known;
        var teacher = Employ(room.Language == "kk");
        if (room.Set is { } of) _bySet[of] = teacher;
        return teacher;
    }

    private StaffPerson Of(SubjectSpec subject, ClassRoom room, StaffPerson? other = null)
    {
        var field = Fields.GetValueOrDefault(subject.Code, subject.Code);
        if (!_byField.TryGetValue(field, out var teachers)) _byField[field] = teachers = [];
        var hours = subject.Hours(room.Language, room.Grade);
        if (teachers.Where(t => t != other && t.Hours + hours <= FullLoad).MaxBy(t => t.Hours) is { } free) return free;
        var teacher = Employ(field != "russian" && (room.Language == "kk" || field == "kazakh"));
        teachers.Add(teacher);
        return teacher;
    }

    private StaffPerson Employ(bool kazakh)
    {
        var teacher = employ("teacher", kazakh);
        school.Staff.Add(teacher);
        return teacher;
    }
}

using EduEvents.Application.Timetable;
using EduEvents.Domain.Timetable;
using EduEvents.Host.Web;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.People;
using EduEvents.Projections.Timetable;
using Marten;

namespace EduEvents.Host.Timetable;

/// <summary>The organisation of a timetable with the names that its pages show.</summary>
public sealed class TimetableBook
{
    private readonly IReadOnlyDictionary<Guid, string> _subjects, _teachers;

    private TimetableBook(KnownSchool school, IReadOnlyDictionary<Guid, string> subjects, IReadOnlyDictionary<Guid, string> teachers) =>
        (School, _subjects, _teachers) = (school, subjects, teachers);

    /// <summary>The organisation.</summary>
    public KnownSchool School { get; }

    /// <summary>Reads it and the names of subjects and teachers in three round trips; the right must have been asked for.</summary>
    public static async Task<TimetableBook> Load(Visitor visitor) =>
        await Load(visitor.Session, await TimetableReads.Lookup.School(visitor.Session, visitor.Today, visitor.Stop), visitor.Stop);

    /// <summary>The same of an organisation that was looked up before.</summary>
    public static async Task<TimetableBook> Load(IQuerySession session, KnownSchool school, CancellationToken stop)
    {
        var subjects = await session.LoadManyAsync<SubjectCard>(stop, [.. school.Setup.Subjects.Keys]);
        var teachers = await PersonCard.NamesOf(session, [.. school.Setup.Teaching.Select(t => t.TeacherId).Distinct()], stop);
        return new(school, subjects.ToDictionary(s => s.Id, s => s.Names.In(Cultures.Language)), teachers);
    }

    /// <summary>The academic year of today, or the one that comes next.</summary>
    public int? Year => School.Setup.YearOf(School.Today) ?? School.Setup.Years.Keys.Where(y => School.Setup.Years[y].Quarters[^1].To >= School.Today)
        .Order().Select(y => (int?)y).FirstOrDefault() ?? School.Setup.Years.Keys.Select(y => (int?)y).Max();

    /// <summary>Name of a subject.</summary>
    public string Subject(Guid id) => _subjects.GetValueOrDefault(id, "");

    /// <summary>Name of a teacher.</summary>
    public string Teacher(Guid id) => _teachers.GetValueOrDefault(id, "");

    /// <summary>Title of a class or subgroup.</summary>
    public string Group(Guid id) => School.Setup.Groups.GetValueOrDefault(id)?.Title ?? "";

    /// <summary>Title of a room.</summary>
    public string Room(Guid? id) => id is { } r ? School.Setup.Rooms.GetValueOrDefault(r)?.Title ?? "" : "";

    /// <summary>The classes of a year, by grade and letter.</summary>
    public IEnumerable<(Guid Id, SetupGroup Group)> Classes(int year) => School.Setup.Groups.Where(g => g.Value.Year == year && g.Value.SubjectId is null)
        .OrderBy(g => g.Value.Grade).ThenBy(g => g.Value.Title, Format.ByName).Select(g => (g.Key, g.Value));

    /// <summary>The teachers of a year by name.</summary>
    public IEnumerable<(Guid Id, string Name)> Teachers(int year) => School.Setup.Teaching
        .Where(t => School.Setup.Groups.GetValueOrDefault(t.GroupId)?.Year == year).Select(t => t.TeacherId).Distinct()
        .Select(t => (t, Teacher(t))).Where(t => t.Item2.Length > 0).OrderBy(t => t.Item2, Format.ByName);

    /// <summary>The rooms in use, by title.</summary>
    public IEnumerable<RoomOpened> Rooms() => School.Setup.Rooms.Values
        .Where(r => !(School.Setup.ClosedRooms.TryGetValue(r.RoomId, out var last) && last < School.Today)).OrderBy(r => r.Title, Format.ByName);

    /// <summary>Name of whoever or whatever a week is of; empty when unknown.</summary>
    public string NameOf(FeedKind kind, Guid id) => kind switch { FeedKind.Class => Group(id), FeedKind.Teacher => Teacher(id), _ => Room(id) };

    /// <summary>Address of a week.</summary>
    public static string Href(FeedKind kind, Guid id) => $"/timetable/{Code(kind)}/{id}";

    /// <summary>A choice as addresses and requests have it.</summary>
    public static string Code(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

using EduEvents.Application;
using EduEvents.Application.Assessment;
using EduEvents.Application.Canteen;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Gate;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Application.Timetable;
using EduEvents.Domain;
using EduEvents.Domain.Timetable;

namespace EduEvents.Demo.Town;

/// <summary>The commands by which a school came onto the platform in August: calendar, bells, staff, subjects, classes, learners.</summary>
public sealed class Founding(TownSchool school, Voice voice)
{
    private readonly DateOnly _start = school.Calendar.Quarters[0].From;
    private DateTimeOffset _at = SchoolTime.At(new(school.Calendar.Year, 8, 26), new(9, 0));

    /// <summary>All of them, in their order.</summary>
    public IEnumerable<BulkCommand> Commands() => [.. Organisation(), .. Staff(), .. Subjects(), .. Classes(),
        .. school.Classes.SelectMany(Pupils), .. TeachingOf(), .. Hours(), .. Rooms()];

    private IEnumerable<BulkCommand> Organisation()
    {
        yield return voice.Platform(new FoundOrganisation(school.Id, school.Bin, school.Spec.Names, school.Spec.Kind, school.Spec.Kato),
            Next());
        yield return voice.Director(new OpenAcademicYear(school.Id, school.Calendar.Year, school.Calendar.Quarters,
            school.Calendar.DaysOff), Next());
        foreach (var (shift, bells) in SchoolSpec.Bells.Where(b => school.Classes.Any(c => c.Shift == b.Key)))
            yield return voice.Director(new SetBells(school.Id, shift, _start, bells), Next());
        foreach (var (i, terminal) in school.Terminals.Index())
            yield return voice.Director(new RegisterTerminal(terminal, i == 0 ? "Бас кіреберіс" : "Аула жағы", "turnstile"), Next());
    }

    private IEnumerable<BulkCommand> Staff() => school.Staff.Select(s =>
        voice.Director(new HireStaff(s.Person.Id, s.Person.Name.Surname, s.Person.Name.GivenName,
        s.Person.Name.Patronymic, s.Person.Iin, s.Position, s.Person.Born.AddYears(24)), Next()));

    private IEnumerable<BulkCommand> Subjects() => school.Subjects().Select(s =>
        voice.Director(new AddSubject(school.SubjectId(s), s.Code, s.Names, s.MarkMode), Next()));

    private IEnumerable<BulkCommand> Classes()
    {
        foreach (var c in school.Classes) yield return voice.Director(new FormClass(c.Id, school.Calendar.Year, c.Grade, c.Letter,
            c.Language, c.Shift), Next());
        foreach (var g in school.Groups.Where(g => g.IsSubgroup))
            yield return voice.Director(new FormSubgroup(g.Id, school.Calendar.Year, g.Class.Grade, g.SubjectId, g.Title!, g.Class.Id),
                Next());
    }

    private IEnumerable<BulkCommand> Pupils(ClassRoom room)
    {
        foreach (var pupil in room.Pupils)
        {
            var (p, came) = (pupil.Person, new DateOnly(school.Calendar.Year - room.Grade + 1, 8, 25));
            yield return voice.Director(new AdmitLearner(p.Id, p.Name.Surname, p.Name.GivenName, p.Name.Patronymic, p.Iin, p.Born, came),
                Next());
            yield return voice.Director(new PlaceLearner(p.Id, room.Id, _start), _at);
            yield return voice.Director(Guardian(pupil, pupil.Family.Mother, "mother", came), _at);
            if (pupil.Family.BothAct) yield return voice.Director(Guardian(pupil, pupil.Family.Father, "father", came), _at);
            yield return voice.Cashier(new OpenMealAccount(p.Id), _at);
        }
        foreach (var group in school.Groups.Where(g => g.Class == room && g.IsSubgroup))
            foreach (var member in group.Members) yield return voice.Director(new JoinGroup(member.Id, group.Id, _start), Next());
    }

    private static LinkGuardian Guardian(Pupil pupil, Person parent, string relation, DateOnly from) =>
        new(pupil.Id, parent.Id, parent.Name.Surname, parent.Name.GivenName, parent.Name.Patronymic, relation, from);

    private IEnumerable<BulkCommand> TeachingOf() =>
        school.Groups.Select(g => voice.Director(new AssignTeaching(g.SubjectId, g.Id, g.Teacher.Person.Id, _start), Next()));

    private IEnumerable<BulkCommand> Hours() => school.Groups.Select(g => voice.Director(
        new SetWeeklyHours(new(g.Id, g.SubjectId, school.Calendar.Year), (decimal)g.Subject.Hours(g.Class.Language, g.Class.Grade)), Next()));

    // A classroom for every class of the fuller shift, and the rooms that some subjects need.
    private IEnumerable<BulkCommand> Rooms()
    {
        var classrooms = school.Classes.GroupBy(c => c.Shift).Max(s => s.Count());
        (RoomKind Kind, int Count)[] rooms =
        [
            (RoomKind.Classroom, classrooms + 2), (RoomKind.Gym, 2), (RoomKind.Laboratory, 3), (RoomKind.Computers, 3), (RoomKind.Workshop, 2), (RoomKind.Hall, 1)
        ];
        return rooms.SelectMany(r => Enumerable.Range(1, r.Count).Select(n => voice.Director(
            new OpenRoom(StableId.Of("demo.room", school.Spec.Key, r.Kind, n), Title(r.Kind, n), r.Kind, r.Kind == RoomKind.Gym ? 60 : 32, [1, 2]), Next())));
    }

    private static string Title(RoomKind kind, int number) => kind switch
    {
        RoomKind.Gym => $"Спортзал {number}", RoomKind.Laboratory => $"Зертхана {number}", RoomKind.Computers => $"Информатика {number}",
        RoomKind.Workshop => $"Шеберхана {number}", RoomKind.Hall => $"Музыка {number}", _ => $"{100 * (1 + number / 20) + number % 20}"
    };

    // Somebody at a desk: a record every twenty seconds.
    private DateTimeOffset Next() => _at = _at.AddSeconds(20);
}

using EduEvents.Application;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Curriculum;

namespace EduEvents.Importers.OneRoster;

/// <summary>What all schools of one import share.</summary>
/// <param name="Roster">The bundle.</param>
/// <param name="Years">Its academic years.</param>
/// <param name="Ids">Ids of the source.</param>
/// <param name="Language">Language of its names: kk, ru or en.</param>
/// <param name="Today">Day of the import.</param>
/// <param name="Device">What the history shows as the sender's device.</param>
public sealed record ImportPlan(Roster Roster, IReadOnlyList<SchoolYear> Years, SourceIds Ids, string Language, DateOnly Today,
    string Device)
{
    /// <summary>The year of a section: by its terms or, when it names none, the one that is running.</summary>
    public SchoolYear YearOf(Section section)
    {
        var first = Roster.Sessions.Find(s => section.Terms.Contains(s.Id));
        return Years.FirstOrDefault(y => first is not null && first.From >= y.From && first.From <= y.To)
            ?? Years.LastOrDefault(y => y.From <= Today) ?? Years[0];
    }
}

/// <summary>The commands for one school: its calendar, its subjects, classes and subgroups, and who teaches them.</summary>
public sealed class SchoolPlan(ImportPlan plan, Org school, KnownMemberships known)
{
    private readonly string _tenant = plan.Ids.Tenant(school.Id);
    private readonly Guid _school = plan.Ids.Org(school.Id);

    /// <summary>The school's sections.</summary>
    public IReadOnlyList<Section> Sections { get; } = [.. plan.Roster.Sections.Values.Where(s => s.School == school.Id)];

    /// <summary>A command that stands for a row.</summary>
    public BulkCommand Of(ICommand command, Row row) => new(command, new()
    {
        Actor = Actor.Loader, Organisation = _tenant, CommandId = StableId.Of("oneroster.row", plan.Device, row.Place),
            Correlation = plan.Device,
        Device = plan.Device
    }) { Origin = row.Place };

    /// <summary>The school itself with its calendar.</summary>
    public IEnumerable<BulkCommand> Organisation() =>
    [
        Of(new FoundImportedOrganisation(_school, school.Name, plan.Language, "general"), school.Row),
        .. plan.Years.Select(y => Of(new OpenAcademicYear(_school, y.Year, y.Quarters, []), school.Row))
    ];

    /// <summary>Subjects with their teachers, classes, subgroups.</summary>
    public IEnumerable<BulkCommand> Teaching(ILookup<string, Enrolment> bySection)
    {
        foreach (var section in Sections.Where(s => !s.IsHomeroom).DistinctBy(s => s.Course))
        {
            var course = plan.Roster.Courses[section.Course];
            yield return Of(new AddImportedSubject(plan.Ids.Subject(school.Id, course.Id), course.Code.Length > 0 ? course.Code
                : course.Title[..Math.Min(60, course.Title.Length)],
                course.Title, plan.Language, MarkMode.Points), course.Row);
        }
        foreach (var section in Sections)
        {
            yield return Of(Form(section), section.Row);
            if (!section.IsHomeroom && Assign(section, bySection[section.Id]) is { } assign) yield return assign;
        }
    }

    private ICommand Form(Section section)
    {
        var (id, year) = (plan.Ids.Section(section.Id), plan.YearOf(section).Year);
        return section.IsHomeroom
            ? new FormClass(id, year, section.Grade, section.Title, "und", Shift: 1)
            : new FormSubgroup(id, year, section.Grade, plan.Ids.Subject(school.Id, section.Course), section.Title, ClassId: null);
    }

    // One teacher answers for a journal page: the primary one, else the one who came last.
    private BulkCommand? Assign(Section section, IEnumerable<Enrolment> enrolments)
    {
        var teacher = enrolments.Where(e => e.Role == "teacher" && !e.IsDeleted
            && (e.To is null || e.To >= plan.Today || e.To >= plan.YearOf(section).To))
            .OrderByDescending(e => e.IsPrimary).ThenByDescending(e => e.From).FirstOrDefault();
        if (teacher is null) return null;
        var (subject, group, person) = (plan.Ids.Subject(school.Id, section.Course), plan.Ids.Section(section.Id),
            plan.Ids.Person(teacher.User));
        var before = known.TeacherOf(subject, group);
        if (before == person) return null;
        return Of(new AssignTeaching(subject, group, person, teacher.From ?? (before is null ? plan.YearOf(section).From : plan.Today)),
            teacher.Row);
    }
}

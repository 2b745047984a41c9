using EduEvents.Domain.Assessment;
using EduEvents.Projections.Assessment;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;

namespace EduEvents.Host.Web;

/// <summary>A sheet of summative works and marks with the names that its grid shows.</summary>
public sealed record AssessmentSheet(
    SheetRef Ref, ClassCard Class, SubjectCard Subject, Domain.Organisation.Quarter Quarter, SheetView? View, IReadOnlyList<JournalLine> Lines, CourseView? Course)
{
    /// <summary>The works by day.</summary>
    public IReadOnlyList<WorkColumn> Works => View?.Works ?? [];

    /// <summary>Class and subject as people say them.</summary>
    public string Title => $"{Class.Title()} · {Subject.Names.In(Cultures.Language)}";

    /// <summary>Address of the sheet.</summary>
    public string Href => HrefOf(Ref);

    /// <summary>Address of its calendar of works.</summary>
    public string WorksHref => $"{Href}/works";

    /// <summary>Address of a sheet.</summary>
    public static string HrefOf(SheetRef sheet) => $"/assessment/{sheet.GroupId}/{sheet.SubjectId}/{sheet.Year}/{sheet.Quarter}";

    /// <summary>Reads a sheet and the names of its learners in two round trips; null when class, subject or quarter are unknown.</summary>
    /// <param name="visitor">Who reads; the right must have been asked for.</param>
    /// <param name="sheet">The sheet.</param>
    public static async Task<AssessmentSheet?> Load(Visitor visitor, SheetRef sheet)
    {
        var batch = visitor.Session.CreateBatchQuery();
        var (view, roster) = (batch.Load<SheetView>(sheet.Id()), batch.Load<ClassRoster>(sheet.GroupId));
        var (group, subject) = (batch.Load<ClassCard>(sheet.GroupId), batch.Load<SubjectCard>(sheet.SubjectId));
        var course = batch.Load<CourseView>(new CourseRef(sheet.GroupId, sheet.SubjectId, sheet.Year).Id());
        await batch.Execute(visitor.Stop);
        var quarter =
            visitor.School?.Years.FirstOrDefault(y => y.Year == sheet.Year)?.Quarters.FirstOrDefault(q => q.Number == sheet.Quarter);
        if (await group is not { } g || await subject is not { } s || quarter is null) return null;

        var known = await view;
        var members = (await roster)?.On(visitor.Today < quarter.To ? visitor.Today : quarter.To) ?? [];
        Guid[] learners = [.. members.Union(known?.Works.SelectMany(w => w.Points.Keys) ?? []).Union(known?.Marks.Keys.ToArray() ?? [])];
        var names = await PersonCard.NamesOf(visitor.Session, learners, visitor.Stop);
        return new(sheet, g, s, quarter, known,
            [.. learners.Select(l => new JournalLine(l, names.GetValueOrDefault(l, ""))).OrderBy(l => l.Name, Format.ByName)
                .ThenBy(l => l.LearnerId)], await course);
    }
}

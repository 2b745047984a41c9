using EduEvents.Domain.Homework;
using EduEvents.Host.Modules;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Homework;
using EduEvents.Projections.People;

namespace EduEvents.Host.Web;

/// <summary>A day by which homework may be due, with what the class has for it already.</summary>
/// <param name="On">A school day.</param>
/// <param name="Minutes">Minutes over all subjects.</param>
/// <param name="Norm">Minutes by the norm; null where the norms name none.</param>
public sealed record DueDay(DateOnly On, int Minutes, int? Norm)
{
    /// <summary>True when nothing more fits.</summary>
    public bool IsFull => Minutes >= Norm;
}

/// <summary>The homework of a class or subgroup in a subject with the names that its page shows.</summary>
public sealed record HomeworkBook(
    ClassCard Class, SubjectCard Subject, int Year, IReadOnlyList<HomeworkCard> Homework, IReadOnlyList<DueDay> Days, IReadOnlyList<JournalLine> Learners)
{
    private const int DaysAhead = 14;

    /// <summary>Class and subject as people say them.</summary>
    public string Title => $"{Class.Title()} · {Subject.Names.In(Cultures.Language)}";

    /// <summary>Address of the page.</summary>
    public string Href => $"/homework/{Class.Id}/{Subject.Id}";

    /// <summary>Minutes by the norm in the grade; null where the norms name none.</summary>
    public int? Norm => HomeworkNorms.On(ReferenceData.HomeworkNorms, Days.Count > 0 ? Days[0].On : DateOnly.MaxValue)?.MinutesIn(Class.Grade);

    /// <summary>Reads it in a few round trips; null when class or subject are unknown.</summary>
    /// <param name="visitor">Who reads; the right must have been asked for.</param>
    /// <param name="group">Class or subgroup.</param>
    /// <param name="subject">Subject.</param>
    public static async Task<HomeworkBook?> Load(Visitor visitor, Guid group, Guid subject)
    {
        var batch = visitor.Session.CreateBatchQuery();
        var (card, about, members) = (batch.Load<ClassCard>(group), batch.Load<SubjectCard>(subject), batch.Load<HomeworkGroup>(group));
        var years = batch.Load<HomeworkYears>(HomeworkYears.TheId);
        var due = HomeworkCard.Due(batch, group, visitor.Today, visitor.Today.AddDays(DaysAhead));
        await batch.Execute(visitor.Stop);
        if (await card is not { } c || await about is not { } s) return null;
        var load = await due;
        if (c.ClassId is { } whole)
        {
            var second = visitor.Session.CreateBatchQuery();
            var ofClass = HomeworkCard.Due(second, whole, visitor.Today, visitor.Today.AddDays(DaysAhead));
            await second.Execute(visitor.Stop);
            load = await ofClass;
        }
        Guid[] learners = [.. (await members)?.On(visitor.Today) ?? []];
        var names = await PersonCard.NamesOf(visitor.Session, learners, visitor.Stop);
        return new(c, s, c.Year, await HomeworkCard.Of(visitor.Session, group, subject, c.Year, visitor.Stop), DaysAfter(visitor, await years, c, load),
            [.. learners.Select(l => new JournalLine(l, names.GetValueOrDefault(l, ""))).OrderBy(l => l.Name, Format.ByName)]);
    }

    private static List<DueDay> DaysAfter(Visitor visitor, HomeworkYears? years, ClassCard group, IReadOnlyList<HomeworkCard> load)
    {
        var norm = HomeworkNorms.On(ReferenceData.HomeworkNorms, visitor.Today)?.MinutesIn(group.Grade);
        return [.. Enumerable.Range(1, DaysAhead).Select(visitor.Today.AddDays)
            .Where(d => years?.QuarterOf(d) is { } q && years.OffOn(d, q.Year, ReferenceData.PublicHolidays) is null)
            .Select(d => new DueDay(d, HomeworkLoad.Minutes(group.ClassId ?? group.Id,
                load.Where(h => h.DueOn == d).Select(h => new LoadItem(h.GroupId, h.SubjectId, h.Minutes))), norm))];
    }
}

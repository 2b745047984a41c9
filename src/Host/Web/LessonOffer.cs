using EduEvents.Domain.Curriculum;
using EduEvents.Host.Curriculum;
using EduEvents.Host.Timetable;
using EduEvents.Projections.Homework;
using EduEvents.Projections.People;

namespace EduEvents.Host.Web;

/// <summary>A lesson that stands in the timetable and is not opened in the journal yet.</summary>
/// <param name="On">Its day.</param>
/// <param name="Number">Its number on that day.</param>
/// <param name="TeacherId">Who teaches it, a substitute too.</param>
/// <param name="Teacher">Name of that teacher.</param>
/// <param name="Topic">What it is about by the calendar-thematic plan; null without an approved one, and after its last lesson.</param>
/// <param name="Homework">What the class has to do for it.</param>
public sealed record LessonOffer(DateOnly On, int Number, Guid TeacherId, string Teacher, PlannedTopic? Topic, IReadOnlyList<HomeworkCard> Homework)
{
    /// <summary>The lessons of a journal page up to today that nobody has opened, oldest first; none without a timetable.</summary>
    /// <param name="visitor">Who teaches; the right must have been asked for.</param>
    /// <param name="sheet">The page.</param>
    public static async Task<IReadOnlyList<LessonOffer>> Of(Visitor visitor, JournalSheet sheet)
    {
        var last = visitor.Today < sheet.Quarter.To ? visitor.Today : sheet.Quarter.To;
        if (last < sheet.Quarter.From) return [];
        var school = await TimetableReads.Lookup.School(visitor.Session, visitor.Today, visitor.Stop);
        DateOnly[] days = [.. Enumerable.Range(0, last.DayNumber - sheet.Quarter.From.DayNumber + 1).Select(sheet.Quarter.From.AddDays).Where(d => school.Setup.PlanOn(d) is not null)];
        if (days.Length == 0) return [];

        var timetable = await TimetableReads.Days(visitor.Session, school, days, visitor.Stop);
        var missing = timetable.SelectMany(d => NotOpened(sheet, d)).ToList();
        if (missing.Count == 0) return [];
        var batch = visitor.Session.CreateBatchQuery();
        var due = HomeworkCard.OfGroups(batch, [sheet.Ref.GroupId], missing[0].On, last);
        await batch.Execute(visitor.Stop);
        var homework = (await due).Where(h => h.SubjectId == sheet.Ref.SubjectId).ToLookup(h => h.DueOn);
        var topics = await PlanReads.Coming(visitor.Session, new(sheet.Ref.GroupId, sheet.Ref.SubjectId, sheet.Ref.Year), visitor.School, missing.Count, visitor.Stop);
        var names = await PersonCard.NamesOf(visitor.Session, [.. missing.Select(m => m.Teacher).Distinct()], visitor.Stop);
        return [.. missing.Select((m, i) => new LessonOffer(m.On, m.Number, m.Teacher, names.GetValueOrDefault(m.Teacher, ""), topics.ElementAtOrDefault(i), [.. homework[m.On]]))];
    }

    // A lesson opened under another number than the timetable's takes the place of one of that day.
    private static IEnumerable<(DateOnly On, int Number, Guid Teacher)> NotOpened(JournalSheet sheet, TimetableDay day)
    {
        var planned = day.Lessons.Select(l => l.Held).OfType<Domain.Timetable.DayLesson>()
            .SelectMany(l => l.Parts.Where(p => p.GroupId == sheet.Ref.GroupId && p.SubjectId == sheet.Ref.SubjectId).Select(p => (day.On, l.Slot.Number, p.TeacherId))).ToList();
        var opened = sheet.Lessons.Where(l => l.On == day.On).Select(l => l.Number).ToList();
        var open = planned.Where(p => !opened.Contains(p.Number)).ToList();
        return open.Skip(opened.Count(n => planned.TrueForAll(p => p.Number != n)));
    }
}

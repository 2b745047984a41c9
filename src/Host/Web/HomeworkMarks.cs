using EduEvents.Domain.Journal;
using EduEvents.Projections.Homework;
using EduEvents.Projections.Journal;

namespace EduEvents.Host.Web;

/// <summary>Into which lessons of the journal the marks of a homework may go.</summary>
/// <param name="Page">The page of the journal.</param>
/// <param name="Lessons">Its lessons from the day the homework was given on, newest first.</param>
/// <param name="Usual">The lesson of the due day, else the newest.</param>
public sealed record HomeworkMarks(PageRef Page, IReadOnlyList<JournalColumn> Lessons, Guid? Usual)
{
    /// <summary>Reads the page of the quarter in which it is due; null outside of every quarter.</summary>
    public static async Task<HomeworkMarks?> Load(Visitor visitor, HomeworkCard homework)
    {
        if (visitor.School?.QuarterOf(homework.DueOn) is not { } due) return null;
        PageRef page = new(homework.GroupId, homework.SubjectId, due.Year, due.Quarter.Number);
        var view = await visitor.Session.LoadAsync<JournalPageView>(page.Id(), visitor.Stop);
        List<JournalColumn> lessons = [.. (view?.Lessons ?? []).Where(l => l.On >= homework.On).OrderByDescending(l => l.On).ThenByDescending(l => l.Number)];
        return new(page, lessons, (lessons.Find(l => l.On == homework.DueOn) ?? lessons.FirstOrDefault())?.LessonId);
    }
}

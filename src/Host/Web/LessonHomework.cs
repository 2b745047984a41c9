using EduEvents.Projections.Homework;
using EduEvents.Projections.Journal;

namespace EduEvents.Host.Web;

/// <summary>Which homework stands at which lesson on the printed page of the journal (Order 456, p. 27.12).</summary>
public static class LessonHomework
{
    /// <summary>The homework by the lesson in which it was given: that of its day, else the last one before. What was given before the page begins or after it ends stands elsewhere.</summary>
    /// <param name="lessons">The lessons of the page in order.</param>
    /// <param name="from">First day of the page.</param>
    /// <param name="to">Last day of the page.</param>
    /// <param name="homework">The homework of the class in the subject.</param>
    public static ILookup<Guid, HomeworkCard> ByLesson(IReadOnlyList<JournalColumn> lessons, DateOnly from, DateOnly to, IEnumerable<HomeworkCard> homework) =>
        homework.Where(h => !h.Withdrawn && h.On >= from && h.On <= to).OrderBy(h => h.On).ThenBy(h => h.DueOn)
            .Select(h => (Lesson: (lessons.LastOrDefault(l => l.On <= h.On) ?? (lessons.Count > 0 ? lessons[0] : null))?.LessonId, Homework: h))
            .Where(x => x.Lesson is not null).ToLookup(x => x.Lesson!.Value, x => x.Homework);
}

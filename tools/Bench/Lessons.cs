using EduEvents.Domain.Journal;

namespace EduEvents.Bench;

/// <summary>One opened lesson that waits for its marks.</summary>
public sealed record OpenedLesson(PageRef Page, Guid LessonId)
{
    /// <summary>The beginning of a command's body: the page and the lesson.</summary>
    public string Json { get; } = $"\"page\":{JsonOf(Page)},\"lessonId\":\"{LessonId}\"";

    private static string JsonOf(PageRef page) =>
        $$"""{"groupId":"{{page.GroupId}}","subjectId":"{{page.SubjectId}}","year":{{page.Year}},"quarter":{{page.Quarter}}}""";
}

/// <summary>One client's journal: opens lesson after lesson, page after page, each page as long as a real quarter's.</summary>
public sealed class Lessons(Seat seat)
{
    /// <summary>Lessons of a full page, two on each of its first twenty school days, before any public holiday comes.</summary>
    public const int OfPage = 40;

    /// <summary>The day of the first lessons of every journal.</summary>
    public static DateOnly FirstDay => SchoolDay(Town.QuarterStart(Town.FirstYear, 1), 0);

    private readonly Queue<OpenedLesson> _open = [];
    private int _next;

    /// <summary>The same journal upon a copy of the database: it goes on behind what was opened before the copy.</summary>
    public Lessons Copy() => new(seat) { _next = _next };

    /// <summary>Lessons opened so far that nobody has taken.</summary>
    public int Waiting => _open.Count;

    /// <summary>The next opened lesson; null when none waits.</summary>
    public OpenedLesson? Take() => _open.TryDequeue(out var lesson) ? lesson : null;

    /// <summary>Opens lessons until so many wait.</summary>
    public void Open(WireClient http, int wanted)
    {
        for (; _open.Count < wanted; _next++)
        {
            var (page, place) = (PageOf(_next / OfPage), _next % OfPage);
            var lesson = new OpenedLesson(page, Guid.CreateVersion7());
            var on = SchoolDay(Town.QuarterStart(page.Year, page.Quarter), place / 2);
            Command.Send(http, "/api/journal/open-lesson", seat.TeacherToken,
                $$"""{{{lesson.Json}},"on":"{{on:yyyy-MM-dd}}","number":{{place % 2 + 1}},"teacherId":null,"topic":"Сандар"}""", recorded: 1);
            _open.Enqueue(lesson);
        }
    }

    private static DateOnly SchoolDay(DateOnly start, int place) => Enumerable.Range(0, int.MaxValue).Select(start.AddDays)
        .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ElementAt(place);

    private PageRef PageOf(int page)
    {
        var (subject, quarter, year) = (page % Town.SubjectsOfSchool, page / Town.SubjectsOfSchool % 4, page / Town.SubjectsOfSchool / 4);
        return year < Town.Years
            ? new(seat.Class, seat.Subjects[subject], Town.FirstYear + year, quarter + 1)
            : throw new InvalidOperationException("All pages are full. Ask for fewer rounds or seconds.");
    }
}

using EduEvents.Domain;
using EduEvents.Projections.People;
using EduEvents.Projections.Reports;
using Marten;

namespace EduEvents.Host.Web.Live;

/// <summary>One day of the school with the names that its dashboard shows.</summary>
/// <param name="Day">The day in numbers.</param>
/// <param name="Classes">Class, learners expected and absent, summed over the lessons of the day; where there are very many, those with
/// most absent.</param>
public sealed record DashboardData(SchoolDay Day, IReadOnlyList<(string Class, ClassAttendance Attendance)> Classes)
{
    private const int FirstHour = 7, LastHour = 18, MostClasses = 40;

    /// <summary>The hours that charts show: the working day, and more when something happened outside of it.</summary>
    public IReadOnlyList<int> Hours
    {
        get
        {
            int[] busy =
                [.. Enumerable.Range(0, 24).Where(h => Day.InByHour[h] + Day.OutByHour[h] + Day.MealsByHour[h] > 0), FirstHour, LastHour];
            return [.. Enumerable.Range(busy.Min(), busy.Max() - busy.Min() + 1)];
        }
    }

    /// <summary>True when nothing happened on the day.</summary>
    public bool Quiet => Day.LastPass.Count + Day.LessonsOpened + Day.MealsServed == 0;

    /// <summary>Share of learners present over all lessons of the day; null before the first lesson.</summary>
    public double? Present => Day.Classes.Values.Sum(c => c.Expected) is var expected and > 0
        ? 1 - (double)Day.Classes.Values.Sum(c => c.Absent) / expected
        : null;

    /// <summary>Reads the day of a moment.</summary>
    public static async Task<object> Load(IQuerySession session, DateTimeOffset now, CancellationToken stop) =>
        await Of(session, SchoolTime.Day(now), stop);

    /// <summary>Reads a day in one round trip; a day without events is an empty one.</summary>
    public static async Task<DashboardData> Of(IQuerySession session, DateOnly on, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (found, classes) = (batch.Load<SchoolDay>(SchoolDay.IdOf(on)), batch.Query<ClassCard>().Take(ClassCard.Most).ToList());
        await batch.Execute(stop);
        var day = await found ?? new() { On = on };
        return new(day, Attendance(day, (await classes).ToDictionary(c => c.Id)));
    }

    // What subgroups did counts for the class they are a part of.
    private static List<(string, ClassAttendance)> Attendance(SchoolDay day, Dictionary<Guid, ClassCard> cards) => [.. day.Classes
        .Where(c => cards.ContainsKey(c.Key))
        .GroupBy(c => ClassCard.Whole(cards[c.Key], cards))
        .Select(g =>
            (Class: g.Key, Sum: new ClassAttendance { Expected = g.Sum(c => c.Value.Expected), Absent = g.Sum(c => c.Value.Absent) }))
        .OrderByDescending(c => c.Sum.Absent).Take(MostClasses)
        .OrderBy(c => c.Class.Grade).ThenBy(c => c.Class.Title(), Format.ByName).Select(c => (c.Class.Title(), c.Sum))];
}

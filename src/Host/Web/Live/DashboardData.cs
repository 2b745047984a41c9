using EduEvents.Domain;
using EduEvents.Projections.People;
using EduEvents.Projections.Reports;
using Marten;

namespace EduEvents.Host.Web.Live;

/// <summary>One day of the school with the names that its dashboard shows.</summary>
/// <param name="Day">The day in numbers.</param>
/// <param name="Classes">Class, learners expected and absent, summed over the lessons of the day.</param>
public sealed record DashboardData(SchoolDay Day, IReadOnlyList<(ClassCard Class, ClassAttendance Attendance)> Classes)
{
    private const int FirstHour = 7, LastHour = 18;

    /// <summary>The hours that charts show: the working day, and more when something happened outside of it.</summary>
    public IReadOnlyList<int> Hours
    {
        get
        {
            int[] busy = [.. Enumerable.Range(0, 24).Where(h => Day.InByHour[h] + Day.OutByHour[h] + Day.MealsByHour[h] > 0), FirstHour, LastHour];
            return [.. Enumerable.Range(busy.Min(), busy.Max() - busy.Min() + 1)];
        }
    }

    /// <summary>Share of learners present over all lessons of the day; null before the first lesson.</summary>
    public double? Present => Classes.Sum(c => c.Attendance.Expected) is var expected and > 0
        ? 1 - (double)Classes.Sum(c => c.Attendance.Absent) / expected
        : null;

    /// <summary>Reads the day of a moment.</summary>
    public static async Task<object> Load(IQuerySession session, DateTimeOffset now, CancellationToken stop) => await Of(session, SchoolTime.Day(now), stop);

    /// <summary>Reads a day in one round trip; a day without events is an empty one.</summary>
    public static async Task<DashboardData> Of(IQuerySession session, DateOnly on, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (found, classes) = (batch.Load<SchoolDay>(SchoolDay.IdOf(on)), batch.Query<ClassCard>().Take(1000).ToList());
        await batch.Execute(stop);
        var day = await found ?? new() { On = on };
        return new(day, [.. (await classes).Where(c => day.Classes.ContainsKey(c.Id))
            .OrderBy(c => c.Grade).ThenBy(c => c.Title(), Format.ByName).Select(c => (c, day.Classes[c.Id]))]);
    }
}

using EduEvents.Host.Web;
using EduEvents.Projections.Assessment;
using EduEvents.Projections.Curriculum;
using Marten;

namespace EduEvents.Host.Assessment;

/// <summary>The summative works of a class over all its subjects, as a planner has to see them (Order 456, p. 27.8).</summary>
public static class ClassWorks
{
    /// <summary>The works of a class and of its subgroups in a quarter with the names of their subjects, by day; none without such a quarter.</summary>
    /// <param name="session">The organisation's views.</param>
    /// <param name="classId">The class.</param>
    /// <param name="year">Calendar year in which the academic year begins.</param>
    /// <param name="quarter">1 to 4.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<IReadOnlyList<(string Subject, WorkColumn Work)>> Of(
        IQuerySession session, Guid classId, int year, int quarter, CancellationToken stop)
    {
        if (await ClassSummary.Sheets(session, classId, year, quarter, stop) is not { } found) return [];
        var subjects = (await session.LoadManyAsync<SubjectCard>(stop, [.. found.Sheets.Select(s => s.SubjectId).Distinct()])).ToDictionary(s => s.Id);
        return [.. found.Sheets.SelectMany(s => s.Works.Select(w => (subjects.GetValueOrDefault(s.SubjectId)?.Names.In(Cultures.Language) ?? "", w)))
            .OrderBy(w => w.w.On).ThenBy(w => w.Item1, Format.ByName)];
    }
}

using EduEvents.Host.Modules;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.People;

/// <summary>By what the contingent is counted.</summary>
public enum ContingentBy
{
    /// <summary>Classes.</summary>
    Class,

    /// <summary>Grades.</summary>
    Grade,

    /// <summary>Languages of instruction.</summary>
    Language,

    /// <summary>Shifts.</summary>
    Shift,

    /// <summary>Categories; a learner may be of several or of none.</summary>
    Category
}

/// <summary>One number and the people behind it.</summary>
/// <param name="Key">The class, grade, language, shift or category; empty for those in no class.</param>
/// <param name="Count">How many.</param>
/// <param name="LearnerIds">Who; null where the reader may not see of whom it is true.</param>
public sealed record ContingentLine(string Key, int Count, IReadOnlyList<Guid>? LearnerIds);

/// <summary>The contingent on a day (Order 456, p. 19.14).</summary>
/// <param name="On">The day.</param>
/// <param name="Known">The moment as of which it is told: what was recorded later is left out.</param>
/// <param name="By">By what it is counted.</param>
/// <param name="Total">Learners of the organisation on the day.</param>
/// <param name="Lines">The numbers.</param>
public sealed record ContingentReport(DateOnly On, DateTimeOffset Known, ContingentBy By, int Total, IReadOnlyList<ContingentLine> Lines)
{
    /// <summary>The learners of the day with their classes.</summary>
    internal IReadOnlyList<ContingentRow> Rows { get; init; } = [];

    /// <summary>Counts a day, in one round trip.</summary>
    /// <param name="session">The organisation's session.</param>
    /// <param name="on">The day.</param>
    /// <param name="by">By what.</param>
    /// <param name="known">The moment as of which.</param>
    /// <param name="restricted">Whether the reader may see who is of a restricted category.</param>
    /// <param name="stop">Breaks off.</param>
    public static async Task<ContingentReport> Of(
        IQuerySession session, DateOnly on, ContingentBy by, DateTimeOffset known, bool restricted, CancellationToken stop)
    {
        var rows = await ContingentCard.On(session, on, known, stop);
        var hidden = restricted ? [] : ReferenceData.LearnerCategories.Where(c => c.Restricted).Select(c => c.Code).ToHashSet();
        var lines = rows.SelectMany(r => Keys(r, by).Select(key => (Key: key, r.LearnerId))).GroupBy(x => x.Key, x => x.LearnerId)
            .Select(g => new ContingentLine(g.Key, g.Count(), by == ContingentBy.Category && hidden.Contains(g.Key) ? null : [.. g]));
        return new(on, known, by, rows.Count, [.. lines.OrderBy(l => Place(rows, by, l.Key))]) { Rows = rows };
    }

    private static IEnumerable<string> Keys(ContingentRow row, ContingentBy by) => by switch
    {
        ContingentBy.Class => [$"{row.GroupId}"],
        ContingentBy.Grade => [$"{row.Grade}"],
        ContingentBy.Language => [row.Language ?? ""],
        ContingentBy.Shift => [$"{row.Shift}"],
        _ => row.Categories
    };

    // Those in no class come last.
    private static (int, int, string) Place(IReadOnlyList<ContingentRow> rows, ContingentBy by, string key) => by switch
    {
        _ when key.Length == 0 => (1, 0, ""),
        ContingentBy.Class => (0, rows.First(r => $"{r.GroupId}" == key).Grade ?? 0, rows.First(r => $"{r.GroupId}" == key).Letter ?? ""),
        ContingentBy.Grade or ContingentBy.Shift => (0, int.Parse(key, System.Globalization.CultureInfo.InvariantCulture), ""),
        ContingentBy.Category => (0, ReferenceData.LearnerCategories.Index().FirstOrDefault(c => c.Item.Code == key).Index, key),
        _ => (0, 0, key)
    };
}

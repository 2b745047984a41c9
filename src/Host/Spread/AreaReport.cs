using EduEvents.Domain;
using EduEvents.Projections.Organisation;
using Npgsql;

namespace EduEvents.Host.Spread;

/// <summary>A day in numbers, of one organisation or of all below a place.</summary>
/// <param name="Organisations">How many have told something of the day.</param>
/// <param name="Learners">Learners in classes.</param>
/// <param name="Came">People who passed a gate.</param>
/// <param name="Inside">People who are inside now; at the end of the day, who never left by a gate.</param>
/// <param name="LessonsOpened">Lessons begun.</param>
/// <param name="LessonsClosed">Lessons whose journal was closed.</param>
/// <param name="Marks">Marks entered.</param>
/// <param name="Expected">Learners expected, summed over the lessons with a roll.</param>
/// <param name="Absent">Of them absent.</param>
/// <param name="Meals">Meals served.</param>
/// <param name="MealsSum">Their price, tenge.</param>
public sealed record DayNumbers(
    long Organisations, long Learners, long Came, long Inside, long LessonsOpened, long LessonsClosed, long Marks, long Expected, long Absent, long Meals,
    decimal MealsSum)
{
    /// <summary>Share of the expected learners who were present; null before the first roll.</summary>
    public double? Present => Expected > 0 ? 1 - (double)Absent / Expected : null;

    /// <summary>Both together.</summary>
    public DayNumbers Add(DayNumbers o) => new(Organisations + o.Organisations, Learners + o.Learners, Came + o.Came, Inside + o.Inside,
        LessonsOpened + o.LessonsOpened, LessonsClosed + o.LessonsClosed, Marks + o.Marks, Expected + o.Expected, Absent + o.Absent, Meals + o.Meals,
        MealsSum + o.MealsSum);
}

/// <summary>One line of the report: a region, a district or an organisation.</summary>
/// <param name="Code">Beginning of the KATO code; the whole code of an organisation.</param>
/// <param name="Organisation">The organisation; null for a place.</param>
/// <param name="Names">Names of the organisation; null for a place.</param>
/// <param name="Day">Its numbers.</param>
public sealed record AreaLine(string Code, Guid? Organisation, LocalNames? Names, DayNumbers Day);

/// <summary>A day of a district, a region or the country.</summary>
/// <param name="On">The day.</param>
/// <param name="Area">Beginning of the KATO code; empty for the country.</param>
/// <param name="Whole">All of it together.</param>
/// <param name="Lines">The country by regions, a region by districts, a district by organisations; at most 500 lines.</param>
public sealed record AreaDay(DateOnly On, string Area, DayNumbers Whole, IReadOnlyList<AreaLine> Lines);

/// <summary>
/// What districts, regions and the ministry see of a day: read from what was rolled up in the main database, in one round trip, however many
/// organisations there are and wherever their data lie.
/// </summary>
public sealed class AreaReport(Databases databases)
{
    /// <summary>Digits of the KATO code that name a region, and a district of it.</summary>
    public const int RegionDigits = 2, DistrictDigits = 4;

    private const int MostLines = 500;
    private static readonly string Card = $"edu.mt_doc_{nameof(OrganisationCard).ToLowerInvariant()}";

    private static readonly string Sums =
        "count(*), sum(d.learners), sum(d.came), sum(d.inside), sum(d.lessons_opened), sum(d.lessons_closed), sum(d.marks), sum(d.expected), sum(d.absent), "
        + "sum(d.meals), sum(d.meals_sum)";

    /// <summary>The day of an area.</summary>
    /// <param name="on">The day.</param>
    /// <param name="area">Beginning of the KATO code: none, two or four digits.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<AreaDay> Of(DateOnly on, string area, CancellationToken stop)
    {
        var byOrganisation = area.Length >= DistrictDigits;
        var code = byOrganisation ? "c.data ->> 'kato'" : $"substr(c.data ->> 'kato', 1, {(area.Length == 0 ? RegionDigits : DistrictDigits)})";
        var names = byOrganisation ? "d.organisation, c.data -> 'names' ->> 'kk', c.data -> 'names' ->> 'ru', c.data -> 'names' ->> 'en'" : "null::uuid, null, null, null";
        await using var read = databases.Main.Source.CreateCommand($"""
            select {code} as code, {names}, {Sums}
            from {SpreadTables.Day} d join {Card} c on c.id = d.organisation
            where d.on_day = $1 and c.data ->> 'kato' like $2 || '%'
            group by {(byOrganisation ? "1, 2, 3, 4, 5" : "1")} order by 1, 4 limit {MostLines}
            """);
        read.Parameters.AddWithValue(on);
        read.Parameters.AddWithValue(area);
        await using var rows = await read.ExecuteReaderAsync(stop);
        List<AreaLine> lines = [];
        while (await rows.ReadAsync(stop))
            lines.Add(new(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetGuid(1),
                rows.IsDBNull(2) ? null : new(rows.GetString(2), rows.GetString(3), rows.IsDBNull(4) ? "" : rows.GetString(4)), Numbers(rows)));
        return new(on, area, lines.Aggregate(new DayNumbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), (sum, line) => sum.Add(line.Day)), lines);
    }

    private static DayNumbers Numbers(NpgsqlDataReader r)
    {
        const int first = 5;
        long At(int i) => r.GetInt64(first + i);
        return new(At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8), At(9), r.GetDecimal(first + 10));
    }
}

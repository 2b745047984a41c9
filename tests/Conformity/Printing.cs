using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduEvents.Conformity;

/// <summary>The points as a table for people, as JSON for programs, and as the page docs/requirements.md.</summary>
public static class Printing
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }
    };

    /// <summary>A line for each point, and below it what shows it, what failed and what is missing.</summary>
    public static string Table(IReadOnlyList<CoveredPoint> points, string language) =>
        string.Join('\n', points.SelectMany(p => Lines(p, language)).Append(Sum(points)));

    /// <summary>An array of points. What asks nothing of the product has applies: false.</summary>
    public static string Json(IReadOnlyList<CoveredPoint> points) => JsonSerializer.Serialize(points.Select(p => new
    {
        Point = p.Point.Id, p.Status, Applies = p.Point.Kind != PointKind.None, Checks = p.Checks.Select(c => c.Name),
        Failed = p.NotGreen.Select(c => c.Name), p.Missing
    }), Options);

    /// <summary>The page about the Order, from what the checks say they show.</summary>
    public static string Markdown(IReadOnlyList<CoveredPoint> points) => $"""
        # Order 456, point by point

        What the product shows of the minimum requirements for informatisation objects in the field of education, and by which check.
        A point is shown only when all of it is; "partly" says what is missing. `./eduevents conformity` runs the checks and tells what
        stands today. This page is written by `./eduevents conformity --markdown` from the checks themselves, and a test compares it.
        Titles are short names of our own, not the text of the Order; in Kazakh and Russian: `tests/Conformity/points.json`.

        {Sum(points)}.

        | point | title | status | how to see it |
        |---|---|---|---|
        {string.Join('\n', points.Select(Line))}

        """;

    private static IEnumerable<string> Lines(CoveredPoint p, string language) =>
    [
        $"{p.Point.Id,-8}{Word(p),-12}{p.Point.Title(language)}",
        .. p.Checks.Except(p.NotGreen).Select(c => $"{"",20}+ {c.Sentence}"),
        .. p.NotGreen.Select(c => $"{"",20}FAILED: {c.Sentence}"),
        .. p.Missing.Select(m => $"{"",20}- missing: {m}")
    ];

    private static string Line(CoveredPoint p) => $"| {p.Point.Id} | {p.Point.En} | {Word(p)} | {string.Join("<br>", Seen(p))} |";

    private static IEnumerable<string> Seen(CoveredPoint p) =>
        [.. p.Checks.Select(c => c.Sentence), .. p.Missing.Select(m => $"*Missing: {m}*")];

    private static string Word(CoveredPoint p) => (p.Point.Kind, p.Status) switch
    {
        (PointKind.None, _) => "nothing",
        (_, PointStatus.Shown) => "shown",
        (_, PointStatus.Partly) => "partly",
        _ => "not yet"
    };

    private static string Sum(IReadOnlyList<CoveredPoint> points)
    {
        int Count(PointStatus status) => points.Count(p => p.Point.Kind == PointKind.Requirement && p.Status == status);
        return $"{Count(PointStatus.Shown)} shown, {Count(PointStatus.Partly)} partly, {Count(PointStatus.NotYet)} not yet, "
            + $"of {points.Count(p => p.Point.Kind == PointKind.Requirement)} requirements";
    }
}

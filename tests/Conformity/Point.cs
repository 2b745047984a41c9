using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduEvents.Conformity;

/// <summary>What kind of point it is.</summary>
public enum PointKind
{
    /// <summary>Asks something of the product.</summary>
    Requirement,

    /// <summary>Heads a list; it is fulfilled when its list is.</summary>
    List,

    /// <summary>Asks nothing of the product: a duty of the ministry, or removed.</summary>
    None
}

/// <summary>One point of the Order. The titles are short names of our own, not the text of the Order.</summary>
/// <param name="Id">Point and sub-point; 4a and 4b are paragraphs without numbers, O.n the points of the order itself.</param>
/// <param name="Kk">Title in Kazakh.</param>
/// <param name="Ru">Title in Russian.</param>
/// <param name="En">Title in English.</param>
/// <param name="Kind">What kind of point it is.</param>
/// <param name="AmendedBy">The order that gave it its present wording, when the text says so.</param>
/// <param name="InForceFrom">Its own first day, where the Order names one; else it came into force with the Order or its amendment.</param>
public sealed record Point(
    string Id, string Kk, string Ru, string En, PointKind Kind, string? AmendedBy = null, DateOnly? InForceFrom = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }
    };

    /// <summary>All points in the order of the Order.</summary>
    public static IReadOnlyList<Point> All { get; } = Read();

    /// <summary>The point's title; English when the language is not known.</summary>
    public string Title(string language) => language switch { "kk" => Kk, "ru" => Ru, _ => En };

    /// <summary>True when this point stands in the list of the other.</summary>
    public bool IsIn(Point list) => list.Kind == PointKind.List && Id.StartsWith($"{list.Id}.", StringComparison.Ordinal);

    private static List<Point> Read()
    {
        using var file = typeof(Point).Assembly.GetManifestResourceStream("points.json")!;
        return JsonSerializer.Deserialize<List<Point>>(file, Json)!;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using EduEvents.Domain.Assessment;

namespace EduEvents.Unit.Assessment;

/// <summary>The rules of marking as the product ships them.</summary>
public static class Editions
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static readonly IReadOnlyList<MarkRules> All = JsonSerializer.Deserialize<List<MarkRules>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "mark-rules.json")), Json)!;

    /// <summary>The edition of the school year of these tests.</summary>
    public static readonly MarkRules Now = MarkRules.On(All, new(2026, 10, 25))!;

    /// <summary>The edition in which formative points did not count.</summary>
    public static readonly MarkRules Before = MarkRules.On(All, new(2021, 10, 25))!;

    public static MarkInput Input(MarkPart part, int points, int max = 10) =>
        new(part, Ids.Lesson, new(2026, 9, 2), points, max, new(Ids.Of(60), 1));
}

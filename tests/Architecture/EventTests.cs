using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EduEvents.Domain;
using EduEvents.Host.Modules;
using Marten;

namespace EduEvents.Architecture;

public sealed class EventTests
{
    private static readonly string Samples = Path.Combine(Product.Root, "tests/Architecture/Events");

    // As the store writes events; personal values stay sealed here, as they lie in the samples.
    private static readonly JsonSerializerOptions Json = new(
        JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(), new SealedConverter() } };

    private static readonly IReadOnlyDictionary<string, Type> Names = Stored();

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Samples, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Names_and_properties_of_events_do_not_drift() => Approved.Equals("events", Names.OrderBy(n => n.Key, StringComparer.Ordinal)
        .Select(n => $"{n.Key}: {string.Join(", ", n.Value.GetProperties().Select(p => $"{Show(
            p.PropertyType)} {JsonNamingPolicy.CamelCase.ConvertName(p.Name)}"))}"));

    [Fact]
    public void Every_event_has_a_stored_name_of_its_module() => Assert.All(Product.Events, e =>
        Assert.Equal(e.Namespace!.Split('.')[^1].ToLowerInvariant(), Names.Single(n => n.Value == e).Key.Split('.')[0]));

    [Fact]
    public void Every_event_ever_stored_has_a_sample() => Assert.Equal(Names.Keys.Order(StringComparer.Ordinal), Files.Select(f => f.Data));

    [Theory, MemberData(nameof(Files))]
    public void A_stored_event_still_reads_and_loses_nothing(string name)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Samples, $"{name}.json")))!;
        var read = sample.Deserialize(Names[name], Json)!;
        Assert.True(JsonNode.DeepEquals(Told(sample), Told(JsonSerializer.SerializeToNode(read, Names[name], Json)!)),
            JsonSerializer.Serialize(read, Names[name], Json));
    }

    // What came to an event later is empty in an old one.
    private static JsonNode Told(JsonNode node)
    {
        if (node is JsonArray list) return new JsonArray([.. list.Select(i => i is null ? null : Told(i))]);
        return node is JsonObject told
            ? new JsonObject(told.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Told(p.Value!))))
            : node.DeepClone();
    }

    private static Dictionary<string, Type> Stored()
    {
        var options = new StoreOptions();
        foreach (var module in All.Modules) module.Events(new(module.Name, options.Events));
        return Product.Events.ToDictionary(e => ((Marten.Events.EventGraph)options.Events).EventMappingFor(e).EventTypeName);
    }

    private static string Show(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Show))}>"
        : type.Name;

    private sealed class SealedConverter : JsonConverter<Personal>
    {
        public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var node = JsonNode.Parse(ref reader)!;
            return new(node["s"]!.GetValue<Guid>(), node["c"]!.GetValue<string>());
        }

        public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("s"u8, value.Subject);
            writer.WriteString("c"u8, value.Value);
            writer.WriteEndObject();
        }
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using EduEvents.Host.Modules;
using EduEvents.Host.Web;

namespace EduEvents.Web;

/// <summary>The words of the product: whole in Kazakh, Russian and English, and none missing that a page asks for.</summary>
public sealed partial class TextTests
{
    private static readonly string Root = Path.Combine(Cluster.Checkout, "src/Host");
    private static readonly Dictionary<string, string> Kazakh = Read("Text", "");

    [Theory, InlineData("Text", ".ru"), InlineData("Text", ".en"), InlineData("Refusals", ".ru"), InlineData("Refusals", ".en")]
    public void The_languages_have_the_same_keys_and_holes(string name, string language)
    {
        var (kazakh, other) = (Read(name, ""), Read(name, language));

        Assert.Equal(kazakh.Keys.Order(), other.Keys.Order());
        Assert.Empty(kazakh.Where(t => !Holes(t.Value).SequenceEqual(Holes(other[t.Key]))).Select(t => t.Key));
        Assert.Empty(other.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key));
    }

    [Fact]
    public void Every_key_that_a_page_names_has_words()
    {
        var named = Directory.EnumerateFiles(Path.Combine(Root, "Web"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => Key().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();

        Assert.True(named.Count > 150);
        Assert.Empty(named.Except(Kazakh.Keys));
    }

    [Fact]
    public void Every_event_and_each_of_its_fields_has_words()
    {
        var store = new Marten.StoreOptions();
        foreach (var module in All.Modules) module.Events(new(module.Name, store.Events));
        var names = (Marten.Events.EventGraph)store.Events;
        var events = typeof(IDomainEvent).Assembly.GetTypes().Where(t => t.IsClass && typeof(IDomainEvent).IsAssignableFrom(t)).ToList();

        Assert.True(events.Count > 30);
        Assert.Empty(events.Select(e => $"event.{names.EventMappingFor(e).EventTypeName}").Except(Kazakh.Keys));
        Assert.Empty(events.SelectMany(EventWords.Told).Select(p => $"field.{p.Name}").Distinct().Except(Kazakh.Keys));
    }

    [Fact]
    public void Codes_that_pages_show_have_words()
    {
        var enums = typeof(IDomainEvent).Assembly.GetTypes().Where(t => t.IsEnum && t != typeof(Attendance)
            && typeof(IDomainEvent).Assembly.GetTypes()
                .Any(e => typeof(IDomainEvent).IsAssignableFrom(e) && e.GetProperties().Any(p => p.PropertyType == t)));
        string[] codes =
        [
            .. All.Modules.SelectMany(m => m.Menu).Select(e => e.TextKey),
            .. Roles.Permissions.Keys.Select(r => $"value.Role.{r}"),
            .. Enum.GetValues<Attendance>().Select(a => $"attendance.{a}"),
            .. Enum.GetValues<Attendance>().Where(a => a != Attendance.P).Select(a => $"attendance.{a}.letter"),
            .. enums.SelectMany(t => Enum.GetNames(t).Select(n => $"value.{t.Name}.{n}"))
        ];
        Assert.Empty(codes.Except(Kazakh.Keys));
    }

    [Fact]
    public void Every_right_whose_use_is_noted_has_words_for_what_was_looked_at() =>
        Assert.DoesNotContain(Host.Audit.ReadLog.Restricted, p => !Kazakh.ContainsKey($"look.{p}"));

    [Fact]
    public void Colours_and_pixels_stand_in_the_tokens_only()
    {
        var styles = Directory.GetFiles(Path.Combine(Root, "Web/Styles"), "*.css");

        Assert.True(styles.Length > 5);
        Assert.Empty(styles.Where(f => Path.GetFileName(f) != "tokens.css")
            .SelectMany(f => Raw().Matches(File.ReadAllText(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}")));
    }

    private static Dictionary<string, string> Read(string name, string language) =>
        XDocument.Load(Path.Combine(Root, $"Resources/{name}{language}.resx")).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Hole();

    [GeneratedRegex(@"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)\(|\d+px\b")]
    private static partial Regex Raw();

    // T["key"] and texts["key"]; keys put together at run time are looked at by their codes.
    [GeneratedRegex(@"\b(?:T|texts)\[""([\w.]+)""")]
    private static partial Regex Key();
}

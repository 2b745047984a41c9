using System.Text.RegularExpressions;

namespace EduEvents.Architecture;

/// <summary>The part of the house style that a machine can see.</summary>
public sealed partial class StyleTests
{
    private const int LongestFile = 220, LongestLine = 140;
    private static readonly string[] Code = ["src", "tools", "tests"];

    // Put together here, else this file would break its own rule.
    private static readonly string[] Banned =
        ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception", "#pragma" + " warning", "#reg" + "ion", "Skip" + " =",
            "Task" + ".Delay(", "Thread" + ".Sleep("];

    [Fact]
    public void Files_are_short_and_so_are_their_lines()
    {
        // A sample body of a command is one text and stays one line.
        var tooLong = from file in Product.Sources("tests/Architecture")
                      let lines = File.ReadAllLines(Path.Combine(Product.Root, file))
                      from line in lines.Index()
                          .Where(l => l.Index == LongestFile || (l.Item.Length > LongestLine
                              && !l.Item.StartsWith("[Example(", StringComparison.Ordinal)))
                      select $"{file}:{line.Index + 1}";
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Files_are_finished()
    {
        // The product itself may wait; a test waits for something to happen.
        var unfinished = from file in Product.Sources(Code)
                         let text = File.ReadAllText(Path.Combine(Product.Root, file))
                         from word in Banned
                         where text.Contains(word, StringComparison.Ordinal)
                             && !(word.StartsWith("Task", StringComparison.Ordinal) && !file.EndsWith("Tests.cs", StringComparison.Ordinal))
                         select $"{file}: {word}";
        Assert.Empty(unfinished);
    }

    [Fact]
    public void Names_say_what_a_thing_is() => Assert.DoesNotContain(
        new[] { Product.Domain, Product.Projections, Product.Application, Product.Host }.SelectMany(a => a.GetTypes())
            .Where(t => t.Namespace?.StartsWith("EduEvents", StringComparison.Ordinal) == true),
        t => BadName().IsMatch(t.Name));

    [Fact]
    public void What_others_use_is_explained()
    {
        var bare = from file in Product.Sources("src/Domain", "src/Application", "src/Projections")
                   let lines = File.ReadAllLines(Path.Combine(Product.Root, file))
                   from line in lines.Index()
                   let type = PublicType().Match(line.Item)
                   where type.Success && !type.Groups[1].Value.EndsWith("Validator", StringComparison.Ordinal) && !type.Groups[1]
                       .Value.EndsWith("Handler", StringComparison.Ordinal)
                   where !lines[..line.Index].Reverse().SkipWhile(l => l.StartsWith('[')).First().TrimStart()
                       .StartsWith("///", StringComparison.Ordinal)
                   select $"{file}: {type.Groups[1].Value}";
        Assert.Empty(bare);
    }

    [GeneratedRegex(@"(Service|Manager|Util|Utils|Helper|Dto)$")]
    private static partial Regex BadName();

    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|readonly|partial) )*(?:class|record struct|record|struct|interface|enum) (\w+)")]
    private static partial Regex PublicType();
}

using ArchUnitNET.xUnitV3;
using EduEvents.Domain;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace EduEvents.Architecture;

public sealed class BoundaryTests
{
    public static TheoryData<string> Modules => [.. Product.Modules];

    public static TheoryData<string> Deciding =>
        [.. Product.Modules.Where(m => Product.Events.Any(e => e.Namespace == $"EduEvents.Domain.{m}"))];

    // What events are made of is said in the open: other modules' views read it, their decisions may name it.
    private static readonly IReadOnlyList<Type> Language =
        [.. Spoken().Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.FullName, b.FullName)))];

    [Theory, MemberData(nameof(Deciding))]
    public void A_module_decides_alone(string module)
    {
        Stays($@"^EduEvents\.Domain\.{module}(\.|$)", module, Language.Where(t => t.IsEnum));
        // Its use cases hand over what its own views copied out of events, but never an event of another module.
        Stays($@"^EduEvents\.Application\.{module}(\.|$)", module, Language.Where(t => !typeof(IDomainEvent).IsAssignableFrom(t)));
    }

    [Theory, MemberData(nameof(Modules))]
    public void A_view_reads_other_modules_through_their_events_only(string module) =>
        Types().That().ResideInNamespaceMatching($@"^EduEvents\.Projections\.{module}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^EduEvents\.\w+\.(?!{module}(\.|$))").And()
                .AreNot(Language))
            .WithoutRequiringPositiveResults().Check(Product.Code);

    [Fact]
    public void The_language_of_events_is_small_and_known() =>
        Assert.All(Language, t => Assert.True(t.IsEnum || t.IsValueType
            || t.GetMethod("<Clone>$") is not null, $"{t} is neither a record nor an enum"));

    [Theory, MemberData(nameof(Modules))]
    public void A_module_has_the_same_name_everywhere(string module)
    {
        Assert.True(File.Exists(Path.Combine(Product.Root, $"src/Host/Modules/{module}Module.cs")));
        if (Product.Events.Any(e => e.Namespace == $"EduEvents.Domain.{module}"))
            Assert.All(["src/Domain", "src/Application", "src/Projections", "tests/Unit"], folder =>
                Assert.True(Directory.Exists(Path.Combine(Product.Root, folder, module)), $"{folder}/{module}"));
    }

    [Theory, InlineData("src/Domain"), InlineData("src/Application", "Processes"), InlineData("src/Projections")]
    public void There_are_no_folders_beside_those_of_modules(string layer, params string[] others) =>
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(Product.Root, layer)).Select(d => Path.GetFileName(d))
            .Except([.. Product.Modules, .. others, "bin", "obj"]));

    private static void Stays(string inside, string module, IEnumerable<Type> except) =>
        Types().That().ResideInNamespaceMatching(inside)
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^EduEvents\.\w+\.(?!{module}(\.|$))").And().AreNot(except))
            .Check(Product.Code);

    private static HashSet<Type> Spoken()
    {
        var (spoken, open) = (new HashSet<Type>(), new Queue<Type>(Product.Events));
        while (open.TryDequeue(out var type))
        {
            if (type.Assembly != typeof(IDomainEvent).Assembly || !spoken.Add(type)) continue;
            foreach (var part in type.GetProperties().Select(p => p.PropertyType)
                .SelectMany(t => t.GetGenericArguments().Prepend(t))) open.Enqueue(part);
        }
        return spoken;
    }
}

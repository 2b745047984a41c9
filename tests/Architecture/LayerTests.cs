using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using ArchUnitNET.xUnitV3;

namespace EduEvents.Architecture;

public sealed class LayerTests
{
    // Time and chance are parameters: whoever decides or folds must do the same again tomorrow.
    private static readonly string[] Chance =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
            "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System", "System.Environment.get_TickCount", "System.Environment.get_TickCount64", "System.Guid.NewGuid",
            "System.Guid.CreateVersion7",
        "System.Random.get_Shared", "System.Random..ctor", "System.Security.Cryptography.RandomNumberGenerator.Fill",
            "System.Security.Cryptography.RandomNumberGenerator.GetBytes",
        "System.Diagnostics.Stopwatch.StartNew", "System.Diagnostics.Stopwatch.GetTimestamp", "System.Threading.Thread.Sleep",
            "System.Threading.Tasks.Task.Delay"
    ];

    public static TheoryData<string> Deciding =>
        [Product.Domain.GetName().Name!, Product.Projections.GetName().Name!, Product.Application.GetName().Name!];

    [Fact]
    public void The_domain_knows_nothing_but_the_base_class_library() =>
        Assert.All(Product.Domain.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void Views_know_the_domain_and_the_store_only() =>
        Assert.DoesNotContain(Product.Projections.GetReferencedAssemblies(), a =>
            a.Name!.StartsWith("EduEvents.", StringComparison.Ordinal) && a.Name != "EduEvents.Domain");

    // All views share one reading of the log. One that takes up whatever it is shown would make a document of every stream there is.
    [Fact]
    public void Views_of_one_stream_name_their_events()
    {
        var views = Product.Projections.GetTypes()
            .Where(t => !t.IsAbstract && Bases(t).Any(b => b == typeof(Marten.Events.Aggregation.SingleStreamProjection<,>))).ToList();
        Assert.NotEmpty(views);
        Assert.All(views, view =>
        {
            Assert.Contains(Bases(view), b => b == typeof(EduEvents.Projections.StreamView<>));
            Assert.NotEmpty(((JasperFx.Events.Projections.EventFilterable)Activator.CreateInstance(view)!).IncludedEventTypes);
        });
    }

    [Fact]
    public void Use_cases_do_not_know_the_web_nor_the_host() =>
        Assert.DoesNotContain(Product.Application.GetReferencedAssemblies(), a =>
            a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || a.Name == "EduEvents.Host");

    [Theory, MemberData(nameof(Deciding))]
    public void Whoever_decides_or_folds_asks_no_clock_and_draws_no_lots(string assembly)
    {
        var used = Calls(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")).ToHashSet();
        Assert.True(used.Count > 100);
        Assert.Empty(Chance.Intersect(used));
    }

    [Fact]
    public void State_is_immutable() =>
        Classes().That().ImplementInterface(typeof(Domain.IState<>)).Should().BeRecord().AndShould().BeSealed().Check(Product.Code);

    [Fact]
    public void Events_are_sealed_records() =>
        Classes().That().ImplementInterface(typeof(Domain.IDomainEvent)).Should().BeRecord().AndShould().BeSealed().Check(Product.Code);

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType) yield return at.IsGenericType ? at.GetGenericTypeDefinition() : at;
    }

    // Every method of other assemblies that the assembly calls anywhere.
    private static IEnumerable<string> Calls(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference))
        {
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            yield return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
        }
    }
}

using System.Reflection;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host;
using EduEvents.Host.Modules;
using EduEvents.Host.Operations;
using EduEvents.Projections.Access;
using Microsoft.AspNetCore.Builder;

namespace EduEvents.Architecture;

/// <summary>The product as the tests look at it: its assemblies, its modules, its sources.</summary>
public static class Product
{
    public static readonly Assembly Domain = typeof(IDomainEvent).Assembly, Projections = typeof(AccountCard)
        .Assembly, Application = typeof(ICommand).Assembly,
        Host = typeof(EduEventsHost).Assembly;

    public static readonly ArchUnitNET.Domain.Architecture Code = new ArchUnitNET.Loader.ArchLoader()
        .LoadAssemblies(Domain, Projections, Application, Host).Build();

    private static readonly Lazy<WebApplication> LazyApp = new(() => EduEventsHost.Build(
        [], new HostSettings { DataFolder = Directory.CreateTempSubdirectory("eduevents-architecture-").FullName, Background = false },
            "Host=nowhere"));

    /// <summary>The product put together, but not started: nothing here needs a database.</summary>
    public static WebApplication App => LazyApp.Value;

    /// <summary>Root folder of the sources.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    /// <summary>Names of the modules as folders and namespaces have them.</summary>
    public static IReadOnlyList<string> Modules { get; } = [.. All.Modules.Select(m => char.ToUpperInvariant(m.Name[0]) + m.Name[1..])];

    public static IReadOnlyList<Type> Commands { get; } = [.. Application.GetTypes()
        .Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(ICommand).IsAssignableFrom(t)).OrderBy(t => t.FullName)];

    public static IReadOnlyList<Type> Events { get; } = [.. Domain.GetTypes()
        .Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IDomainEvent).IsAssignableFrom(t)).OrderBy(t => t.FullName)];

    /// <summary>Source files below some folders, as paths from the root.</summary>
    public static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
        .Select(f => Path.GetRelativePath(Root, f)).Where(f => !f.Split('/').Any(part => part is "obj" or "bin" or "node_modules")).Order();
}

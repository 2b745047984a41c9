using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>
/// Gathers the read models of the modules. Those that follow the events share one reading of the log: an event is fetched and
/// deserialised once for all of them, and a page of events is one transaction, so they all stand at one place.
/// </summary>
/// <param name="projections">Where they are registered.</param>
/// <param name="apart">Name of a view that runs by itself instead, because it is being built anew.</param>
public sealed class ModuleViews(ProjectionOptions projections, string? apart = null)
{
    /// <summary>Name of all that follow the events, as one.</summary>
    public const string Together = "views";

    /// <summary>Adds a read model: kept in line with its events, or following them.</summary>
    public void Add<TView>(TView view, ProjectionLifecycle lifecycle) where TView : ProjectionBase, IProjectionSource<IDocumentOperations, IQuerySession>
    {
        view.Lifecycle = lifecycle;
        if (lifecycle == ProjectionLifecycle.Async && view.Name != apart) projections.CompositeProjectionFor(Together, all => all.Add(view));
        else projections.Add(view, lifecycle);
    }

    /// <summary>Names of the views that follow the events.</summary>
    public static IReadOnlyList<string> Following { get; } = Names();

    private static string[] Names()
    {
        var options = new StoreOptions();
        var views = new ModuleViews(options.Projections);
        foreach (var module in All.Modules) module.Views(views);
        return [.. options.Projections.All.OfType<CompositeProjection>().SelectMany(c => c.AllProjections()).Select(p => p.Name).Order(StringComparer.Ordinal)];
    }
}

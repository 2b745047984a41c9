using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>
/// Gathers the read models of the modules. Those that follow the events share one reading of the log: an event is fetched and
/// deserialised once for all of them, and a page of events is one transaction.
/// </summary>
public sealed class ModuleViews(ProjectionOptions projections)
{
    /// <summary>Name under which the views that follow the events run together.</summary>
    public const string Together = "views";

    private readonly List<ProjectionBase> _following = [];

    /// <summary>The views that follow the events.</summary>
    public IReadOnlyList<ProjectionBase> Following => _following;

    /// <summary>Adds a read model: kept in line with its events, or following them.</summary>
    public void Add<TView>(TView view, ProjectionLifecycle lifecycle) where TView : ProjectionBase, IProjectionSource<IDocumentOperations, IQuerySession>
    {
        if (lifecycle != ProjectionLifecycle.Async)
        {
            projections.Add(view, lifecycle);
            return;
        }
        view.Lifecycle = lifecycle;
        projections.CompositeProjectionFor(Together, all => all.Add(view));
        _following.Add(view);
    }
}

using EduEvents.Domain;
using EduEvents.Host.Live;
using JasperFx.Events;
using Marten.Events;

namespace EduEvents.Host.Modules;

/// <summary>What one module brings. A module declares itself here once, and nowhere else.</summary>
public interface IModule
{
    /// <summary>Name in routes, event names and permissions.</summary>
    string Name { get; }

    /// <summary>The stored names of its events.</summary>
    void Events(EventNames events);

    /// <summary>Its read models.</summary>
    void Views(ModuleViews views);

    /// <summary>Its commands and reads, each with its permission.</summary>
    void Api(ModuleApi api);

    /// <summary>Its entries of the menu.</summary>
    IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>Its parts of pages that are drawn live.</summary>
    IReadOnlyList<LivePanel> Panels => [];

    /// <summary>What an event says to those who watch live.</summary>
    IEnumerable<LiveMessage> Live(IEvent e) => [];
}

/// <summary>Gives events their stored names, prefixed by the module.</summary>
public sealed class EventNames(string module, IEventStoreOptions events)
{
    /// <summary>All names given.</summary>
    public List<string> Stored { get; } = [];

    /// <summary>An event's stored name; it survives renaming and moving the class.</summary>
    public void Add<TEvent>(string name) where TEvent : class, IDomainEvent
    {
        Stored.Add($"{module}.{name}");
        events.MapEventType<TEvent>(Stored[^1]);
    }
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Audit;
using Marten.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>The history of anything: which events a stream holds, who recorded them, when, from where and why.</summary>
public sealed class AuditModule : IModule
{
    public string Name => "audit";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.history", "/history", "history", Permissions.AuditRead, 90)];

    public void Events(EventNames events)
    {
        // Audit records nothing; the metadata of all events is its source.
    }

    public void Views(ProjectionOptions views)
    {
        // Replay of one stream is read from the events themselves.
    }

    public void Api(ModuleApi api)
    {
        api.Read("history/{streamId:guid}", Permissions.AuditRead, "", _ => Scope.Platform,
            r => History.Read(r.Session, r.Id("streamId"), r.Query("after"), r.Stop),
            "The events of a stream with who, when, from where and why, 200 at a time; pass the last version as 'after'.");
        api.Read("journal-page/{streamId:guid}/at/{version:int}", Permissions.AuditRead, "", _ => Scope.Platform,
            r => History.PageAt(r.Session, r.Id("streamId"), r.Number("version"), r.Stop), "A journal page as it stood after an event.");
    }
}

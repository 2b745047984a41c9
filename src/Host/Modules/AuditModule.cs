using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Audit;
using EduEvents.Host.Http;
using EduEvents.Projections.Audit;
using EduEvents.Projections.Journal;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>
/// Who did what: the history of anything, and the action journal over everything (Order 456, pp. 5.13, 5.14).
/// </summary>
public sealed class AuditModule : IModule
{
    public string Name => "audit";

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("menu.history", "/history", "history", Permissions.AuditRead, 90), new("menu.actions", "/actions", "list", Permissions.AuditRead, 91),
        new("menu.my_data", "/my-data", "eye", Permissions.PrivacyRead, 95)
    ];

    public void Events(EventNames events)
    {
        // Audit records nothing; the metadata of all events is its source.
    }

    public void Views(ModuleViews views) => views.Add(new ActionEntryProjection(), ProjectionLifecycle.Async);

    public void Api(ModuleApi api)
    {
        api.Read("history/{streamId:guid}", Permissions.AuditRead, "", _ => Scope.Platform,
            r => History.Read(r.Session, r.Id("streamId"), r.Query("after"), r.Stop),
            "The events of a stream with who, when, from where and why, 200 at a time; pass the last version as 'after'.");
        api.ReadRaw<JournalPageView>("journal-page/{streamId:guid}/at/{version:int}", Permissions.AuditRead, "", _ => Scope.Platform,
            r => StreamVersion.PageAt(r, r.Id("streamId")), "A journal page as it stood after an event.");
        api.Read("actions", Permissions.AuditRead, nameof(ActionEntry), _ => Scope.Platform,
            async r => (IReadOnlyList<HistoryEntry>?)await r.Get<ActionJournal>().Page(r.Organisation, Chosen(r), r.Stop),
            "Actions of a period, newest first, 50 at a time: 'from' and 'until' (days), 'account', 'person', 'module', 'kind'; pass the last position as 'after'.");
        api.ReadRaw<HistoryEntry>("actions/export", Permissions.AuditRead, nameof(ActionEntry), _ => Scope.Platform,
            r => Task.FromResult(r.Get<ActionExport>().Send(r, r.Organisation, Chosen(r))),
            "The same actions as a file: 'format' is csv, as without it, or xlsx (both in the reader's language), or jsonl.");
        api.Read("who-looked/{personId:guid}", Permissions.PrivacyRead, "", r => new(Person: r.Id("personId")),
            async r => (IReadOnlyList<Look>?)await r.Get<WhoLooked>().At(r.Session, r.Id("personId"), Number(r, "before"), r.Stop),
            "Who looked at a person's data, newest first, 50 at a time; pass the last number as 'before'.");
    }

    private static long? Number(ReadRequest r, string name) => long.TryParse(r.Query(name), out var number) ? number : null;

    private static ActionChoice Chosen(ReadRequest r) => ActionChoice.Of(r.QueryDay("from"), r.QueryDay("until"), r.Get<TimeProvider>().GetUtcNow()) with
    {
        Account = r.QueryId("account"), Person = r.QueryId("person"), Module = r.Query("module"), Kind = r.Query("kind"),
        After = Number(r, "after")
    };
}

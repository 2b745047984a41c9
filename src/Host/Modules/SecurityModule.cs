using System.Globalization;
using EduEvents.Application;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Security;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Host.Postgres;
using EduEvents.Host.Security;
using EduEvents.Projections.Security;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;

namespace EduEvents.Host.Modules;

/// <summary>Alerts, and integrity: sealed logs, their heads, receipts and proofs (Order 456, pp. 5.16, 5.20).</summary>
public sealed class SecurityModule : IModule
{
    public string Name => "security";

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("menu.alerts", "/alerts", "bell", Permissions.SecurityRead, 84), new("menu.integrity", "/integrity", "shield", Permissions.SecurityRead, 86)
    ];

    public void Events(EventNames events)
    {
        events.Add<AlertRaised>("alert_raised");
        events.Add<AlertTaken>("alert_taken");
        events.Add<AlertResolved>("alert_resolved");
        events.Add<IntegrityCheckRequested>("integrity_check_requested");
        events.Add<IntegrityChecked>("integrity_checked");
        events.Add<ProgramInstalled>("program_installed");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new AlertCardProjection(), ProjectionLifecycle.Async);
        views.Add(new IntegrityChecksProjection(), ProjectionLifecycle.Async);
        views.Add(new ProgramCardProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.Command("raise-alert", UseCase.Start<RaiseAlert, Alert>(RaiseAlertHandler.Handle));
        api.Command("take-alert", UseCase.Change<TakeAlert, Alert>(TakeAlertHandler.Handle));
        api.Command("resolve-alert", UseCase.Change<ResolveAlert, Alert>(ResolveAlertHandler.Handle));
        api.Command("request-integrity-check", UseCase.Start<RequestIntegrityCheck, IntegrityLog, DateOnly>(
            RequestIntegrityCheckHandler.Handle, RequestIntegrityCheckHandler.Today));
        api.Command("record-integrity-check", UseCase.Start<RecordIntegrityCheck, IntegrityLog>(RecordIntegrityCheckHandler.Handle));

        api.Command("record-program", UseCase.Start<RecordProgram, InstalledProgram>(RecordProgramHandler.Handle));

        api.Read("alerts", Permissions.SecurityRead, nameof(AlertCard), _ => Scope.Platform, Alerts,
            "Alerts of the organisation, newest first, at most 200; with 'all' those of the whole platform, for who may see them.");
        api.Read("integrity", Permissions.SecurityRead, nameof(IntegrityChecks), _ => Scope.Platform, Checks, "The integrity checks of this month, newest first.");
        api.Read("program", Permissions.SecurityRead, "", _ => Scope.Platform, r => Task.FromResult(r.Get<ProgramFiles>().Newest),
            "Whether the program's own files are those that were built, as this Host last found them.");
        api.Read("database-log", Permissions.SecurityRead, "", _ => Scope.Platform, DatabaseLog,
            "The database's own log, newest first, at most 200: connections, changes of structure, rights and rows past the product, refusals.");
        api.ReadRaw<string>("exit-pack", Permissions.OrganisationManage, "", _ => Scope.Platform, ExitPackCommands.Send,
            "Everything of the organisation in open formats with its signed head, as a ZIP that tools/Verifier checks offline.");
        api.Read("heads", Permissions.AuditRead, "", _ => Scope.Platform,
            async r => (SealedHeads?)await Proofs(r).Heads(r.Organisation, r.Stop), "The newest signed heads of the organisation and of the log of blocks.");
        api.Read("receipt/{streamId:guid}/{version:int}", Permissions.AuditRead, "", _ => Scope.Platform,
            r => Proofs(r).Receipt(r.Organisation, r.Id("streamId"), r.Number("version"), r.Stop), "Proof that an event is sealed, to be kept and checked offline.");
        api.ReadForAll("verifier-key", "", r => Task.FromResult<PublicKey?>(new(r.Get<SealKey>().VerifierKey)), "The public key by which receipts and heads are checked.");
        api.ReadRaw<Receipt>("own-receipt/{personId:guid}/{streamId:guid}/{version:int}", Permissions.PrivacyRead, "", r => new(Person: r.Id("personId")),
            OwnReceipts.Send, "Proof that an event about a person is sealed; without the event itself where it also says something of others.");
        api.Read("consistency", Permissions.AuditRead, "", _ => Scope.Platform,
            r => Proofs(r).Consistency(r.Organisation, Size(r, "from"), Size(r, "to"), r.Stop), "Proof that the head of size 'to' only adds events to the head of size 'from'.");
    }

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data switch
    {
        AlertRaised { Organisation: { } home } a => [Told("alerts", "raised", a.AlertId), new(LiveTopic.Of(home, "alerts"), "raised", new { a.AlertId })],
        AlertRaised a => [Told("alerts", "raised", a.AlertId)],
        AlertTaken a => [Told("alerts", "taken", a.AlertId)],
        AlertResolved a => [Told("alerts", "resolved", a.AlertId)],
        IntegrityCheckRequested c => [Told("integrity", "requested", c.CheckId)],
        IntegrityChecked c => [Told("integrity", "checked", c.CheckId)],
        _ => []
    };

    private static LiveMessage Told(string what, string kind, Guid id) => new(LiveTopic.Of(CommandContext.Platform, what), kind, new { id });

    private static async Task<IReadOnlyList<AlertCard>?> Alerts(ReadRequest r)
    {
        var all = r.Query("all") is not null;
        if (all && r.Actor.RoleFor(Permissions.SecurityRead, Scope.Platform) is null) throw new AccessDenied(Permissions.SecurityRead);
        await using var session = r.Http.RequestServices.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        return await AlertCard.Newest(session, all ? null : r.Organisation, r.Stop);
    }

    private static async Task<IReadOnlyList<DatabaseLogEntry>?> DatabaseLog(ReadRequest r)
    {
        // The log is of the server, not of an organisation.
        await r.Get<ReadRights>().Demand(r.Http, r.Actor, Permissions.SecurityRead, r.Http.Request.Path, Scope.Platform);
        return r.Get<DatabaseLog>().Newest(r.Query("kind"));
    }

    private static async Task<IntegrityChecks?> Checks(ReadRequest r)
    {
        await using var session = r.Http.RequestServices.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        var today = SchoolTime.Day(r.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return await session.LoadAsync<IntegrityChecks>(IntegrityLog.IdOf(today), r.Stop) ?? new();
    }

    private static SealProofs Proofs(ReadRequest r) => r.Http.RequestServices.GetRequiredService<SealProofs>();

    private static long Size(ReadRequest r, string name) => long.TryParse(r.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        ? size
        : throw new BadHttpRequestException($"'{name}' must be a size.");
}

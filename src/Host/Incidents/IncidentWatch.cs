using System.Globalization;
using EduEvents.Application;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Security;
using EduEvents.Projections.Incidents;
using EduEvents.Host.Spread;
using Marten;

namespace EduEvents.Host.Incidents;

/// <summary>
/// On every Host: raises an alert when the time to tell the authorised body of a breach is nearly over, and when it is (Law 94-V, Art. 25). The alert
/// is named by the incident and its deadline, so several Hosts and a new start raise the same one; what ran out while no Host was up is raised at the next start.
/// </summary>
public sealed partial class IncidentWatch(IDocumentStore store, Databases databases, CommandPipeline pipeline, TimeProvider clock, ILogger<IncidentWatch> log) : BackgroundService
{
    /// <summary>Kinds of its alerts.</summary>
    public const string Near = "incidents.deadline_near", Missed = "incidents.deadline_missed";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private readonly HashSet<(Guid Incident, string Kind, DateTimeOffset By)> _raised = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotLooked(e.Message);
            }
        }
    }

    private async Task Look(CancellationToken stop)
    {
        foreach (var database in databases.All) await Look(database.Database, stop);
    }

    private async Task Look(Database database, CancellationToken stop)
    {
        await using var session = store.QuerySession(PlacedTenancy.SessionOn(store, database));
        foreach (var card in await IncidentCard.AllRunning(session, stop))
            if (Due(card, clock.GetUtcNow()) is { } kind && !_raised.Contains((card.Id, kind, card.NotifyBy)) && await StillRuns(card, stop))
            {
                await Raise(card, kind, stop);
                _raised.Add((card.Id, kind, card.NotifyBy));
            }
    }

    private static string? Due(IncidentCard card, DateTimeOffset now) =>
        now >= card.NotifyBy ? Missed : now >= IncidentLookups.NearFrom(card) ? Near : null;

    // The view may be behind: what was noted a moment ago must not raise a false alarm.
    private async Task<bool> StillRuns(IncidentCard card, CancellationToken stop)
    {
        await using var session = store.QuerySession(card.Organisation);
        return await IncidentLookups.Known(session, card.Id, stop) is { AuthorityTold: false, Closed: null } known && known.NotifyBy == card.NotifyBy;
    }

    private async Task Raise(IncidentCard card, string kind, CancellationToken stop)
    {
        var id = StableId.Of(kind, card.Id, card.NotifyBy);
        AlertFact[] facts = [new("incident", card.Id.ToString()), new("notify_by", SchoolTime.Local(card.NotifyBy).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))];
        var severity = kind == Missed ? AlertSeverity.Critical : AlertSeverity.Warning;
        await pipeline.Send(new RaiseAlert(id, kind, severity, facts, card.Organisation), new()
        {
            Actor = Actor.System, Organisation = CommandContext.Platform, CommandId = id, Correlation = id.ToString(), Device = "incident-watch"
        }, stop);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The clocks of incidents could not be looked at and are tried again: {Cause}")]
    private partial void NotLooked(string cause);
}

using EduEvents.Application;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Security;
using EduEvents.Host.Postgres;
using Npgsql;

namespace EduEvents.Host.Security;

/// <summary>
/// Follows the database's own log: whoever changes rows, structure or rights past the product raises an alert, once a session of the server.
/// What is read again after a start is the same alert.
/// </summary>
public sealed partial class DatabaseLogWatch(DatabaseLog database, CommandPipeline pipeline, ILogger<DatabaseLogWatch> log) : BackgroundService
{
    /// <summary>Kind of the alert.</summary>
    public const string DirectChange = "database.direct_change";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsHere) return;
        var (places, told) = (new Dictionary<string, long>(), new HashSet<string>());
        using var timer = new PeriodicTimer(Pause);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                foreach (var entry in database.Since(places).Where(e => e.IsDirectChange && told.Add(e.Session))) await Raise(entry, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or NpgsqlException)
            {
                NotFollowed(e.Message);
            }
        }
    }

    private async Task Raise(DatabaseLogEntry entry, CancellationToken stop)
    {
        var id = StableId.Of(DirectChange, entry.Session);
        AlertFact[] facts =
        [
            new("at", entry.At.ToString("u")), new("database_user", Http.Requests.Cut(entry.User)), new("program", Http.Requests.Cut(entry.Application)),
            new("done", entry.Kind)
        ];
        await pipeline.Send(new RaiseAlert(id, DirectChange, AlertSeverity.Warning, facts, null), new()
        {
            Actor = Actor.System, Organisation = CommandContext.Platform, CommandId = id, Correlation = id.ToString(), Device = "database-log"
        }, stop);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The log of the database could not be followed and is tried again: {Cause}")]
    private partial void NotFollowed(string cause);
}

using EduEvents.Application;
using Npgsql;

namespace EduEvents.Host.Live;

/// <summary>
/// Runs on every Host: tells all Hosts that this one has written into the log, so that whoever follows it looks at once and not at its next
/// round. It is told beside the transaction: a NOTIFY within it would make commits of all connections wait for each other.
/// </summary>
public sealed partial class LogTeller(Database database, ILogger<LogTeller> log) : BackgroundService
{
    /// <summary>Channel of the database.</summary>
    public const string Channel = "edu_log";

    /// <summary>However much is written, nobody is told more often.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    /// <summary>The one that tells of a database.</summary>
    public static LogTeller Of(IServiceProvider product, Database database) => ActivatorUtilities.CreateInstance<LogTeller>(product, database);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await database.Written.Hear(stoppingToken);
                await Tell(stoppingToken);
                await Task.Delay(Shortest, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task Tell(CancellationToken stop)
    {
        try
        {
            await using var tell = database.Source.CreateCommand($"select pg_notify('{Channel}', '')");
            await tell.ExecuteNonQueryAsync(stop);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            NotTold(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Followers of the log were not told and look at their next round: {Cause}")]
    private partial void NotTold(string cause);
}

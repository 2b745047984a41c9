using System.Text.Json;
using EduEvents.Application;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Projections.Security;
using Npgsql;

namespace EduEvents.Host.Security;

/// <summary>On every Host: makes the check that is due, one Host at a time, and tells open pages how far it is.</summary>
public sealed partial class IntegrityWatch(IntegrityPlan plan, IntegrityCheck check, NpgsqlDataSource source, Freshness freshness, ILogger<IntegrityWatch> log)
    : BackgroundService
{
    private const string Lock = "hashtext('eduevents.integrity')";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), Telling = TimeSpan.FromMilliseconds(300);
    private Guid _made;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                if (await plan.Next(stoppingToken) is { } due && due.CheckId != _made) await Alone(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotMade(e.Message);
            }
        }
    }

    // Whoever holds the lock looks again: another Host may have made the check meanwhile.
    private async Task Alone(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var take = new NpgsqlCommand($"select pg_try_advisory_lock({Lock})", connection);
        if (await take.ExecuteScalarAsync(stop) is false) return;
        try
        {
            if (await plan.Next(stop) is { } due && due.CheckId != _made) await Make(due, connection, stop);
        }
        finally
        {
            await using var leave = new NpgsqlCommand($"select pg_advisory_unlock({Lock})", connection);
            await leave.ExecuteScalarAsync(CancellationToken.None);
        }
    }

    private async Task Make(DueCheck due, NpgsqlConnection connection, CancellationToken stop)
    {
        var (done, all) = (0L, 0L);
        var making = check.Make(due, (d, a) => (done, all) = (d, a), stop);
        while (await Task.WhenAny(making, Task.Delay(Telling, stop)) != making)
            if (all > 0) await Tell(connection, done, all, stop);
        var (report, position) = await making;
        _made = due.CheckId;
        if (report.Sound) Sound(report.Events, report.Seconds);
        else Broken(report.Findings.Count, report.Findings[0].Text);
        await freshness.Wait(nameof(IntegrityChecks), position, stop);
    }

    private static async Task Tell(NpgsqlConnection connection, long done, long all, CancellationToken stop)
    {
        var message = new LiveMessage(LiveTopic.Of(CommandContext.Platform, "integrity"), "progress", new { done, all });
        await using var tell = new NpgsqlCommand($"select pg_notify('{LiveFeed.Channel}', $1)", connection);
        tell.Parameters.AddWithValue(JsonSerializer.Serialize(message, LiveFeed.Json));
        await tell.ExecuteNonQueryAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sealed logs were verified: {Events} events in {Seconds} s, sound")]
    private partial void Sound(long events, double seconds);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The verification of the sealed logs found {Count} faults, first: {First}")]
    private partial void Broken(int count, string first);

    [LoggerMessage(Level = LogLevel.Error, Message = "The check that is due was not made and is tried again: {Cause}")]
    private partial void NotMade(string cause);
}

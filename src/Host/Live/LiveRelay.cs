using System.Text.Json;
using EduEvents.Application;
using EduEvents.Host.Access;
using EduEvents.Host.Http;
using EduEvents.Host.Privacy;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace EduEvents.Host.Live;

/// <summary>Runs on every Host: hears the feed and tells the clients connected here.</summary>
public sealed partial class LiveRelay(
    Database database, IHubContext<LiveHub> hub, LiveDashboards dashboards, AccessChanges changes, ConsentChanges consents, SharedReads reads,
    ILogger<LiveRelay> log) : BackgroundService
{
    /// <summary>The one that hears a database.</summary>
    public static LiveRelay Of(IServiceProvider product, Database database) => ActivatorUtilities.CreateInstance<LiveRelay>(product, database);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Silence = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                FeedLost(e.Message);
                reads.Lost(database);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken stop)
    {
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        var heard = new Queue<string>();
        connection.Notification += (_, n) =>
        {
            if (n.Channel == LogTeller.Channel) database.Heard.Say();
            else heard.Enqueue(n.Payload);
        };
        await using (var listen = new NpgsqlCommand($"listen {LiveFeed.Channel}; listen {LogTeller.Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
        // What was told while nobody listened here was not heard, so nothing remembered since before may be gone on with.
        consents.Lost();
        changes.Lost();
        await using (var told = new NpgsqlCommand($"select coalesce(max(last_seq_id), 0) from edu.mt_event_progression where name = '{LiveFeed.Shard}'", connection))
            reads.Hears(database, (long)(await told.ExecuteScalarAsync(stop))!);
        while (true)
        {
            // A connection that has died without a word is only known by asking.
            if (!await connection.WaitAsync(Silence, stop)) await new NpgsqlCommand("select 1", connection).ExecuteNonQueryAsync(stop);
            while (heard.TryDequeue(out var payload))
                foreach (var line in payload.Split('\n')) await Tell(JsonSerializer.Deserialize<Heard>(line, LiveFeed.Json)!, stop);
        }
    }

    private async Task Tell(Heard message, CancellationToken stop)
    {
        var parts = message.Topic.Split('/');
        if (parts[0] == AccessChanges.Topic)
        {
            changes.Note(Guid.Parse(parts[1]));
            return;
        }
        if (parts[0] == ConsentChanges.Topic)
        {
            consents.Note(parts[1], Guid.Parse(parts[2]));
            return;
        }
        if (parts[0] == SharedReads.Topic)
        {
            await reads.Changed(parts[1], parts[2], message.Position, stop);
            return;
        }
        dashboards.Touch(parts[0], message.Position);
        await hub.Clients.Group(message.Topic).SendAsync("message", message, stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The live feed was lost and is being taken up again: {Cause}")]
    private partial void FeedLost(string cause);

    private sealed record Heard(string Topic, string Kind, JsonElement Data, long Position);
}

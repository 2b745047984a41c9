using System.Collections.Concurrent;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Access;
using EduEvents.Host.Http;
using Microsoft.AspNetCore.SignalR;

namespace EduEvents.Host.Live;

/// <summary>Who may watch what, at the beginning and ever after: a right or a session that ends, ends what it let see within seconds.</summary>
public sealed partial class LiveRights(
    Actors actors, IRefusalLog refusals, LiveViewers viewers, IHubContext<LiveHub> hub, AccessChanges changes, ILogger<LiveRights> log)
    : BackgroundService
{
    private const int MostTopics = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(string Connection, string Topic), Watch> _watched = new();
    private readonly SemaphoreSlim _changed = new(0);

    /// <summary>Lets a connection watch a topic; a refusal is recorded.</summary>
    /// <exception cref="HubException">Nobody is signed in, the right is missing, or the connection watches too much.</exception>
    public async Task Demand(HubCallerContext caller, string topic, string permission, Scope target)
    {
        var watch = new Watch(caller, permission, target);
        if (await actors.Of(caller.User!, caller.ConnectionAborted) is not { } actor) throw new HubException("not_signed_in");
        if (actor.RoleFor(permission, target) is null)
        {
            var circumstances = Requests.Circumstances(caller.GetHttpContext()!, actor) with { Organisation = target.Organisation ?? CommandContext.Platform };
            await refusals.Refused(circumstances, permission, "/live", target, caller.ConnectionAborted);
            throw new HubException("access_denied");
        }
        if (_watched.Keys.Count(k => k.Connection == caller.ConnectionId) >= MostTopics) throw new HubException("too_many_topics");
        _watched[(caller.ConnectionId, topic)] = watch;
    }

    /// <summary>A connection watches a topic no more; without a topic, none.</summary>
    public void Left(string connection, string? topic = null)
    {
        foreach (var key in _watched.Keys.Where(k => k.Connection == connection && (topic is null || k.Topic == topic))) _watched.TryRemove(key, out _);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        changes.Hear(_ => _changed.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            // Whoever has lost a right loses what it let him see at once; a right that ends by itself is looked for.
            await _changed.WaitAsync(Pause, stoppingToken);
            while (_changed.Wait(0, stoppingToken)) { }
            try
            {
                foreach (var (key, watch) in _watched) await Ask(key.Connection, key.Topic, watch, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // While the database does not answer nothing new is told either; the next round asks again.
                NotAsked(e.Message);
            }
        }
    }

    private async Task Ask(string connection, string topic, Watch watch, CancellationToken stop)
    {
        var actor = await actors.Of(watch.Caller.User!, stop, uses: false);
        if (actor?.RoleFor(watch.Permission, watch.Target) is not null) return;
        await End(connection, topic, stop);
        // Nobody stands behind the connection any more: the session has ended or the account was shut.
        if (actor is null) watch.Caller.Abort();
    }

    private async Task End(string connection, string topic, CancellationToken stop)
    {
        Left(connection, topic);
        viewers.Left(connection, topic);
        await hub.Groups.RemoveFromGroupAsync(connection, topic, stop);
        await hub.Clients.Client(connection).SendAsync("ended", topic, stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rights of those who watch could not be asked for: {Cause}")]
    private partial void NotAsked(string cause);

    private sealed record Watch(HubCallerContext Caller, string Permission, Scope Target);
}

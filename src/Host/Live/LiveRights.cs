using System.Collections.Concurrent;
using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Access;
using EduEvents.Host.Http;
using Microsoft.AspNetCore.SignalR;

namespace EduEvents.Host.Live;

/// <summary>Who may watch what, at the beginning and ever after: a right or a session that ends, ends what it let see within seconds.</summary>
public sealed partial class LiveRights(
    Actors actors, IRefusalLog refusals, LiveViewers viewers, IHubContext<LiveHub> hub, TimeProvider clock, ILogger<LiveRights> log)
    : BackgroundService
{
    private const int MostTopics = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(string Connection, string Topic), Watch> _watched = new();

    /// <summary>Lets a connection watch a topic; a refusal is recorded.</summary>
    /// <exception cref="HubException">Nobody is signed in, the right is missing, or the connection watches too much.</exception>
    public async Task Demand(HubCallerContext caller, string topic, string permission, Scope target)
    {
        var watch = new Watch(caller.User!, permission, target);
        if (await actors.Of(watch.User, caller.ConnectionAborted) is not { } actor) throw new HubException("not_signed_in");
        if (actor.RoleFor(permission, target) is null)
        {
            var circumstances = Requests.Circumstances(caller.GetHttpContext()!, actor) with { Organisation = target.Organisation! };
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
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Pause, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var (key, watch) in _watched)
                    if ((await actors.Of(watch.User, stoppingToken))?.RoleFor(watch.Permission, watch.Target) is null)
                        await End(key.Connection, key.Topic, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // While the database does not answer nothing new is told either; the next round asks again.
                NotAsked(e.Message);
            }
        }
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

    private sealed record Watch(ClaimsPrincipal User, string Permission, Scope Target);
}

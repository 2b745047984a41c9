using System.Collections.Concurrent;
using System.Security.Claims;
using EduEvents.Domain;
using EduEvents.Host.Access;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace EduEvents.Host.Live;

/// <summary>Who may watch what, at the beginning and ever after: a right or a session that ends, ends what it let see within seconds.</summary>
public sealed class LiveRights(Actors actors, LiveViewers viewers, IHubContext<LiveHub> hub, TimeProvider clock) : BackgroundService
{
    private const int MostTopics = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(string Connection, string Topic), Watch> _watched = new();

    /// <summary>Lets a connection watch a topic.</summary>
    /// <exception cref="HubException">Nobody is signed in, the right is missing, or the connection watches too much.</exception>
    public async Task Demand(HubCallerContext caller, string topic, string permission, Scope target)
    {
        var watch = new Watch(caller.User!, permission, target);
        if (await actors.Of(watch.User, caller.ConnectionAborted) is not { } actor) throw new HubException("not_signed_in");
        if (actor.RoleFor(permission, target) is null) throw new HubException("access_denied");
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
            catch (NpgsqlException)
            {
                // While the database does not answer nothing new is told either; the next round asks again.
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

    private sealed record Watch(ClaimsPrincipal User, string Permission, Scope Target);
}

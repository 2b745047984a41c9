using EduEvents.Application;
using EduEvents.Host.Store;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;

namespace EduEvents.Host.Operations;

/// <summary>A read model being built anew beside the one in use: the same projection, another table, its own place in the log.</summary>
public sealed class ShadowView : IAsyncDisposable
{
    /// <summary>Version number of the shadow; it ends the name of its table and of its place in the log.</summary>
    public const uint Version = 1_000;

    private const int EventsAtOnce = 5_000;
    private readonly DocumentStore _store;
    private readonly SubscriptionAgent _agent;
    private readonly IEventDatabase _database;

    private ShadowView(DocumentStore store, SubscriptionAgent agent, IEventDatabase database) => (_store, _agent, _database) = (store, agent, database);

    /// <summary>Sets the shadow of a view up; its table is made when missing.</summary>
    public static Task<ShadowView> Of(string view, IServiceProvider services, Database own) => Of(view, services, own, Version);

    /// <summary>Sets the view itself up, apart from the others.</summary>
    public static Task<ShadowView> Alone(string view, IServiceProvider services, Database own) => Of(view, services, own, null);

    private static async Task<ShadowView> Of(string view, IServiceProvider services, Database own, uint? version)
    {
        var store = DocumentStore.For(o =>
        {
            StoreSetup.Configure(o, services, own, apart: view);
            var projection = (ProjectionBase)o.Projections.All.Single(p => p.Name == view && p.Lifecycle == ProjectionLifecycle.Async);
            projection.Version = version ?? projection.Version;
            projection.Options.BatchSize = EventsAtOnce;
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        var (events, database) = ((IEventStore<IDocumentOperations, IQuerySession>)store, (IEventDatabase)store.Tenancy.Default.Database);
        var shard = events.AllShards().Single(s => s.Name.Name == view);
        return new(store, new SubscriptionAgent(shard.Name, shard.Options, events.TimeProvider,
            events.BuildEventLoader(database, NullLogger.Instance, shard.Filters, shard.Options, shard.Name),
            shard.Factory.BuildExecution(events, database, NullLogger.Instance, shard.Name), database.Tracker,
            new SubscriptionMetrics(events, shard.Name, database), NullLogger.Instance), database);
    }

    /// <summary>Goes on from one place of the log to exactly another, which somebody has reached before: so there is no gap below it.</summary>
    /// <exception cref="InvalidOperationException">An event could not be folded.</exception>
    public async Task CatchUp(long from, long to, Action<long> reached, CancellationToken stop)
    {
        for (var place = from; place < to; reached(place))
        {
            var next = Math.Min(to, place + EventsAtOnce * 4);
            try
            {
                await _agent.CatchUpAsync(next, new ShardState(_agent.Name, place), stop);
            }
            catch (CatchUpException) when (stop.IsCancellationRequested)
            {
                // The library tells of being broken off as of being late.
                throw new OperationCanceledException(stop);
            }
            if (await _database.ProjectionProgressFor(_agent.Name, stop) != next)
                throw new InvalidOperationException($"{_agent.Name.Name} could not be rebuilt beyond {place}: {_agent.Failure?.Message}");
            place = next;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        await _store.DisposeAsync();
    }
}

using EduEvents.Host.Store;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;

namespace EduEvents.Host.Operations;

/// <summary>
/// Builds a read model anew beside the one in use and then changes places with it in one short transaction. Readers see the old one until
/// then, and the running projection goes on from where the new one ends.
/// </summary>
public sealed class Rebuild(IServiceProvider services, NpgsqlDataSource source)
{
    private const uint ShadowVersion = 1_000;
    private static readonly TimeSpan ShardTimeout = TimeSpan.FromHours(6);

    /// <summary>Names of the views that can be rebuilt.</summary>
    public static IReadOnlyList<string> Views(IDocumentStore store) =>
        [.. ((DocumentStore)store).Options.Projections.All.Where(p => p.Lifecycle == ProjectionLifecycle.Async).Select(p => p.Name).Order()];

    /// <summary>Rebuilds one view and reports how far it is.</summary>
    /// <param name="view">Name of the view.</param>
    /// <param name="progress">Told events done and events in all.</param>
    /// <param name="stop">Leaves the old view in place.</param>
    /// <returns>Number of events read.</returns>
    public async Task<long> Run(string view, Action<long, long> progress, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        if (!await Lock(connection, view, stop)) throw new InvalidOperationException($"{view} is being rebuilt by somebody else.");
        using var store = Shadow(view);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await Clear(connection, view, stop);
        using var daemon = await store.BuildProjectionDaemonAsync();
        using var watch = daemon.Tracker.Subscribe(new Watch(view, daemon, progress));
        await daemon.RebuildProjectionAsync(view, ShardTimeout, stop);
        await daemon.StopAllAsync();
        return await Swap(connection, view, stop);
    }

    private DocumentStore Shadow(string view) => DocumentStore.For(o =>
    {
        StoreSetup.Configure(o, services);
        var projection = o.Projections.All.SingleOrDefault(p => p.Name == view && p.Lifecycle == ProjectionLifecycle.Async)
            ?? throw new ArgumentException($"There is no view '{view}'.", nameof(view));
        ((ProjectionBase)projection).Version = ShadowVersion;
    });

    private static async Task<bool> Lock(NpgsqlConnection connection, string view, CancellationToken stop)
    {
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtext('eduevents.rebuild.' || $1))", connection);
        take.Parameters.AddWithValue(view);
        return (bool)(await take.ExecuteScalarAsync(stop))!;
    }

    // What an earlier rebuild left when it was interrupted.
    private static Task Clear(NpgsqlConnection connection, string view, CancellationToken stop) => Execute(connection, $"""
        truncate {Table(view)}_{ShadowVersion};
        delete from edu.mt_event_progression where name like '{view}:V{ShadowVersion}:%';
        """, stop);

    private static async Task<long> Swap(NpgsqlConnection connection, string view, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var reached = new NpgsqlCommand($"select last_seq_id from edu.mt_event_progression where name = '{view}:V{ShadowVersion}:All'", connection);
        var position = (long)(await reached.ExecuteScalarAsync(stop) ?? throw new InvalidOperationException($"{view} was not rebuilt."));
        await Execute(connection, $"""
            set local lock_timeout = '10s';
            select 1 from edu.mt_event_progression where name = '{view}:All' for update;
            drop table {Table(view)};
            alter table {Table(view)}_{ShadowVersion} rename to {Table(view).Split('.')[1]};
            update edu.mt_event_progression set last_seq_id = {position} where name = '{view}:All';
            delete from edu.mt_event_progression where name like '{view}:V{ShadowVersion}:%';
            """, stop);
        await RenameParts(connection, view, stop);
        await transaction.CommitAsync(stop);
        return position;
    }

    // Names of indexes and of the key follow the table, so that the schema stays as configured.
    private static Task RenameParts(NpgsqlConnection connection, string view, CancellationToken stop) => Execute(connection, $"""
        do $$ declare part record; begin
            for part in select indexname from pg_indexes where schemaname = 'edu' and indexname like '%{Table(view).Split('.')[1]}\_{ShadowVersion}%' loop
                execute format('alter index edu.%I rename to %I', part.indexname, replace(part.indexname, '_{ShadowVersion}', ''));
            end loop;
        end $$;
        """, stop);

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(stop);
    }

    private static string Table(string view) => $"edu.mt_doc_{view.ToLowerInvariant()}";

    private sealed class Watch(string view, JasperFx.Events.Daemon.IProjectionDaemon daemon, Action<long, long> progress) : IObserver<ShardState>
    {
        public void OnNext(ShardState value)
        {
            if (value.ShardName.StartsWith(view, StringComparison.Ordinal)) progress(value.Sequence, Math.Max(daemon.HighWaterMark(), value.Sequence));
        }

        public void OnCompleted()
        {
            // The rebuild itself says when it is done.
        }

        public void OnError(Exception error)
        {
            // The rebuild itself throws.
        }
    }
}

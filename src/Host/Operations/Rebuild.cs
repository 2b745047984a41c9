using EduEvents.Application;
using EduEvents.Host.Modules;
using Npgsql;

namespace EduEvents.Host.Operations;

/// <summary>
/// Builds a read model anew beside the one in use and then changes places with it in one short transaction. Readers see the old one until
/// then. The new one is brought to exactly the place where all views stand while that is held for a moment; so the views, wherever they
/// run, go on as if nothing had happened. Killed at any moment, nothing has happened.
/// </summary>
public sealed class Rebuild(IServiceProvider services, Database database)
{
    private const long NearEnough = 2_000;
    private const int Attempts = 200;
    private const string All = $"{ModuleViews.Together}:All";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Views that do not stand where all stand: new ones in a store that has events, or those of a store whose views went each for itself.
    /// They have missed events and would hold all others up, so they must come to where all stand before anything follows the events.
    /// </summary>
    /// <returns>Each with its own place; 0 for one that was never built.</returns>
    public static async Task<IReadOnlyList<(string View, long Place)>> OutOfStep(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand($"""
            with place as (select (select last_seq_id from edu.mt_event_progression where name = '{All}') as all_at, max(last_seq_id) as furthest
                from edu.mt_event_progression where name = any($1)),
            told as (insert into edu.mt_event_progression (name, last_seq_id) select '{All}', furthest from place where all_at is null and furthest > 0)
            select v, at from unnest($1) v, place, coalesce((select last_seq_id from edu.mt_event_progression where name = v), 0) at
            where coalesce(all_at, furthest, 0) <> at order by v
            """, connection);
        read.Parameters.AddWithValue(ModuleViews.Following.Select(v => $"{v}:All").ToArray());
        await using var rows = await read.ExecuteReaderAsync(stop);
        List<(string, long)> views = [];
        while (await rows.ReadAsync(stop)) views.Add((rows.GetString(0)[..^":All".Length], rows.GetInt64(1)));
        return views;
    }

    /// <summary>Rebuilds one view and reports how far it is.</summary>
    /// <param name="view">Name of the view.</param>
    /// <param name="progress">Told the place in the log that is reached, and the one that is to be reached.</param>
    /// <param name="stop">Leaves the old view in place.</param>
    /// <returns>The place in the log up to which it was rebuilt.</returns>
    /// <exception cref="InvalidOperationException">Somebody else rebuilds it, or it does not come to rest.</exception>
    public async Task<long> Run(string view, Action<long, long> progress, CancellationToken stop)
    {
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        if (!await Lock(connection, view, stop)) throw new InvalidOperationException($"{view} is being rebuilt by somebody else.");
        try
        {
            return await BuildAnew(connection, view, progress, stop);
        }
        finally
        {
            // The connection goes back to others of this process, and the lock would stay with it.
            await Unlock(connection, view);
        }
    }

    private async Task<long> BuildAnew(NpgsqlConnection connection, string view, Action<long, long> progress, CancellationToken stop)
    {
        await using var shadow = await ShadowView.Of(view, services, database);
        await Clear(connection, view, stop);

        var (reached, target) = (0L, await Place(connection, stop));
        do
        {
            await shadow.CatchUp(reached, target, place => progress(place, target), stop);
            (reached, target) = (target, await Place(connection, stop));
        }
        while (target - reached > NearEnough);

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await Swap(connection, view, shadow, reached, stop) is { } place) return place;
            target = await Place(connection, stop);
            await shadow.CatchUp(reached, target, p => progress(p, target), stop);
            reached = target;
            await Task.Delay(Pause, stop);
        }
        throw new InvalidOperationException($"{view} is so busy that the new one found no moment to take its place. Try again.");
    }

    /// <summary>Lets a view that has stood still go on to where all stand, while nobody moves them.</summary>
    /// <exception cref="InvalidOperationException">An event could not be folded.</exception>
    public async Task GoOn(string view, CancellationToken stop)
    {
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        await using var alone = await ShadowView.Alone(view, services, database);
        await alone.CatchUp(await Place(connection, stop, of: $"{view}:All"), await Place(connection, stop), _ => { }, stop);
    }

    private static async Task<bool> Lock(NpgsqlConnection connection, string view, CancellationToken stop)
    {
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtext('eduevents.rebuild.' || $1))", connection);
        take.Parameters.AddWithValue(view);
        return (bool)(await take.ExecuteScalarAsync(stop))!;
    }

    private static async Task Unlock(NpgsqlConnection connection, string view)
    {
        if (connection.State != System.Data.ConnectionState.Open) return;
        await using var release = new NpgsqlCommand("select pg_advisory_unlock(hashtext('eduevents.rebuild.' || $1))", connection);
        release.Parameters.AddWithValue(view);
        await release.ExecuteNonQueryAsync(CancellationToken.None);
    }

    // What an earlier rebuild left when it was interrupted. A view that is a plain table gets its shadow here.
    private static Task Clear(NpgsqlConnection connection, string view, CancellationToken stop) => Execute(connection, $"""
        create table if not exists {Table(view)}_{ShadowView.Version} (like {Table(view)} including all);
        truncate {Table(view)}_{ShadowView.Version};
        delete from edu.mt_event_progression where name like '{view}:V{ShadowView.Version}:%';
        """, stop);

    private static async Task<long> Place(NpgsqlConnection connection, CancellationToken stop, string suffix = "", string of = All)
    {
        await using var read = new NpgsqlCommand(
            $"select coalesce((select last_seq_id from edu.mt_event_progression where name = '{of}' {suffix}), 0)", connection);
        return (long)(await read.ExecuteScalarAsync(stop))!;
    }

    // The place of all views; null when it or a reader was in the way. The locks are waited for so shortly that never two wait
    // for each other: then this one gives way.
    private static async Task<long?> Swap(NpgsqlConnection connection, string view, ShadowView shadow, long reached, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        try
        {
            await Execute(connection, $"set local lock_timeout = '300ms'; lock table {Table(view)} in share row exclusive mode;", stop);
            var place = await Place(connection, stop, "for update");
            await shadow.CatchUp(reached, place, _ => { }, stop);
            await Execute(connection, $"""
                drop table {Table(view)};
                alter table {Table(view)}_{ShadowView.Version} rename to {Table(view).Split('.')[1]};
                delete from edu.mt_event_progression where name like '{view}:V{ShadowView.Version}:%';
                insert into edu.mt_event_progression (name, last_seq_id) select '{view}:All', {place} where {place} > 0
                    on conflict (name) do update set last_seq_id = excluded.last_seq_id;
                """, stop);
            await RenameParts(connection, view, stop);
            await transaction.CommitAsync(stop);
            return place;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            await transaction.RollbackAsync(stop);
            return null;
        }
    }

    // Names of indexes and of the key follow the table, so that the schema stays as configured.
    private static Task RenameParts(NpgsqlConnection connection, string view, CancellationToken stop) => Execute(connection, $"""
        do $$ declare part record; begin
            for part in select indexname from pg_indexes where schemaname = 'edu'
                and indexname like '%{Table(view).Split('.')[1]}\_{ShadowView.Version}%' loop
                execute format('alter index edu.%I rename to %I', part.indexname, replace(part.indexname, '_{ShadowView.Version}', ''));
            end loop;
        end $$;
        """, stop);

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(stop);
    }

    private static string Table(string view) => $"edu.mt_doc_{view.ToLowerInvariant()}";
}

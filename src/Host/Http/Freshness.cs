using System.Collections.Concurrent;
using EduEvents.Application;
using EduEvents.Host.Spread;
using Npgsql;

namespace EduEvents.Host.Http;

/// <summary>Lets a read wait until its view has caught up with a position, so that a sender sees what it has just written.</summary>
public sealed class Freshness(Databases databases, TimeProvider clock)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<(int Database, string View), long> _reached = new();
    private readonly ConcurrentDictionary<(int Database, string View), Lazy<Task<long>>> _asking = new();

    /// <summary>Waits at most five seconds. False when the view is still behind.</summary>
    public Task<bool> Wait(string view, long position, CancellationToken stop) => Wait(view, position, Bound, stop);

    /// <summary>Waits as long as it is worth it. False when the view is still behind.</summary>
    public async Task<bool> Wait(string view, long position, TimeSpan bound, CancellationToken stop)
    {
        var (database, sequence) = Database.Read(position);
        var key = (database, view);
        if (_reached.GetValueOrDefault(key) >= sequence) return true;
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < bound)
        {
            if (await Ask(key).WaitAsync(stop) >= sequence) return true;
            await Task.Delay(Pause, clock, stop);
        }
        return false;
    }

    /// <summary>Every view of a database with its place in the log, and the newest place of all.</summary>
    public static async Task<(IReadOnlyDictionary<string, long> Views, long Newest)> Progress(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var read = source.CreateCommand(
            "select name, last_seq_id from edu.mt_event_progression union all select '', coalesce(max(seq_id), 0) from edu.mt_events");
        await using var rows = await read.ExecuteReaderAsync(stop);
        var views = new Dictionary<string, long>();
        var newest = 0L;
        while (await rows.ReadAsync(stop))
        {
            var name = rows.GetString(0);
            if (name.Length == 0) newest = rows.GetInt64(1);
            else if (name.EndsWith(":All", StringComparison.Ordinal)) views[name[..^4]] = rows.GetInt64(1);
        }
        return (views, newest);
    }

    // All who wait for one view share one question to the database at a time.
    private async Task<long> Ask((int Database, string View) key)
    {
        var asking = _asking.GetOrAdd(key, k => new(() => Reached(k)));
        try
        {
            return await asking.Value;
        }
        finally
        {
            _asking.TryRemove(KeyValuePair.Create(key, asking));
        }
    }

    private async Task<long> Reached((int Database, string View) key)
    {
        if (databases.Find(key.Database) is not { } held) return 0;
        await using var read = held.Source.CreateCommand("select coalesce(max(last_seq_id), 0) from edu.mt_event_progression where name = $1");
        read.Parameters.AddWithValue($"{key.View}:All");
        var reached = (long)(await read.ExecuteScalarAsync())!;
        return _reached[key] = reached;
    }
}

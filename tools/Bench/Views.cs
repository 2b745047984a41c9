using Npgsql;

namespace EduEvents.Bench;

/// <summary>How far the read models of a database are.</summary>
public sealed class Views(IReadOnlyList<string> names)
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1), Pause = TimeSpan.FromMilliseconds(20);
    private readonly string[] _shards = [.. names.Select(n => $"{n}:All")];

    /// <summary>Position of the view that is furthest ahead, of the one furthest behind, and of the newest event.</summary>
    public async Task<(long First, long Last, long Newest)> Progress(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var read = source.CreateCommand("""
            select coalesce(max(p.last_seq_id), 0), coalesce(min(coalesce(p.last_seq_id, 0)), 0),
                (select coalesce(max(seq_id), 0) from edu.mt_events)
            from unnest($1) shard left join edu.mt_event_progression p on p.name = shard
            """);
        read.Parameters.AddWithValue(_shards);
        await using var row = await read.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }

    /// <summary>Waits until every view shows every event.</summary>
    /// <param name="source">The database.</param>
    /// <param name="seen">Told the progress at every look.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task Wait(NpgsqlDataSource source, Action<long, long>? seen, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        while (true)
        {
            var (first, last, newest) = await Progress(source, limit.Token);
            seen?.Invoke(first, last);
            if (last >= newest) return;
            await Task.Delay(Pause, limit.Token);
        }
    }
}

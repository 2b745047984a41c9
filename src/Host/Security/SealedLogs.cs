using EduEvents.Domain.Security;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Host.Security;

/// <summary>The stored tiles of logs: taken up at a size, written back after appending.</summary>
public sealed class SealedLogs(NpgsqlConnection connection)
{
    /// <summary>Name of the log whose leaves are the blocks themselves.</summary>
    public const string Blocks = "blocks";

    private readonly Dictionary<string, MerkleTiles> _logs = [];

    /// <summary>Logs taken up so far.</summary>
    public IReadOnlyDictionary<string, MerkleTiles> All => _logs;

    /// <summary>Takes logs up where they ended, in two round trips for all of them.</summary>
    public async Task TakeUp(IReadOnlyCollection<string> logs, CancellationToken stop)
    {
        var sizes = await Sizes(logs, stop);
        var edges = logs.SelectMany(l => MerkleTiles.Edge(sizes.GetValueOrDefault(l)).Select(t => (l, t))).ToList();
        var tiles = await Tiles(edges, stop);
        foreach (var log in logs) _logs[log] = new(sizes.GetValueOrDefault(log), tiles[log]);
    }

    /// <summary>A log with the tiles that one proof needs.</summary>
    public async Task<MerkleTree> ForProof(string log, IEnumerable<TileName> names, CancellationToken stop)
    {
        var tiles = await Tiles([.. names.Distinct().Select(t => (log, t))], stop);
        return new MerkleTiles(0, tiles[log]).Tree();
    }

    /// <summary>Place of a leaf between two sizes of a log; null when it does not stand there.</summary>
    public async Task<long?> Find(string log, byte[] leaf, long from, long to, CancellationToken stop)
    {
        var names = Enumerable.Range(0, (int)((to - 1) / MerkleTiles.Width - from / MerkleTiles.Width) + 1)
            .Select(i => (log, new TileName(0, from / MerkleTiles.Width + i))).ToList();
        foreach (var (tile, hashes) in (await Tiles(names, stop))[log])
        {
            var place = hashes.Chunk(MerkleHash.Bytes).Index().Where(h => h.Item.AsSpan().SequenceEqual(leaf)).Select(h => (long?)h.Index).FirstOrDefault();
            if (place is { } found) return tile.Index * MerkleTiles.Width + found;
        }
        return null;
    }

    /// <summary>The places of all leaves of a log, by their hash in hexadecimal digits.</summary>
    public async Task<Dictionary<string, long>> Leaves(string log, long size, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand($"select index, hashes from {SealTables.Tile} where log = $1 and level = 0", connection);
        read.Parameters.AddWithValue(log);
        await using var rows = await read.ExecuteReaderAsync(stop);
        Dictionary<string, long> places = [];
        while (await rows.ReadAsync(stop))
            foreach (var (i, hash) in rows.GetFieldValue<byte[]>(1).Chunk(MerkleHash.Bytes).Index())
                if (rows.GetInt64(0) * MerkleTiles.Width + i is var place && place < size) places[Convert.ToHexString(hash)] = place;
        return places;
    }

    /// <summary>Writes the changed tiles of all logs.</summary>
    public async Task Store(CancellationToken stop)
    {
        var changed = _logs.SelectMany(l => l.Value.Changed.Select(t => (Log: l.Key, t.Name, t.Hashes))).ToList();
        await using var write = new NpgsqlCommand($"""
            insert into {SealTables.Tile} (log, level, index, hashes) select * from unnest($1::varchar[], $2::smallint[], $3::bigint[], $4::bytea[])
            on conflict (log, level, index) do update set hashes = excluded.hashes
            """, connection);
        write.Parameters.AddWithValue(changed.Select(c => c.Log).ToArray());
        write.Parameters.AddWithValue(changed.Select(c => (short)c.Name.Level).ToArray());
        write.Parameters.AddWithValue(changed.Select(c => c.Name.Index).ToArray());
        write.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, changed.Select(c => c.Hashes).ToArray());
        await write.ExecuteNonQueryAsync(stop);
    }

    private async Task<Dictionary<string, long>> Sizes(IReadOnlyCollection<string> logs, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand($"""
            select l.log, coalesce(case when l.log = '{Blocks}' then (select max(no) from {SealTables.Block})
                else (select max(h.size) from {SealTables.Head} h where h.organisation = l.log) end, 0)
            from unnest($1) as l (log)
            """, connection);
        read.Parameters.AddWithValue(logs.ToArray());
        await using var rows = await read.ExecuteReaderAsync(stop);
        Dictionary<string, long> sizes = [];
        while (await rows.ReadAsync(stop)) sizes[rows.GetString(0)] = rows.GetInt64(1);
        return sizes;
    }

    private async Task<ILookup<string, (TileName, byte[])>> Tiles(IReadOnlyList<(string Log, TileName Tile)> wanted, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand($"""
            select t.log, t.level, t.index, t.hashes from {SealTables.Tile} t
            join unnest($1::varchar[], $2::smallint[], $3::bigint[]) as w (log, level, index) on (t.log, t.level, t.index) = (w.log, w.level, w.index)
            """, connection);
        read.Parameters.AddWithValue(wanted.Select(w => w.Log).ToArray());
        read.Parameters.AddWithValue(wanted.Select(w => (short)w.Tile.Level).ToArray());
        read.Parameters.AddWithValue(wanted.Select(w => w.Tile.Index).ToArray());
        await using var rows = await read.ExecuteReaderAsync(stop);
        List<(string Log, TileName Tile, byte[] Hashes)> found = [];
        while (await rows.ReadAsync(stop)) found.Add((rows.GetString(0), new(rows.GetInt16(1), rows.GetInt64(2)), rows.GetFieldValue<byte[]>(3)));
        return found.ToLookup(f => f.Log, f => (f.Tile, f.Hashes));
    }
}

using Marten;

namespace EduEvents.Application;

/// <summary>What the bulk lane asks before it decides, for many streams in one round trip each.</summary>
internal sealed class BulkReader(IDocumentStore store, IDatabases databases, IValueHashes hashes)
{
    private const int StreamsAtOnce = 1000;

    /// <summary>Those of the streams that exist.</summary>
    public async Task<HashSet<Guid>> Existing(string tenant, Guid[] streams, CancellationToken stop)
    {
        await using var find = databases.Of(tenant).Source.CreateCommand("select id from edu.mt_streams where tenant_id = $1 and id = any($2)");
        find.Parameters.AddWithValue(tenant);
        find.Parameters.AddWithValue(streams);
        await using var rows = await find.ExecuteReaderAsync(stop);
        var found = new HashSet<Guid>();
        while (await rows.ReadAsync(stop)) found.Add(rows.GetGuid(0));
        return found;
    }

    /// <summary>Who holds the values now, by kind and plain value.</summary>
    public async Task<Dictionary<(string Kind, string Value), Guid>> Owners(string tenant, IEnumerable<UniqueValue> values,
        CancellationToken stop)
    {
        var byHash = values.DistinctBy(v => (v.Kind, v.Value))
            .ToDictionary(v => (v.Kind, Convert.ToHexString(hashes.Hash(tenant, v.Kind, v.Value))), v => v.Value);
        var found = new Dictionary<(string, string), Guid>();
        if (byHash.Count == 0) return found;
        await using var find = databases.Of(tenant).Source.CreateCommand(
            $"select kind, hash, owner from {Receipts.UniqueTable} where tenant_id = $1 and hash = any($2)");
        find.Parameters.AddWithValue(tenant);
        find.Parameters.AddWithValue(byHash.Keys.Select(k => Convert.FromHexString(k.Item2)).ToArray());
        await using var rows = await find.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            var kind = rows.GetString(0);
            if (byHash.TryGetValue((kind, Convert.ToHexString(rows.GetFieldValue<byte[]>(1))), out var value)) found[(kind,
                value)] = rows.GetGuid(2);
        }
        return found;
    }

    /// <summary>All events of the streams, each stream's in order.</summary>
    public async Task<ILookup<Guid, object>> Histories(string tenant, IEnumerable<Guid> streams, CancellationToken stop)
    {
        var events = new List<(Guid Stream, long Version, object Data)>();
        await using var session = store.QuerySession(tenant);
        foreach (var some in streams.Chunk(StreamsAtOnce))
        {
            var found = await session.Events.QueryAllRawEvents().Where(e => e.StreamId.IsOneOf(some)).ToListAsync(stop);
            events.AddRange(found.Select(e => (e.StreamId, e.Version, e.Data)));
        }
        return events.OrderBy(e => e.Version).ToLookup(e => e.Stream, e => e.Data);
    }
}

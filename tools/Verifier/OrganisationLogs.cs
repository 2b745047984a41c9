using Npgsql;

namespace EduEvents.Verifier;

/// <summary>
/// Grows every organisation's own log again and compares its heads. Where a head no longer holds, the stored hashes of the leaves tell which
/// event it is, and the log goes on from the sealed state, so that one change is reported once.
/// </summary>
public sealed class OrganisationLogs(NpgsqlConnection connection, Action<Finding> find)
{
    private const int TileWidth = 256, HashBytes = 32;
    private readonly Dictionary<string, (Merkle Log, DateTimeOffset? At)> _logs = [];
    private readonly HashSet<string> _lost = [];

    /// <summary>Checks the events of one block against the heads it carries.</summary>
    /// <param name="block">The block.</param>
    /// <param name="events">Its events as found, in sealing order.</param>
    /// <param name="sound">True when the block's own root holds.</param>
    public void Check(SealedBlock block, List<SealedEvent> events, bool sound)
    {
        var explained = false;
        foreach (var group in events.GroupBy(e => e.Organisation).Where(g => !block.Heads.ContainsKey(g.Key)))
            foreach (var e in group)
                explained = Report(new(Fault.Changed, group.Key, e.Sequence, block.Number, null, block.At, $"Event {e.Sequence} was sealed for another organisation."));
        foreach (var (organisation, head) in block.Heads)
            explained |= !Check(block, organisation, head, [.. events.Where(e => e.Organisation == organisation)]);
        if (!sound && !explained)
            Report(new(Fault.Reordered, "", null, block.Number, null, block.At, $"The events of block {block.Number} do not stand in the order in which they were sealed."));
    }

    /// <summary>Takes the logs of a block's organisations up from its stored hashes, where its events cannot be read.</summary>
    public void Resume(SealedBlock block)
    {
        foreach (var (organisation, head) in block.Heads) Continue(organisation, head, block, Stored(organisation, Log(organisation).Log.Size, head.Size));
    }

    private bool Check(SealedBlock block, string organisation, (long Size, byte[] Root) head, List<SealedEvent> events)
    {
        var (before, at) = Log(organisation);
        var log = before.Copy();
        foreach (var e in events) log.Add(e.Leaf);
        if (_lost.Contains(organisation)) return true;
        if (log.Size == head.Size && log.Root().AsSpan().SequenceEqual(head.Root))
        {
            _logs[organisation] = (log, block.At);
            return true;
        }
        Locate(block, organisation, events, Stored(organisation, before.Size, head.Size), at);
        Continue(organisation, head, block, Stored(organisation, before.Size, head.Size));
        return false;
    }

    private void Locate(SealedBlock block, string organisation, List<SealedEvent> events, List<byte[]> leaves, DateTimeOffset? after)
    {
        var places = leaves.Select((h, i) => (Key: Convert.ToHexString(h), i)).GroupBy(x => x.Key).ToDictionary(g => g.Key, g => g.First().i);
        var (aligned, found) = (events.Count == leaves.Count, false);
        for (var i = 0; i < events.Count; i++)
        {
            var known = places.TryGetValue(Convert.ToHexString(events[i].Leaf), out var place);
            if (known && (!aligned || place == i)) continue;
            found = Report(new(known ? Fault.Reordered : Fault.Changed, organisation, events[i].Sequence, block.Number, after, block.At,
                known ? $"Event {events[i].Sequence} does not stand where it was sealed." : $"Event {events[i].Sequence} is not what was sealed."));
        }
        // Missing events are reported by their numbers; what is left unexplained is told by the head alone.
        if (!found && aligned)
            Report(new(Fault.LogRewritten, organisation, null, block.Number, after, block.At, $"The head of block {block.Number} does not belong to its events."));
    }

    private void Continue(string organisation, (long Size, byte[] Root) head, SealedBlock block, List<byte[]> leaves)
    {
        var log = Log(organisation).Log.Copy();
        foreach (var leaf in leaves) log.Add(leaf);
        if (log.Size == head.Size && log.Root().AsSpan().SequenceEqual(head.Root)) _logs[organisation] = (log, block.At);
        else if (_lost.Add(organisation))
            Report(new(Fault.LogRewritten, organisation, null, block.Number, Log(organisation).At, block.At,
                $"The stored hashes of the log were changed as well; from block {block.Number} on only the blocks themselves are checked."));
    }

    private (Merkle Log, DateTimeOffset? At) Log(string organisation) => _logs.TryGetValue(organisation, out var known) ? known : (new(), null);

    private List<byte[]> Stored(string organisation, long from, long to)
    {
        using var read = new NpgsqlCommand("select index, hashes from edu.seal_tile where log = $1 and level = 0 and index between $2 and $3 order by index", connection);
        read.Parameters.AddWithValue(organisation);
        read.Parameters.AddWithValue(from / TileWidth);
        read.Parameters.AddWithValue(Math.Max(0, to - 1) / TileWidth);
        using var rows = read.ExecuteReader();
        List<byte[]> leaves = [];
        while (rows.Read())
            foreach (var (i, hash) in rows.GetFieldValue<byte[]>(1).Chunk(HashBytes).Index())
                if (rows.GetInt64(0) * TileWidth + i is var place && place >= from && place < to) leaves.Add(hash);
        return leaves;
    }

    private bool Report(Finding finding)
    {
        find(finding);
        return true;
    }
}

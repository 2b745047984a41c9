using System.Text.Json.Serialization;
using EduEvents.Domain.Security;
using EduEvents.Host.Spread;
using Npgsql;

namespace EduEvents.Host.Security;

/// <summary>
/// Proof that one event is sealed, for keeping: the bytes that were sealed, its place, the hashes up to a signed head, and the key to check the
/// signature. Whoever holds it can prove the event offline for ever (tools/Verifier: receipt).
/// </summary>
/// <param name="Event">Stored name of the event.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="Leaf">The sealed bytes, Base64; personal values in them stay encrypted. Null where the event also says something of others.</param>
/// <param name="Index">Place in the organisation's log, from 0.</param>
/// <param name="Proof">Hashes from the leaf to the root, Base64.</param>
/// <param name="Checkpoint">The signed head.</param>
/// <param name="VerifierKey">The public key of the head.</param>
public sealed record Receipt(
    string Event, DateTimeOffset RecordedAt, string? Leaf, long Index, IReadOnlyList<string> Proof, string Checkpoint, string VerifierKey)
{
    /// <summary>Hash of the sealed bytes, Base64, in the place of the bytes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LeafHash { get; init; }

    /// <summary>The same proof without the bytes: whoever holds the event can show at any time that it is this one.</summary>
    public Receipt Closed() => Leaf is null ? this : this with { Leaf = null, LeafHash = Convert.ToBase64String(MerkleHash.Leaf(Convert.FromBase64String(Leaf))) };
}

/// <summary>Heads of an organisation and of the log of blocks.</summary>
public sealed record SealedHeads(string VerifierKey, string? Organisation, string? Blocks);

/// <summary>Proof that a later head of an organisation only added events to an earlier one.</summary>
public sealed record ConsistencyProof(long Earlier, long Later, IReadOnlyList<string> Proof, string EarlierCheckpoint, string LaterCheckpoint, string VerifierKey);

/// <summary>Answers questions about the sealed logs.</summary>
public sealed class SealProofs(Databases databases)
{
    /// <summary>The newest heads.</summary>
    public Task<SealedHeads> Heads(string organisation, CancellationToken stop) => Heads(databases.Held(organisation), organisation, stop);

    /// <summary>The newest heads of a database's own logs.</summary>
    public static async Task<SealedHeads> Heads(HeldDatabase database, string organisation, CancellationToken stop)
    {
        await using var read = database.Source.CreateCommand($"""
            select (select checkpoint from {SealTables.Head} where organisation = $1 order by size desc limit 1),
                   (select checkpoint from {SealTables.Block} order by no desc limit 1)
            """);
        read.Parameters.AddWithValue(organisation);
        await using var row = await read.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return new(database.Key.VerifierKey, row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1));
    }

    /// <summary>Receipt of an event of a stream; null when there is no such event or it is not sealed yet.</summary>
    public async Task<Receipt?> Receipt(string organisation, Guid stream, long version, CancellationToken stop)
    {
        var held = databases.Held(organisation);
        await using var connection = await held.Source.OpenConnectionAsync(stop);
        if (await StoredEvents.Find(connection, organisation, stream, version, stop) is not { } e) return null;
        if (await Place(connection, e, stop) is not { } index) return null;
        if (await NewestHead(connection, organisation, stop) is not var (size, checkpoint)) return null;
        var tree = await new SealedLogs(connection).ForProof(organisation, MerkleTiles.Path(index, size), stop);
        return new(e.Type, DateTimeOffset.UnixEpoch.AddMicroseconds(e.Microseconds), Convert.ToBase64String(EventLeaf.Of(e)), index,
            Base64(tree.Inclusion(index, size)), checkpoint, held.Key.VerifierKey);
    }

    /// <summary>Proof between two heads of an organisation; null when there is no head of such a size.</summary>
    public async Task<ConsistencyProof?> Consistency(string organisation, long earlier, long later, CancellationToken stop)
    {
        var held = databases.Held(organisation);
        await using var connection = await held.Source.OpenConnectionAsync(stop);
        if (earlier < 1 || earlier > later) return null;
        if (await Head(connection, organisation, earlier, stop) is not { } first || await Head(connection, organisation, later, stop) is not { } last) return null;
        var tiles = MerkleTiles.Path(earlier - 1, earlier).Concat(MerkleTiles.Path(earlier - 1, later)).Concat(MerkleTiles.Path(later - 1, later));
        var tree = await new SealedLogs(connection).ForProof(organisation, tiles, stop);
        return new(earlier, later, Base64(tree.Consistency(earlier, later)), first, last, held.Key.VerifierKey);
    }

    // The block tells between which heads the event stands; its own hash then tells the place. A changed event has none.
    private static async Task<long?> Place(NpgsqlConnection connection, StoredEvent e, CancellationToken stop)
    {
        await using var find = new NpgsqlCommand($"""
            select h.size, coalesce((select max(p.size) from {SealTables.Head} p where p.organisation = $2 and p.size < h.size), 0)
            from {SealTables.Head} h where h.organisation = $2 and h.block = coalesce(
                (select l.no from {SealTables.Block} l where $1 = any(l.late) limit 1),
                (select r.no from {SealTables.Block} r where r.to_seq >= $1 order by r.to_seq, r.no limit 1))
            """, connection);
        find.Parameters.AddWithValue(e.Sequence);
        find.Parameters.AddWithValue(e.Tenant);
        long from, to;
        await using (var row = await find.ExecuteReaderAsync(stop))
        {
            if (!await row.ReadAsync(stop)) return null;
            (to, from) = (row.GetInt64(0), row.GetInt64(1));
        }
        return await new SealedLogs(connection).Find(e.Tenant, MerkleHash.Leaf(EventLeaf.Of(e)), from, to, stop);
    }

    /// <summary>The newest signed head of an organisation; null when nothing of it is sealed.</summary>
    public static async Task<(long Size, string Checkpoint)?> NewestHead(NpgsqlConnection connection, string organisation, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand($"select size, checkpoint from {SealTables.Head} where organisation = $1 order by size desc limit 1", connection);
        read.Parameters.AddWithValue(organisation);
        await using var row = await read.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? (row.GetInt64(0), row.GetString(1)) : null;
    }

    private static async Task<string?> Head(NpgsqlConnection connection, string organisation, long size, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand($"select checkpoint from {SealTables.Head} where organisation = $1 and size = $2", connection);
        read.Parameters.AddWithValue(organisation);
        read.Parameters.AddWithValue(size);
        return (string?)await read.ExecuteScalarAsync(stop);
    }

    private static string[] Base64(IReadOnlyList<byte[]> hashes) => [.. hashes.Select(Convert.ToBase64String)];
}

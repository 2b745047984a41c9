using System.Data;
using System.Text;
using System.Text.Json;
using EduEvents.Domain.Security;
using EduEvents.Host.Store;
using Npgsql;

namespace EduEvents.Host.Security;

/// <summary>
/// Seals everything committed since the last block (Order 456, p. 5.16). Numbers without an event are written down as gaps: a transaction may
/// have been rolled back, or commit later; what turns up in a gap is sealed by a later block, by name. So nothing is waited for and nothing
/// is locked, and still every event is sealed once.
/// </summary>
public sealed class Sealing(NpgsqlDataSource source, SealKey key, EventOrigin origin, TimeProvider clock)
{
    /// <summary>Most events of one block.</summary>
    public const int MostEvents = 10_000;

    private const string Lock = "hashtext('eduevents.seal')";

    /// <summary>A number that stays empty so long will stay empty; an event found there later is an alarm.</summary>
    private static readonly TimeSpan GapsStayOpen = TimeSpan.FromDays(1);

    /// <summary>Seals one block.</summary>
    /// <returns>The block; null when there is nothing to seal or another Host is sealing.</returns>
    public async Task<SealedBlock?> SealNext(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        // The lock is taken before the snapshot, else the snapshot could miss the block of whoever held it.
        if (await Scalar<bool>(connection, $"select pg_try_advisory_lock({Lock})", stop) is false) return null;
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            var block = await Seal(connection, stop);
            if (block is not null) await transaction.CommitAsync(stop);
            return block;
        }
        finally
        {
            await Scalar<bool>(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private async Task<SealedBlock?> Seal(NpgsqlConnection connection, CancellationToken stop)
    {
        var (number, sealedTo) = await Last(connection, stop);
        var events = await StoredEvents.From(connection, sealedTo + 1, MostEvents, stop);
        var late = await StoredEvents.InGaps(connection, stop);
        if (events.Count + late.Count == 0) return null;

        var logs = new SealedLogs(connection);
        await logs.TakeUp([SealedLogs.Blocks, .. events.Concat(late).Select(e => e.Tenant).Distinct()], stop);
        var entries = new MerkleTiles(0, []);
        foreach (var e in events.Concat(late))
        {
            var leaf = MerkleHash.Leaf(EventLeaf.Of(e));
            logs.All[e.Tenant].Append(leaf);
            entries.Append(EventLeaf.Entry(e.Sequence, leaf));
        }

        var range = new SequenceRange(sealedTo + 1, events.Count > 0 ? events[^1].Sequence : sealedTo);
        var block = new SealedBlock
        {
            Number = number + 1, Range = range, Count = entries.Size, Gaps = Gaps(range, events), Late = [.. late.Select(e => e.Sequence)],
            Foreign = [.. events.Concat(late).Where(IsForeign).Select(e => e.Sequence)], Root = entries.Root(),
            Heads = [.. logs.All.Where(l => l.Key != SealedLogs.Blocks).Select(l => new OrganisationHead(l.Key, l.Value.Size, l.Value.Root()))]
        };
        await Write(connection, block, logs, stop);
        return block;
    }

    private bool IsForeign(StoredEvent e)
    {
        if (IsPlaceholder(e)) return false;
        if (e.Headers is null) return true;
        using var headers = JsonDocument.Parse(e.Headers);
        return !headers.RootElement.TryGetProperty(EventOrigin.Header, out var mark) || mark.GetString() != origin.Of(e.Id, e.Stream, e.Type);
    }

    // When an append fails after it has drawn its number, the store puts an empty event of no time in that place. It says nothing.
    private static bool IsPlaceholder(StoredEvent e) => e.Type == "tombstone" && e.Data.AsSpan().SequenceEqual("{}"u8);

    private static List<SequenceRange> Gaps(SequenceRange range, List<StoredEvent> events)
    {
        List<SequenceRange> gaps = [];
        var next = range.From;
        foreach (var e in events)
        {
            if (e.Sequence > next) gaps.Add(new(next, e.Sequence - 1));
            next = e.Sequence + 1;
        }
        return gaps;
    }

    private async Task Write(NpgsqlConnection connection, SealedBlock block, SealedLogs logs, CancellationToken stop)
    {
        var (body, blocks, now) = (block.Text(), logs.All[SealedLogs.Blocks], clock.GetUtcNow());
        blocks.Append(MerkleHash.Leaf(Encoding.UTF8.GetBytes(body)));
        await logs.Store(stop);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, $"insert into {SealTables.Block} (no, from_seq, to_seq, late, body, checkpoint, at) values ($1, $2, $3, $4, $5, $6, $7)",
            block.Number, block.Range.From, block.Range.To, block.Late.ToArray(), body, key.Sign(SealedLogs.Blocks, blocks.Size, blocks.Root()), now);
        foreach (var head in block.Heads)
            Add(batch, $"insert into {SealTables.Head} (organisation, size, block, checkpoint) values ($1, $2, $3, $4)",
                head.Organisation, head.Size, block.Number, key.Sign(head.Organisation, head.Size, head.Root));
        foreach (var gap in block.Gaps)
            Add(batch, $"insert into {SealTables.Gap} (from_seq, to_seq, at) values ($1, $2, $3)", gap.From, gap.To, now);
        foreach (var found in block.Late) Split(batch, found);
        Add(batch, $"delete from {SealTables.Gap} where at < $1", now - GapsStayOpen);
        await batch.ExecuteNonQueryAsync(stop);
    }

    // A late comer cuts its gap in two; what is left on either side stays open.
    private static void Split(NpgsqlBatch batch, long found)
    {
        Add(batch, $"insert into {SealTables.Gap} (from_seq, to_seq, at) select $1 + 1, to_seq, at from {SealTables.Gap} where from_seq <= $1 and to_seq > $1", found);
        Add(batch, $"update {SealTables.Gap} set to_seq = $1 - 1 where from_seq < $1 and to_seq >= $1", found);
        Add(batch, $"delete from {SealTables.Gap} where from_seq = $1", found);
    }

    private static async Task<(long Number, long To)> Last(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand($"select no, to_seq from {SealTables.Block} order by no desc limit 1", connection);
        await using var row = await read.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? (row.GetInt64(0), row.GetInt64(1)) : (0, 0);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        batch.BatchCommands.Add(command);
    }

    private static async Task<T> Scalar<T>(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(stop))!;
    }
}

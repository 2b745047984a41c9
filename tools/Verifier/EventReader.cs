using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace EduEvents.Verifier;

/// <summary>An event as far as verification needs it: where it stands and the hash of what is stored.</summary>
public readonly record struct SealedEvent(long Sequence, string Organisation, byte[] Leaf);

/// <summary>
/// Reads events straight from the table and hashes every stored field: 0x00, format version 1, id, stream, version, microseconds, then type,
/// tenant, data, headers, correlation, causation, user and class, each with its length before it (-1 for null). Numbers are big-endian.
/// </summary>
public sealed class EventReader(string connectionString, string snapshot)
{
    private const int Fixed = 2 + 16 + 16 + 8 + 8;
    private byte[] _buffer = new byte[16_384];

    /// <summary>Events from a number up to and including another, in order, as the snapshot shows them.</summary>
    public IEnumerable<SealedEvent> Read(long from, long to)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        using (var same = new NpgsqlCommand($"set transaction snapshot '{snapshot}'", connection)) same.ExecuteNonQuery();
        // Only the pages of these events are touched, so that a broken page is met where it belongs.
        using (var near = new NpgsqlCommand("set local enable_seqscan = off", connection)) near.ExecuteNonQuery();
        using var copy = connection.BeginBinaryExport($"""
            copy (select seq_id, id, stream_id, version, timestamp, convert_to(type, 'UTF8'), convert_to(tenant_id, 'UTF8'),
                convert_to(data::text, 'UTF8'), convert_to(headers::text, 'UTF8'), convert_to(correlation_id, 'UTF8'),
                convert_to(causation_id, 'UTF8'), convert_to(user_name, 'UTF8'), convert_to(mt_dotnet_type, 'UTF8')
            from edu.mt_events where seq_id between {from} and {to} order by seq_id) to stdout (format binary)
            """);
        while (copy.StartRow() >= 0) yield return Row(copy);
    }

    private SealedEvent Row(NpgsqlBinaryExporter row)
    {
        var sequence = row.Read<long>();
        var leaf = _buffer.AsSpan();
        (leaf[0], leaf[1]) = (0, 1);
        row.Read<Guid>().TryWriteBytes(leaf[2..], bigEndian: true, out _);
        row.Read<Guid>().TryWriteBytes(leaf[18..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(leaf[34..], row.Read<long>());
        BinaryPrimitives.WriteInt64BigEndian(leaf[42..], (row.Read<DateTime>().Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        var at = Append(Fixed, Field(row));
        var tenant = Field(row) ?? [];
        at = Append(at, tenant);
        for (var i = 0; i < 6; i++) at = Append(at, Field(row));
        return new(sequence, string.Intern(Encoding.UTF8.GetString(tenant)), SHA256.HashData(_buffer.AsSpan(0, at)));
    }

    private static byte[]? Field(NpgsqlBinaryExporter row)
    {
        if (!row.IsNull) return row.Read<byte[]>();
        row.Skip();
        return null;
    }

    private int Append(int at, byte[]? field)
    {
        var end = at + 4 + (field?.Length ?? 0);
        if (end > _buffer.Length) Array.Resize(ref _buffer, end * 2);
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(at), field?.Length ?? -1);
        field?.CopyTo(_buffer, at + 4);
        return end;
    }
}

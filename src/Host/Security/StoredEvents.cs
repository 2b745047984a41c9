using EduEvents.Domain.Security;
using Npgsql;

namespace EduEvents.Host.Security;

/// <summary>Reads events as they lie in the store, for sealing.</summary>
public static class StoredEvents
{
    // Microseconds of the year 1, which stands for "no time".
    private const long NoTime = -62_135_596_800_000_000;

    private static readonly string Columns =
        $"select e.seq_id, e.id, e.stream_id, e.version, case when isfinite(e.timestamp) then (extract(epoch from e.timestamp) * 1000000)::bigint "
        + $"else {NoTime} end, e.type, e.tenant_id, e.data::text, "
        + "e.headers::text, e.correlation_id, e.causation_id, e.user_name, e.mt_dotnet_type from edu.mt_events e ";

    /// <summary>Events from a number on, in order.</summary>
    public static Task<List<StoredEvent>> From(NpgsqlConnection connection, long from, int limit, CancellationToken stop) =>
        Read(connection, Columns + "where e.seq_id >= $1 order by e.seq_id limit $2", [from, limit], stop);

    /// <summary>Events of an organisation after a number, in order.</summary>
    public static Task<List<StoredEvent>> Of(NpgsqlConnection connection, string organisation, long after, int limit, CancellationToken stop) =>
        Read(connection, Columns + "where e.tenant_id = $1 and e.seq_id > $2 order by e.seq_id limit $3", [organisation, after, limit], stop);

    /// <summary>Events that stand in gaps left open, in order.</summary>
    public static Task<List<StoredEvent>> InGaps(NpgsqlConnection connection, CancellationToken stop) =>
        Read(connection, Columns + $"join {SealTables.Gap} g on e.seq_id between g.from_seq and g.to_seq order by e.seq_id", [], stop);

    /// <summary>One event of a stream; null when the organisation has none such.</summary>
    public static async Task<StoredEvent?> Find(NpgsqlConnection connection, string organisation, Guid stream, long version, CancellationToken stop) =>
        (await Read(connection, Columns + "where e.tenant_id = $1 and e.stream_id = $2 and e.version = $3", [organisation, stream, version], stop)).FirstOrDefault();

    private static async Task<List<StoredEvent>> Read(NpgsqlConnection connection, string sql, object[] values, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var rows = await command.ExecuteReaderAsync(stop);
        List<StoredEvent> events = [];
        while (await rows.ReadAsync(stop)) events.Add(Row(rows));
        return events;
    }

    private static StoredEvent Row(NpgsqlDataReader row) => new()
    {
        Sequence = row.GetInt64(0), Id = row.GetGuid(1), Stream = row.GetGuid(2), Version = row.GetInt64(3), Microseconds = row.GetInt64(4),
        Type = row.GetString(5), Tenant = row.GetString(6), Data = row.GetFieldValue<byte[]>(7), Headers = row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8),
        Correlation = Text(row, 9), Causation = Text(row, 10), UserName = Text(row, 11), ClrType = Text(row, 12)
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

using EduEvents.Application;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Host.Spread;

/// <summary>Copies the streams and events of an organisation from one database to another: the same ids, versions, times and authors, new numbers.</summary>
internal static class EventCopy
{
    private const int EventsAtOnce = 5_000;

    /// <summary>Copies what may be read without a gap and is not in the new place yet, from a move that was broken off or from an earlier stay.</summary>
    /// <returns>How many were copied.</returns>
    public static async Task<long> Run(HeldDatabase source, HeldDatabase target, string tenant, CancellationToken stop)
    {
        await using var from = await source.Source.OpenConnectionAsync(stop);
        await using var to = await target.Source.OpenConnectionAsync(stop);
        var known = await Versions(to, tenant, stop);
        var safe = await Sql.Ask(source.Source, "select coalesce(max(last_seq_id), 0) from edu.mt_event_progression where name = 'HighWaterMark'", stop);
        var copied = 0L;
        for (var after = 0L; ;)
        {
            var (page, last) = await Page(from, tenant, after, safe, known, stop);
            if (page.Count > 0)
            {
                await using var transaction = await to.BeginTransactionAsync(stop);
                await WriteStreams(from, to, tenant, page, stop);
                await WriteEvents(to, tenant, page, stop);
                await transaction.CommitAsync(stop);
                copied += page.Count;
            }
            if (last == after) return copied;
            after = last;
        }
    }

    private static async Task<Dictionary<Guid, long>> Versions(NpgsqlConnection connection, string tenant, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand("select stream_id, max(version) from edu.mt_events where tenant_id = $1 group by stream_id", connection);
        read.Parameters.AddWithValue(tenant);
        await using var rows = await read.ExecuteReaderAsync(stop);
        Dictionary<Guid, long> versions = [];
        while (await rows.ReadAsync(stop)) versions[rows.GetGuid(0)] = rows.GetInt64(1);
        return versions;
    }

    private static async Task<(List<Row> Page, long Last)> Page(
        NpgsqlConnection from, string tenant, long after, long safe, Dictionary<Guid, long> known, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand($"""
            select seq_id, id, stream_id, version, data::text, type, timestamp, mt_dotnet_type, correlation_id, causation_id,
                (coalesce(headers, jsonb_build_object()) || jsonb_build_object('{Metadata.Moved}', seq_id::text))::text, user_name
            from edu.mt_events where tenant_id = $1 and seq_id > $2 and seq_id <= $3 order by seq_id limit {EventsAtOnce}
            """, from);
        read.Parameters.AddWithValue(tenant);
        read.Parameters.AddWithValue(after);
        read.Parameters.AddWithValue(safe);
        await using var rows = await read.ExecuteReaderAsync(stop);
        List<Row> page = [];
        while (await rows.ReadAsync(stop))
        {
            after = rows.GetInt64(0);
            var (stream, version) = (rows.GetGuid(2), rows.GetInt64(3));
            if (known.GetValueOrDefault(stream) >= version) continue;
            known[stream] = version;
            page.Add(new(rows.GetGuid(1), stream, version, rows.GetString(4), rows.GetString(5), rows.GetFieldValue<DateTimeOffset>(6),
                [Text(rows, 7), Text(rows, 8), Text(rows, 9), rows.GetString(10), Text(rows, 11)]));
        }
        return (page, after);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static async Task WriteStreams(NpgsqlConnection from, NpgsqlConnection to, string tenant, List<Row> page, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand("select id, type, timestamp, created from edu.mt_streams where tenant_id = $1 and id = any($2)", from);
        read.Parameters.AddWithValue(tenant);
        var reached = page.GroupBy(e => e.Stream).ToDictionary(g => g.Key, g => g.Max(e => e.Version));
        read.Parameters.AddWithValue(reached.Keys.ToArray());
        var (ids, types, times, made) = (new List<Guid>(), new List<string>(), new List<DateTimeOffset>(), new List<DateTimeOffset>());
        await using (var rows = await read.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop))
            {
                ids.Add(rows.GetGuid(0));
                types.Add(rows.GetString(1));
                times.Add(rows.GetFieldValue<DateTimeOffset>(2));
                made.Add(rows.GetFieldValue<DateTimeOffset>(3));
            }
        await using var write = new NpgsqlCommand("""
            insert into edu.mt_streams (tenant_id, id, type, version, timestamp, created, is_archived)
            select $1, i, t, v, a, c, false from unnest($2, $3, $4, $5, $6) as s (i, t, v, a, c)
            on conflict (tenant_id, id) do update set version = excluded.version, timestamp = excluded.timestamp
            """, to);
        write.Parameters.AddWithValue(tenant);
        write.Parameters.AddWithValue(ids.ToArray());
        write.Parameters.AddWithValue(types.ToArray());
        write.Parameters.AddWithValue(ids.Select(i => reached[i]).ToArray());
        write.Parameters.AddWithValue(times.Select(t => t.ToUniversalTime()).ToArray());
        write.Parameters.AddWithValue(made.Select(t => t.ToUniversalTime()).ToArray());
        await write.ExecuteNonQueryAsync(stop);
    }

    private static async Task WriteEvents(NpgsqlConnection to, string tenant, List<Row> page, CancellationToken stop)
    {
        await using var take = new NpgsqlCommand("select array_agg(nextval('edu.mt_events_sequence')) from generate_series(1, $1)", to);
        take.Parameters.AddWithValue(page.Count);
        var numbers = (long[])(await take.ExecuteScalarAsync(stop))!;
        await using var rows = await to.BeginBinaryImportAsync("""
            copy edu.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived, mt_dotnet_type, correlation_id, causation_id,
                headers, user_name) from stdin binary
            """, stop);
        foreach (var (i, e) in page.Index())
        {
            await rows.StartRowAsync(stop);
            await rows.WriteAsync(numbers[i], NpgsqlDbType.Bigint, stop);
            await rows.WriteAsync(e.Id, NpgsqlDbType.Uuid, stop);
            await rows.WriteAsync(e.Stream, NpgsqlDbType.Uuid, stop);
            await rows.WriteAsync(e.Version, NpgsqlDbType.Bigint, stop);
            await rows.WriteAsync(e.Data, NpgsqlDbType.Jsonb, stop);
            await rows.WriteAsync(e.Type, NpgsqlDbType.Varchar, stop);
            await rows.WriteAsync(e.At.ToUniversalTime(), NpgsqlDbType.TimestampTz, stop);
            await rows.WriteAsync(tenant, NpgsqlDbType.Varchar, stop);
            await rows.WriteAsync(false, NpgsqlDbType.Boolean, stop);
            foreach (var (column, text) in e.Texts.Index())
                if (text is null) await rows.WriteNullAsync(stop);
                else await rows.WriteAsync(text, column == 3 ? NpgsqlDbType.Jsonb : NpgsqlDbType.Varchar, stop);
        }
        await rows.CompleteAsync(stop);
    }

    // The last five in the order of the columns: .NET type, correlation, causation, headers, user.
    private sealed record Row(Guid Id, Guid Stream, long Version, string Data, string Type, DateTimeOffset At, string?[] Texts);
}

using System.Diagnostics;
using System.Globalization;
using EduEvents.Application;
using EduEvents.Application.Organisation;
using EduEvents.Host.Operations;
using EduEvents.Host.Security;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Host.Spread;

/// <summary>What a move did.</summary>
/// <param name="Events">Events copied.</param>
/// <param name="Pause">How long commands of the organisation had to wait.</param>
/// <param name="Whole">From beginning to end.</param>
public sealed record Moved(long Events, TimeSpan Pause, TimeSpan Whole);

/// <summary>
/// Moves an organisation to another database while Hosts run. Its events are copied while it works; then its commands wait some seconds, the rest is
/// copied, and once the views of the new place show everything the directory says so. Events keep ids, versions, times, authors and the marks of
/// their origin; they get new numbers, are sealed again in the log of the new place, and tell their old number. Nothing is deleted in the old
/// place: its seals stay whole. Broken off anywhere, nothing has happened, and the same move again goes on where it was.
/// </summary>
public sealed class Moving(Databases databases, IDocumentStore store, CommandPipeline pipeline)
{
    private const int EventsAtOnce = 5_000;

    // Every Host looks into the directory each second.
    private static readonly TimeSpan UntilHeard = TimeSpan.FromSeconds(2.5), Pause = TimeSpan.FromMilliseconds(100), Patience = TimeSpan.FromMinutes(10), Brief = TimeSpan.FromMinutes(1);

    // What grows by the day; everything else of an organisation is copied whole in the pause.
    private static readonly string[] Growing = [Receipts.Table, Receipts.UniqueTable];

    /// <summary>Moves an organisation.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="to">Name of the database it is moved to.</param>
    /// <param name="tell">Told what is being done.</param>
    /// <param name="stop">Breaks off; before the directory is changed nothing has happened.</param>
    /// <exception cref="CannotStart">There is no such organisation or database, or no Host moves the views along.</exception>
    public async Task<Moved> Move(Guid organisation, string to, Action<string> tell, CancellationToken stop)
    {
        var (tenant, whole) = (organisation.ToString("N"), Stopwatch.StartNew());
        var (source, target) = (databases.Held(tenant), databases.Find(to) ?? throw new CannotStart($"There is no database {to}."));
        if (source == target) throw new CannotStart($"The organisation is in {to} already.");
        if (await Newest(source, tenant, stop) == 0) throw new CannotStart("There is no such organisation.");

        await databases.Enter(tenant, source.Name, moving: false, stop);
        await Execute(target.Source, "delete from edu.moved_away where tenant_id = $1", stop, tenant);
        tell("Its events are copied while it goes on working.");
        var events = await CopyEvents(source, target, tenant, stop);
        foreach (var table in Growing) await CopyNew(source, target, tenant, table, stop);
        tell($"{events:N0} events were copied; the views of the new place catch up.");
        await UntilShown(target, await Newest(target, tenant, stop), Patience, stop);

        tell("Its commands wait now.");
        var pause = Stopwatch.StartNew();
        await databases.Enter(tenant, source.Name, moving: true, stop);
        try
        {
            await Task.Delay(UntilHeard, stop);
            // What the last events set off is recorded here still.
            await UntilShown(source, await Newest(source, tenant, stop), Brief, stop);
            await Close(source, tenant, stop);
            events += await CopyEvents(source, target, tenant, stop);
            foreach (var table in await Tables(source, stop)) await CopyNew(source, target, tenant, table, stop);
            await UntilShown(target, await Newest(target, tenant, stop), Brief, stop);
        }
        catch
        {
            await Execute(source.Source, "delete from edu.moved_away where tenant_id = $1", CancellationToken.None, tenant);
            await databases.Enter(tenant, source.Name, moving: false, CancellationToken.None);
            throw;
        }
        await databases.Enter(tenant, target.Name, moving: false, CancellationToken.None);
        pause.Stop();
        tell("It works in the new place.");
        await Record(organisation, source, target, events, stop);
        return new(events, pause.Elapsed, whole.Elapsed);
    }

    private static async Task<long> Newest(HeldDatabase database, string tenant, CancellationToken stop) =>
        await Ask(database.Source, "select coalesce(max(seq_id), 0) from edu.mt_events where tenant_id = $1", stop, tenant);

    // Everything that follows the log, views and processes.
    private static async Task UntilShown(HeldDatabase database, long sequence, TimeSpan patience, CancellationToken stop)
    {
        var (waited, last, moved) = (Stopwatch.StartNew(), -1L, Stopwatch.StartNew());
        while (true)
        {
            var shown = await Ask(database.Source, "select coalesce(min(last_seq_id), 0) from edu.mt_event_progression where name like '%:All'", stop);
            if (shown >= sequence) return;
            if (shown != last) (last, moved) = (shown, Stopwatch.StartNew());
            if (waited.Elapsed > patience || moved.Elapsed > Brief)
                throw new CannotStart($"The views of the database {database.Name} do not follow. Let a Host run and move again.");
            await Task.Delay(Pause, stop);
        }
    }

    // Whoever is writing is waited for, whoever comes later is refused, also by a Host that has not heard of the move.
    private static async Task Close(HeldDatabase source, string tenant, CancellationToken stop)
    {
        await Execute(source.Source, "insert into edu.moved_away (tenant_id) values ($1) on conflict do nothing", stop, tenant);
        await Execute(source.Source, """
            begin;
            lock table edu.mt_events in share row exclusive mode;
            create or replace trigger events_of_the_moved after insert on edu.mt_events referencing new table as fresh
                for each statement execute function edu.refuse_moved();
            commit;
            """, stop);
    }

    // What is in the new place already, from a move that was broken off or from an earlier stay, is not copied again.
    private static async Task<long> CopyEvents(HeldDatabase source, HeldDatabase target, string tenant, CancellationToken stop)
    {
        await using var from = await source.Source.OpenConnectionAsync(stop);
        await using var to = await target.Source.OpenConnectionAsync(stop);
        var known = await Versions(to, tenant, stop);
        var safe = await Ask(source.Source, "select coalesce(max(last_seq_id), 0) from edu.mt_event_progression where name = 'HighWaterMark'", stop);
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

    // Tables with rows of organisations that are no views of the log: the views of the new place are made from the events.
    private async Task<IReadOnlyList<string>> Tables(HeldDatabase database, CancellationToken stop)
    {
        var views = ((DocumentStore)store).Options.Projections.All.Where(p => p.Lifecycle == ProjectionLifecycle.Async)
            .SelectMany(p => p.PublishedTypes().Select(t => t.Name).Append(p.Name)).Select(n => $"edu.mt_doc_{n.ToLowerInvariant()}").ToHashSet();
        await using var read = database.Source.CreateCommand("""
            select 'edu.' || c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'edu' and c.column_name = 'tenant_id' and t.table_type = 'BASE TABLE'
                and c.table_name not in ('mt_events', 'mt_streams', 'moved_away') order by 1
            """);
        await using var rows = await read.ExecuteReaderAsync(stop);
        List<string> tables = [];
        while (await rows.ReadAsync(stop)) tables.Add(rows.GetString(0));
        return [.. tables.Where(t => !views.Contains(t))];
    }

    // Rows go over as they are; one that is there already stays, but a document that was changed since replaces it.
    private static async Task CopyNew(HeldDatabase source, HeldDatabase target, string tenant, string table, CancellationToken stop)
    {
        await using var from = await source.Source.OpenConnectionAsync(stop);
        await using var to = await target.Source.OpenConnectionAsync(stop);
        var (columns, key) = await Columns(from, table, stop);
        var list = string.Join(", ", columns.Select(c => $"\"{c}\""));
        await using (var make = new NpgsqlCommand($"create temp table incoming (like {table} including defaults)", to)) await make.ExecuteNonQueryAsync(stop);
        // A tenant is 32 hexadecimal digits, so it needs no quoting; COPY takes no parameters.
        await using (var reading = await from.BeginRawBinaryCopyAsync($"copy (select {list} from {table} where tenant_id = '{tenant}') to stdout (format binary)", stop))
        await using (var writing = await to.BeginRawBinaryCopyAsync($"copy incoming ({list}) from stdin (format binary)", stop))
            await reading.CopyToAsync(writing, stop);
        var others = columns.Except(key).ToList();
        var replace = table.StartsWith("edu.mt_doc_", StringComparison.Ordinal) && others.Count > 0
            ? $"do update set {string.Join(", ", others.Select(c => $"\"{c}\" = excluded.\"{c}\""))}" : "do nothing";
        await using var put = new NpgsqlCommand(key.Count > 0
            ? $"insert into {table} ({list}) select {list} from incoming on conflict ({string.Join(", ", key)}) {replace}; drop table incoming"
            : $"insert into {table} ({list}) select {list} from incoming i where not exists (select 1 from {table} t where ({Same(columns)})); drop table incoming", to);
        await put.ExecuteNonQueryAsync(stop);
    }

    private static string Same(IEnumerable<string> columns) => string.Join(" and ", columns.Select(c => $"t.\"{c}\" is not distinct from i.\"{c}\""));

    // Numbers that a table gives itself are given anew in the new place; such a table has no key that goes over.
    private static async Task<(List<string> Columns, List<string> Key)> Columns(NpgsqlConnection connection, string table, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand("""
            select a.attname, coalesce(a.attnum = any(i.indkey), false), a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid), '') like 'nextval%'
            from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
            """, connection);
        read.Parameters.AddWithValue(NpgsqlDbType.Text, table);
        await using var rows = await read.ExecuteReaderAsync(stop);
        var (columns, key, own) = (new List<string>(), new List<string>(), false);
        while (await rows.ReadAsync(stop))
        {
            own |= rows.GetBoolean(2);
            if (rows.GetBoolean(2)) continue;
            columns.Add(rows.GetString(0));
            if (rows.GetBoolean(1)) key.Add(rows.GetString(0));
        }
        return (columns, own ? [] : key);
    }

    // The last head of the old log stands in the new one, so that the two hang together.
    private async Task Record(Guid organisation, HeldDatabase source, HeldDatabase target, long events, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        var head = (await SealProofs.Heads(source, organisation.ToString("N"), stop)).Organisation ?? "";
        await pipeline.Send(new RecordMove(organisation, source.Name, target.Name, events, head), new()
        {
            Actor = Actor.System, Organisation = organisation.ToString("N"), CommandId = id, Correlation = id.ToString(), Device = "eduevents databases"
        }, stop);
    }

    private static async Task Execute(NpgsqlDataSource source, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task<long> Ask(NpgsqlDataSource source, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        foreach (var value in values) command.Parameters.AddWithValue(value);
        return Convert.ToInt64(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
    }

    // The last five in the order of the columns: .NET type, correlation, causation, headers, user.
    private sealed record Row(Guid Id, Guid Stream, long Version, string Data, string Type, DateTimeOffset At, string?[] Texts);
}

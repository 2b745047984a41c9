using Npgsql;

namespace EduEvents.Bench.Drills;

/// <summary>
/// Lets a store grow by schools that are copies of its own: their events, receipts, claims and views under other organisations, and every event with a number of
/// its own behind those that are there. An event keeps its id, so the product's mark on it holds; sealing and views go on from there as after any writing.
/// </summary>
public static class Growth
{
    // The order of the events of all copied schools, without the gaps that the platform's own events leave.
    private const string Remember = """
        create temporary table base on commit preserve rows as
        select row_number() over (order by seq_id) as n, seq_id from edu.mt_events where tenant_id = any($1);
        create unique index on base (seq_id);
        analyze base;
        """;

    private const string Finish = """
        do $$ begin
            perform setval('edu.mt_events_sequence', (select max(seq_id) from edu.mt_events));
            update edu.mt_event_progression set last_seq_id = (select max(seq_id) from edu.mt_events);
        end $$
        """;

    /// <summary>Copies the schools until there are as many events.</summary>
    /// <param name="connectionString">The database, which no Host uses and whose views show every event.</param>
    /// <param name="schools">Tenants of the schools that are copied.</param>
    /// <param name="events">So many there shall be at least.</param>
    /// <param name="stop">Breaks off.</param>
    public static async Task Grow(string connectionString, IReadOnlyCollection<string> schools, long events, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(stop);
        // It can be made again, so it need not wait for the disk at each step.
        await Execute(connection, "set synchronous_commit = off", stop);
        var copied = schools.Select(s => s).ToArray();
        foreach (var one in Remember.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) await Execute(connection, one, stop, one.Contains('$') ? [copied] : []);
        var tables = await Tables(connection, stop);
        for (var last = await Scalar(connection, "select max(seq_id) from edu.mt_events", stop); last < events; last = await Scalar(connection, "select max(seq_id) from edu.mt_events", stop))
        {
            await using var transaction = await connection.BeginTransactionAsync(stop);
            string[] others = [.. copied.Select(_ => Guid.CreateVersion7().ToString("N"))];
            foreach (var (table, columns) in tables) await Execute(connection, Copy(table, columns), stop, copied, others, last);
            await transaction.CommitAsync(stop);
        }
        await Execute(connection, Finish, stop);
    }

    /// <summary>Tells the database how large its tables have become, as its own upkeep does in time, and lets what was written reach the disk.</summary>
    public static async Task Settle(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await Execute(connection, "vacuum (analyze)", stop);
        await Execute(connection, "checkpoint", stop);
    }

    // Streams come before the events that belong to them.
    private static async Task<IReadOnlyList<(string Table, string[] Columns)>> Tables(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("""
            select c.table_name, array_agg(c.column_name::text order by c.ordinal_position) from information_schema.columns c
            where c.table_schema = 'edu' and (c.table_name like 'mt\_doc\_%' or c.table_name in ('mt_streams', 'mt_events', 'command_receipt', 'unique_value'))
            group by c.table_name having bool_or(c.column_name = 'tenant_id') order by c.table_name <> 'mt_streams', c.table_name
            """, connection);
        await using var rows = await ask.ExecuteReaderAsync(stop);
        List<(string, string[])> tables = [];
        while (await rows.ReadAsync(stop)) tables.Add((rows.GetString(0), rows.GetFieldValue<string[]>(1)));
        return tables;
    }

    private static string Copy(string table, string[] columns)
    {
        var numbered = columns.Contains("seq_id");
        var values = columns.Select(c => c switch { "tenant_id" => "copy.tenant", "seq_id" => "base.n + $3", _ => $"t.\"{c}\"" });
        return $"insert into edu.{table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) select {string.Join(", ", values)} from edu.{table} t "
            + "join unnest($1::varchar[], $2::varchar[]) as copy(of, tenant) on copy.of = t.tenant_id "
            + $"{(numbered ? "join base on base.seq_id = t.seq_id" : "")} where $3::bigint >= 0{(numbered ? " order by base.n" : "")}";
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task<long> Scalar(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand(sql, connection);
        return (long)(await ask.ExecuteScalarAsync(stop))!;
    }
}

using EduEvents.Application;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Host.Spread;

/// <summary>Copies what an organisation has beside its events: receipts, claimed values, notes of who looked, documents that are no views.</summary>
internal static class TableCopy
{
    /// <summary>What grows by the day and is only added to; everything else of an organisation is copied in the pause alone.</summary>
    public static readonly IReadOnlyList<string> Growing = [Receipts.Table, Receipts.UniqueTable];

    /// <summary>Tables with rows of organisations that are no views of the log: the views of the new place are made from the events.</summary>
    public static async Task<IReadOnlyList<string>> Names(IDocumentStore store, HeldDatabase database, CancellationToken stop)
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

    /// <summary>Copies the rows of an organisation as they are; one that is there already stays, but a document that was changed since replaces it.</summary>
    public static async Task Run(HeldDatabase source, HeldDatabase target, string tenant, string table, CancellationToken stop)
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
            : $"insert into {table} ({list}) select * from (select {list} from incoming except all select {list} from {table} where tenant_id = '{tenant}') fresh{(columns.Contains("at") ? " order by at" : "")}; drop table incoming", to);
        await put.ExecuteNonQueryAsync(stop);
    }

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
}

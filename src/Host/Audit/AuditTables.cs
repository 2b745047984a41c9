using EduEvents.Host.Store;
using EduEvents.Projections.Audit;
using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace EduEvents.Host.Audit;

/// <summary>Tables of the action journal.</summary>
public static class AuditTables
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ISchemaObject> All => [Actions(), Reads()];

    // A list is walked along one of these, newest first, whatever is chosen. Names are those a copied table gets, so that a rebuild leaves the
    // schema as it is declared here.
    private static Table Actions()
    {
        var table = new Table(Name(ActionEntry.Table));
        table.AddColumn("tenant_id", "varchar").NotNull();
        table.AddColumn("seq_id", "bigint").AsPrimaryKey();
        table.AddColumn("at", "timestamp with time zone").NotNull();
        table.AddColumn("account", "uuid").NotNull();
        table.AddColumn("kind", "varchar").NotNull();
        table.AddColumn("people", "uuid[]").NotNull();
        table.PrimaryKeyName = "mt_doc_actionentry_pkey";
        foreach (var chosen in new string[][] { [], ["account"], ["kind"] })
            table.Indexes.Add(Index(null, ["tenant_id", .. chosen, "at", "seq_id"]));
        table.Indexes.Add(Index(IndexMethod.gin, ["people"]));
        return table;
    }

    private static Table Reads()
    {
        var table = new Table(Name(ReadLog.Table));
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        table.AddColumn("tenant_id", "varchar").NotNull();
        foreach (var moment in new[] { "at", "until" }) table.AddColumn(moment, "timestamp with time zone").NotNull();
        table.AddColumn("times", "integer").NotNull();
        foreach (var id in new[] { "account", "reader" }) table.AddColumn(id, "uuid").NotNull();
        foreach (var id in new[] { "person", "group_id" }) table.AddColumn(id, "uuid");
        foreach (var text in new[] { "role", "permission", "what", "address", "device" }) table.AddColumn(text, "varchar").NotNull();
        foreach (var about in new[] { "person", "group_id", "account" })
            table.Indexes.Add(new IndexDefinition($"read_note_{about}") { Columns = ["tenant_id", about, "id"] });
        table.Indexes.Add(new IndexDefinition("read_note_at") { Columns = ["tenant_id", "at"] });
        return table;
    }

    private static IndexDefinition Index(IndexMethod? method, string[] columns)
    {
        var index = new IndexDefinition($"mt_doc_actionentry_{string.Join('_', columns)}_idx") { Columns = columns };
        if (method is { } other) index.Method = other;
        return index;
    }

    private static PostgresqlObjectName Name(string qualified) => new(StoreSetup.Schema, qualified.Split('.')[1], SchemaUtils.IdentifierUsage.General);
}

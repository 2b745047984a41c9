using EduEvents.Application;
using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace EduEvents.Host.Store;

/// <summary>Tables beside the event store: receipts of commands, unique values, keys of people.</summary>
public static class Tables
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ISchemaObject> All => [Receipt(), UniqueValue(), PersonKey(), File(), .. Security.SealTables.All, .. Audit.AuditTables.All, .. Spread.SpreadTables.All];

    private static Table Receipt()
    {
        var table = new Table(Name(Receipts.Table));
        table.AddColumn("tenant_id", "varchar").AsPrimaryKey();
        table.AddColumn("account_id", "uuid").AsPrimaryKey();
        table.AddColumn("key", "varchar").AsPrimaryKey();
        table.AddColumn("fingerprint", "bytea").NotNull();
        table.AddColumn("answer", "text").NotNull();
        table.AddColumn("streams", "uuid[]").NotNull();
        table.AddColumn("versions", "bigint[]").NotNull();
        table.AddColumn("at", "timestamp with time zone").NotNull().DefaultValueByExpression("now()");
        // The oldest are forgotten by it (Operations/Forgetting); new ones only go to its end.
        table.Indexes.Add(new IndexDefinition("command_receipt_at") { Columns = ["at"] });
        return table;
    }

    private static Table UniqueValue()
    {
        var table = new Table(Name(Receipts.UniqueTable));
        table.AddColumn("tenant_id", "varchar").AsPrimaryKey();
        table.AddColumn("kind", "varchar").AsPrimaryKey();
        table.AddColumn("hash", "bytea").AsPrimaryKey();
        table.AddColumn("owner", "uuid").NotNull();
        return table;
    }

    private static Table PersonKey()
    {
        var table = new Table(Name(PersonKeys.Table));
        table.AddColumn("subject", "uuid").AsPrimaryKey();
        table.AddColumn("wrapped", "bytea");
        table.AddColumn("kek", "integer").NotNull().DefaultValue(1);
        table.AddColumn("made_at", "timestamp with time zone").NotNull().DefaultValueByExpression("now()");
        table.AddColumn("erased_at", "timestamp with time zone");
        table.Indexes.Add(new IndexDefinition("person_key_erased") { Columns = ["erased_at"], Predicate = "erased_at is not null" });
        return table;
    }

    private static Table File()
    {
        var table = new Table(Name(StoredFiles.Table));
        table.AddColumn("tenant_id", "varchar").AsPrimaryKey();
        table.AddColumn("id", "uuid").AsPrimaryKey();
        table.AddColumn("person", "uuid");
        table.AddColumn("account_id", "uuid").NotNull();
        table.AddColumn("kind", "varchar").NotNull();
        table.AddColumn("bytes", "bigint").NotNull();
        table.AddColumn("sha256", "bytea").NotNull();
        // Sealed under the key of the person it is about; null once erased.
        table.AddColumn("content", "bytea");
        table.AddColumn("at", "timestamp with time zone").NotNull();
        table.AddColumn("attached_at", "timestamp with time zone");
        table.Indexes.Add(new IndexDefinition("stored_file_loose") { Columns = ["at"], Predicate = "attached_at is null" });
        return table;
    }

    private static PostgresqlObjectName Name(string qualified) => new(StoreSetup.Schema, qualified.Split('.')[1], SchemaUtils.IdentifierUsage.General);
}

using EduEvents.Host.Store;
using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace EduEvents.Host.Security;

/// <summary>Tables of the sealed logs. Nothing in them is secret; what they say is proven by signatures, not by rights.</summary>
public static class SealTables
{
    /// <summary>Blocks, heads of organisations, tiles of hashes, and gaps that may still fill.</summary>
    public const string Block = "edu.seal_block", Head = "edu.seal_head", Tile = "edu.seal_tile", Gap = "edu.seal_gap";

    /// <summary>All of them.</summary>
    public static IEnumerable<ISchemaObject> All => [BlockTable(), HeadTable(), TileTable(), GapTable()];

    private static Table BlockTable()
    {
        var table = new Table(Name(Block));
        table.AddColumn("no", "bigint").AsPrimaryKey();
        table.AddColumn("from_seq", "bigint").NotNull();
        table.AddColumn("to_seq", "bigint").NotNull();
        table.AddColumn("late", "bigint[]").NotNull();
        table.AddColumn("body", "text").NotNull();
        table.AddColumn("checkpoint", "text").NotNull();
        table.AddColumn("at", "timestamp with time zone").NotNull();
        table.Indexes.Add(new IndexDefinition("seal_block_to_seq") { Columns = ["to_seq"] });
        return table;
    }

    private static Table HeadTable()
    {
        var table = new Table(Name(Head));
        table.AddColumn("organisation", "varchar").AsPrimaryKey();
        table.AddColumn("size", "bigint").AsPrimaryKey();
        table.AddColumn("block", "bigint").NotNull();
        table.AddColumn("checkpoint", "text").NotNull();
        return table;
    }

    private static Table TileTable()
    {
        var table = new Table(Name(Tile));
        table.AddColumn("log", "varchar").AsPrimaryKey();
        table.AddColumn("level", "smallint").AsPrimaryKey();
        table.AddColumn("index", "bigint").AsPrimaryKey();
        table.AddColumn("hashes", "bytea").NotNull();
        return table;
    }

    private static Table GapTable()
    {
        var table = new Table(Name(Gap));
        table.AddColumn("from_seq", "bigint").AsPrimaryKey();
        table.AddColumn("to_seq", "bigint").NotNull();
        table.AddColumn("at", "timestamp with time zone").NotNull();
        return table;
    }

    private static PostgresqlObjectName Name(string qualified) => new(StoreSetup.Schema, qualified.Split('.')[1], SchemaUtils.IdentifierUsage.General);
}

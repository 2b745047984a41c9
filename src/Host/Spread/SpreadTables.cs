using EduEvents.Host.Store;
using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace EduEvents.Host.Spread;

/// <summary>Tables of the directory and of what is rolled up for districts and the ministry; only those of the main database are used.</summary>
public static class SpreadTables
{
    /// <summary>Further databases, where organisations are, days of organisations in numbers, and how far each database is rolled up.</summary>
    public const string Database = "edu.database", Placement = "edu.placement", Day = "edu.organisation_day", RolledUp = "edu.rolled_up";

    /// <summary>All of them.</summary>
    public static IEnumerable<ISchemaObject> All => [Databases(), Placements(), Days(), Rolled()];

    private static Table Databases()
    {
        var table = new Table(Name(Database));
        table.AddColumn("name", "varchar").AsPrimaryKey();
        table.AddColumn("number", "integer").NotNull();
        table.AddColumn("connection", "bytea").NotNull();
        table.AddColumn("takes_new", "boolean").NotNull();
        table.AddColumn("added_at", "timestamp with time zone").NotNull().DefaultValueByExpression("now()");
        table.Indexes.Add(new IndexDefinition("database_number") { Columns = ["number"], IsUnique = true });
        return table;
    }

    private static Table Placements()
    {
        var table = new Table(Name(Placement));
        table.AddColumn("organisation", "varchar").AsPrimaryKey();
        table.AddColumn("database", "varchar").NotNull();
        table.AddColumn("moving", "boolean").NotNull().DefaultValueByExpression("false");
        table.AddColumn("changed_at", "timestamp with time zone").NotNull().DefaultValueByExpression("clock_timestamp()");
        table.Indexes.Add(new IndexDefinition("placement_changed_at") { Columns = ["changed_at"] });
        return table;
    }

    private static Table Days()
    {
        var table = new Table(Name(Day));
        table.AddColumn("on_day", "date").AsPrimaryKey();
        table.AddColumn("organisation", "uuid").AsPrimaryKey();
        foreach (var number in new[] { "learners", "came", "inside", "lessons_opened", "lessons_closed", "marks", "expected", "absent", "meals" })
            table.AddColumn(number, "integer").NotNull();
        table.AddColumn("meals_sum", "numeric").NotNull();
        return table;
    }

    private static Table Rolled()
    {
        var table = new Table(Name(RolledUp));
        table.AddColumn("database", "varchar").AsPrimaryKey();
        table.AddColumn("until", "timestamp with time zone").NotNull();
        return table;
    }

    private static PostgresqlObjectName Name(string qualified) => new(StoreSetup.Schema, qualified.Split('.')[1], SchemaUtils.IdentifierUsage.General);
}

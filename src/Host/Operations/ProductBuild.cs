using System.Security.Cryptography;
using System.Text;
using EduEvents.Host.Modules;
using Npgsql;

namespace EduEvents.Host.Operations;

/// <summary>How a build stands among those that have worked upon a database.</summary>
public enum LeadPlace
{
    /// <summary>It was never here.</summary>
    Unknown,

    /// <summary>A build leads that came later.</summary>
    Behind,

    /// <summary>It came last: its Hosts follow the events.</summary>
    Leads
}

/// <summary>
/// Which build this is. Builds are numbered as they first come to a database; the last one leads, which means that views, live messages and
/// processes run on its Hosts alone, for an older one would skip the events it does not know.
/// </summary>
public static class ProductBuild
{
    /// <summary>The setting by which a session of the database says of which build it is.</summary>
    private const string Setting = "edu.build";

    /// <summary>What the database says to a Host that would move a view on although a newer build leads.</summary>
    internal const string Refusal = "a newer build follows the events";

    /// <summary>The table of the builds.</summary>
    internal const string Table = """
        create table if not exists edu.schema_build (build text not null);
        alter table edu.schema_build add column if not exists number int not null default 1, add column if not exists at timestamptz not null default now();
        """;

    /// <summary>The same for the same program with the same modules.</summary>
    public static string Name { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('-',
        new[] { typeof(Domain.Scope), typeof(Application.CommitLane), typeof(Projections.Access.AccountCard), typeof(ProductBuild) }.Select(t => t.Assembly.ManifestModule.ModuleVersionId.ToString("N"))
            .Concat(All.Modules.Select(m => m.Name))))))[..16];

    /// <summary>A connection string whose sessions say of which build they are.</summary>
    public static string Named(string connectionString)
    {
        var named = new NpgsqlConnectionStringBuilder(connectionString);
        named.Options = $"{named.Options} -c {Setting}={Name}".TrimStart();
        return named.ConnectionString;
    }

    /// <summary>How this build stands.</summary>
    public static async Task<LeadPlace> PlaceOf(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand(
            "select build = $1 from edu.schema_build where build = $1 or number = (select max(number) from edu.schema_build) order by number desc", connection);
        read.Parameters.AddWithValue(Name);
        try
        {
            await using var rows = await read.ExecuteReaderAsync(stop);
            List<bool> own = [];
            while (await rows.ReadAsync(stop)) own.Add(rows.GetBoolean(0));
            return own is [true, ..] ? LeadPlace.Leads : own.Contains(true) ? LeadPlace.Behind : LeadPlace.Unknown;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            return LeadPlace.Unknown;
        }
    }

    /// <summary>Takes the lead and waits until nobody who led before still moves the views.</summary>
    internal static async Task TakeLead(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var take = new NpgsqlCommand($"""
            delete from edu.schema_build where build = '{Name}';
            insert into edu.schema_build (build, number) select '{Name}', coalesce(max(number), 0) + 1 from edu.schema_build;
            """, connection);
        await take.ExecuteNonQueryAsync(stop);
        await using var settle = new NpgsqlCommand($"select last_seq_id from edu.mt_event_progression where name = '{ModuleViews.Together}:All' for update", connection);
        await settle.ExecuteNonQueryAsync(stop);
    }
}

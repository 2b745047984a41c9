using EduEvents.Host.Spread;
using EduEvents.Host.Store;
using JasperFx.Resources;
using Npgsql;

namespace EduEvents.Host.Operations;

/// <summary>What must be true of a database before the product works upon it: the schema of this build, the role, the locked events.</summary>
public static class Preparation
{
    private const string Lock = "hashtext('eduevents.schema')";

    private static readonly string Build = string.Join('-', new[] { typeof(Domain.Scope), typeof(Projections.Access.AccountCard), typeof(Preparation) }
        .Select(t => t.Assembly.ManifestModule.ModuleVersionId.ToString("N")));

    /// <summary>Prepares the database; one Host at a time, the others wait. Prepared by this build already, only the role is looked after.</summary>
    /// <param name="settings">Where the keys lie.</param>
    /// <param name="owner">Connection string of the owner.</param>
    /// <param name="stop">Breaks off.</param>
    /// <returns>The connection string of the product's own role; the owner's when the owner may not make roles.</returns>
    public static async Task<string> Prepare(HostSettings settings, string owner, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await Execute(connection, $"select pg_advisory_lock({Lock})", stop);
        if (await Stamp(connection, stop) != Build)
        {
            await ApplySchema(settings, owner, stop);
            if (!await DatabaseRole.Make(connection, stop))
                await Console.Error.WriteLineAsync("The database user may not make roles: the product works as the owner, and triggers alone keep events from being changed.");
            await Execute(connection, $"""
                create table if not exists edu.schema_build (build text not null);
                delete from edu.schema_build;
                insert into edu.schema_build values ('{Build}');
                """, stop);
        }
        foreach (var view in await Rebuild.OutOfStep(connection, stop)) await BringInStep(view, settings, owner, stop);
        return await DatabaseRole.SignIn(connection, owner, settings.KeysFolder, stop) ?? owner;
    }

    private static async Task ApplySchema(HostSettings settings, string owner, CancellationToken stop)
    {
        await using var app = EduEventsHost.Build(["--Serilog:MinimumLevel:Default=Warning"], settings with { Background = false, OwnsSchema = true }, owner);
        await app.SetupResources(stop);
        await SingleSignOn.ProviderDatabase.MakeTables(app.Services, stop);
    }

    private static async Task BringInStep(string view, HostSettings settings, string owner, CancellationToken stop)
    {
        await Console.Error.WriteLineAsync($"The view {view} is built from the events there are.");
        await using var app = EduEventsHost.Build(["--Serilog:MinimumLevel:Default=Warning"], settings with { Background = false, OwnsSchema = true }, owner);
        await new Rebuild(app.Services, app.Services.GetRequiredService<Databases>().Main.Database).Run(view, (_, _) => { }, stop);
    }

    private static async Task<string?> Stamp(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("select to_regclass('edu.schema_build') is not null", connection);
        if (!(bool)(await ask.ExecuteScalarAsync(stop))!) return null;
        await using var read = new NpgsqlCommand("select build from edu.schema_build", connection);
        return (string?)await read.ExecuteScalarAsync(stop);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(stop);
    }
}

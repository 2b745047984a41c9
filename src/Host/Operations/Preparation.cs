using EduEvents.Host.Spread;
using EduEvents.Host.Store;
using JasperFx.Resources;
using Npgsql;

namespace EduEvents.Host.Operations;

/// <summary>What must be true of a database before the product works upon it: the schema of this build, the role, the locked events.</summary>
public static class Preparation
{
    private const string Lock = "hashtext('eduevents.schema')";

    /// <summary>
    /// Prepares the database; one Host at a time, the others wait. A build that is new here takes the lead: from then on its Hosts alone follow the
    /// events, and those of builds from before go on taking commands. Prepared by this build already, only the role is looked after.
    /// </summary>
    /// <param name="settings">Where the keys lie.</param>
    /// <param name="owner">Connection string of the owner.</param>
    /// <param name="stop">Breaks off.</param>
    /// <param name="lead">True to take the lead back, when a build that came later is given up.</param>
    /// <returns>The connection string of the product's own role; the owner's when the owner may not make roles.</returns>
    public static async Task<string> Prepare(HostSettings settings, string owner, CancellationToken stop, bool lead = false)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await Execute(connection, $"select pg_advisory_lock({Lock})", stop);
        var place = await ProductBuild.PlaceOf(connection, stop);
        if (place == LeadPlace.Unknown || (lead && place == LeadPlace.Behind)) await TakeLead(settings, owner, connection, stop);
        else if (place == LeadPlace.Behind)
            await Console.Error.WriteLineAsync("A newer build of the product leads upon this database: this Host takes commands and shows what there is, and the "
                + "newer one's Hosts carry views, live messages and processes. To go back to this build for good, run it once with 'schema --lead'.");
        if (place != LeadPlace.Behind || lead) await BringInStep(settings, owner, connection, stop);
        return await DatabaseRole.SignIn(connection, owner, settings.KeysFolder, stop) ?? owner;
    }

    // Views that are new are built while Hosts of the build before still carry the others; only the last step holds them up.
    private static async Task TakeLead(HostSettings settings, string owner, NpgsqlConnection connection, CancellationToken stop)
    {
        await ApplySchema(settings, owner, stop);
        await Execute(connection, ProductBuild.Table, stop);
        if (!await DatabaseRole.Make(connection, stop))
            await Console.Error.WriteLineAsync("The database user may not make roles: the product works as the owner, and triggers alone keep events from being changed.");
        await BringInStep(settings, owner, connection, stop);
        await ProductBuild.TakeLead(connection, stop);
    }

    private static async Task BringInStep(HostSettings settings, string owner, NpgsqlConnection connection, CancellationToken stop)
    {
        foreach (var (view, place) in await Rebuild.OutOfStep(connection, stop))
        {
            await using var app = EduEventsHost.Build(["--Serilog:MinimumLevel:Default=Warning"], settings with { Background = false, OwnsSchema = true }, owner);
            var rebuild = new Rebuild(app.Services, app.Services.GetRequiredService<Databases>().Main.Database);
            if (place > 0) await rebuild.GoOn(view, stop);
            else
            {
                await Console.Error.WriteLineAsync($"The view {view} is built from the events there are.");
                await rebuild.Run(view, (_, _) => { }, stop);
            }
        }
    }

    private static async Task ApplySchema(HostSettings settings, string owner, CancellationToken stop)
    {
        await using var app = EduEventsHost.Build(["--Serilog:MinimumLevel:Default=Warning"], settings with { Background = false, OwnsSchema = true }, owner);
        await app.SetupResources(stop);
        await SingleSignOn.ProviderDatabase.MakeTables(app.Services, stop);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(stop);
    }
}

using EduEvents.Host.Store;
using JasperFx.Resources;
using Npgsql;

namespace EduEvents.Host.Operations;

/// <summary>Brings the schema up to date before anything else; one Host at a time, the others wait.</summary>
public static class SchemaSetup
{
    /// <summary>Applies the schema of the store and of the message bus.</summary>
    public static async Task ApplySchema(this WebApplication app, CancellationToken stop)
    {
        var source = app.Services.GetRequiredService<NpgsqlDataSource>();
        await using var connection = await source.OpenConnectionAsync(stop);
        await using (var wait = new NpgsqlCommand("select pg_advisory_lock(hashtext('eduevents.schema'))", connection) { CommandTimeout = 300 })
            await wait.ExecuteNonQueryAsync(stop);
        try
        {
            await app.SetupResources(stop);
            await app.Services.GetRequiredService<PersonKeys>().CheckKeyFile(stop);
        }
        finally
        {
            await using var free = new NpgsqlCommand("select pg_advisory_unlock(hashtext('eduevents.schema'))", connection);
            await free.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}

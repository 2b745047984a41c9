using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EduEvents.Host.SingleSignOn;

/// <summary>
/// Where OpenIddict keeps clients, codes and tokens. No events: a token is thrown away when it is over. What happened is in the log, and clients
/// are brought here from it.
/// </summary>
public sealed class ProviderDatabase(DbContextOptions<ProviderDatabase> options) : DbContext(options)
{
    /// <summary>Schema of the tables.</summary>
    public const string Schema = "sso";

    /// <summary>Makes the tables when there are none; as owner, under the lock of the schema.</summary>
    public static async Task MakeTables(IServiceProvider services, CancellationToken stop)
    {
        await using (var ask = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            $"create schema if not exists {Schema}; select to_regclass('{Schema}.\"OpenIddictTokens\"') is not null"))
            if ((bool)(await ask.ExecuteScalarAsync(stop))!) return;
        await using var scope = services.CreateAsyncScope();
        // EnsureCreated does nothing in a database that holds other tables.
        await scope.ServiceProvider.GetRequiredService<ProviderDatabase>().GetService<IRelationalDatabaseCreator>().CreateTablesAsync(stop);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema(Schema);
}

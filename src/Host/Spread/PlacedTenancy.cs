using System.Collections.Concurrent;
using EduEvents.Application;
using JasperFx;
using JasperFx.Descriptors;
using Marten;
using Marten.Schema;
using Marten.Storage;
using Weasel.Core.Migrations;

namespace EduEvents.Host.Spread;

/// <summary>
/// Sessions go to the database of their tenant; what has no tenant, and everything that follows the log, goes to the store's own. To the libraries
/// it is a store of one database, so each database has followers of its own and adding one touches none of the others.
/// </summary>
public sealed class PlacedTenancy(StoreOptions options, Databases databases, Database own) : ITenancy
{
    private readonly ConcurrentDictionary<string, MartenDatabase> _known = new();
    private readonly Lazy<Tenant> _own = new(() => new(StorageConstants.DefaultTenantId, new MartenDatabase(options, own.Source, options.StoreName)));

    /// <inheritdoc />
    public Tenant Default => _own.Value;

    /// <inheritdoc />
    public IDocumentCleaner Cleaner => Default.Database;

    /// <inheritdoc />
    public DatabaseCardinality Cardinality => DatabaseCardinality.Single;

    /// <summary>A session upon one database, whatever its tenants.</summary>
    public static Marten.Services.SessionOptions SessionOn(IDocumentStore store, Database database)
    {
        var tenancy = (PlacedTenancy)((DocumentStore)store).Tenancy;
        return Marten.Services.SessionOptions.ForDatabase(tenancy.Of(database));
    }

    /// <inheritdoc />
    public Tenant GetTenant(string tenantId) => tenantId == StorageConstants.DefaultTenantId ? Default : new(tenantId, Of(databases.Of(tenantId)));

    /// <inheritdoc />
    public ValueTask<Tenant> GetTenantAsync(string tenantId) => new(GetTenant(tenantId));

    /// <inheritdoc />
    public ValueTask<IMartenDatabase> FindOrCreateDatabase(string tenantIdOrDatabaseIdentifier) => new(Default.Database);

    /// <inheritdoc />
    public ValueTask<IMartenDatabase> FindDatabase(DatabaseId id) => new(Default.Database);

    /// <inheritdoc />
    public bool IsTenantStoredInCurrentDatabase(IMartenDatabase database, string tenantId) => true;

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<IDatabase>> BuildDatabases() => new([Default.Database]);

    /// <inheritdoc />
    public ValueTask<DatabaseUsage> DescribeDatabasesAsync(CancellationToken token) =>
        new(new DatabaseUsage { Cardinality = Cardinality, MainDatabase = Default.Database.Describe() });

    /// <inheritdoc />
    public void Dispose()
    {
        if (_own.IsValueCreated) _own.Value.Database.Dispose();
        foreach (var database in _known.Values) database.Dispose();
    }

    private IMartenDatabase Of(Database database) => database.Name == own.Name ? Default.Database
        : _known.GetOrAdd(database.Name, _ => new MartenDatabase(options, database.Source, database.Name));
}

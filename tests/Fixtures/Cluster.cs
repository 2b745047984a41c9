using EduEvents.Domain;
using EduEvents.Host;
using EduEvents.Host.Operations;
using EduEvents.Host.Postgres;
using Npgsql;

namespace EduEvents.Fixtures;

/// <summary>
/// One real PostgreSQL for every suite that runs at the same time; it stops when the last one ends. A fresh database is a copy of a
/// template that holds the product's schema.
/// </summary>
public static class Cluster
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static EmbeddedPostgres? _postgres;
    private static string? _template;

    /// <summary>Folder of the cluster and of the keys that all test databases share.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), $"eduevents-tests-{StableId.Of("checkout", Checkout):N}"[..24]);

    /// <summary>Root folder of the sources; suites of two checkouts stay apart.</summary>
    public static string Checkout => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    /// <summary>Makes a fresh database with the schema.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> FreshDatabase(CancellationToken stop)
    {
        var server = await Server(stop);
        var name = $"test_{Guid.CreateVersion7():N}";
        await Execute(server, $"create database {name} template {_template}", stop);
        return For(server, name);
    }

    /// <summary>Makes a database without any schema.</summary>
    public static async Task<string> EmptyDatabase(CancellationToken stop)
    {
        var server = await Server(stop);
        var name = $"test_{Guid.CreateVersion7():N}";
        await Execute(server, $"create database {name}", stop);
        return For(server, name);
    }

    /// <summary>Makes a copy of a database that nobody is connected to.</summary>
    public static async Task<string> CopyOf(string connectionString, CancellationToken stop)
    {
        var server = await Server(stop);
        var name = $"test_{Guid.CreateVersion7():N}";
        await Execute(server, $"create database {name} template {new NpgsqlConnectionStringBuilder(connectionString).Database}", stop);
        return For(server, name);
    }

    /// <summary>Throws a test database away, whoever is still connected.</summary>
    public static async Task Drop(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await Execute(await Server(CancellationToken.None), $"drop database if exists {name} with (force)", CancellationToken.None);
    }

    private static async Task<string> Server(CancellationToken stop)
    {
        await Gate.WaitAsync(stop);
        try
        {
            if (_postgres is null)
            {
                _postgres = await EmbeddedPostgres.StartAsync(new() { DataFolder = Folder, Durable = false }, _ => { }, stop);
                AppDomain.CurrentDomain.ProcessExit += (_, _) => _postgres.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(30));
                _template = await Template(_postgres.ConnectionString, stop);
            }
            return _postgres.ConnectionString;
        }
        finally
        {
            Gate.Release();
        }
    }

    // Named after the build, so that a changed schema gets a template of its own; leftovers of other builds are dropped.
    private static async Task<string> Template(string server, CancellationToken stop)
    {
        var name = $"template_{typeof(EduEventsHost).Assembly.ManifestModule.ModuleVersionId:N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(stop);
        await Run(connection, "select pg_advisory_lock(42)", stop);
        if (await Run(connection, $"select 1 from pg_database where datname = '{name}'", stop) is not null) return name;

        await DropLeftovers(connection, stop);
        await Run(connection, $"create database {name}_new", stop);
        await Preparation.Prepare(new() { DataFolder = Folder }, For(server, $"{name}_new"), stop);
        await Run(connection, $"alter database {name}_new rename to {name}", stop);
        return name;
    }

    private static async Task DropLeftovers(NpgsqlConnection connection, CancellationToken stop)
    {
        List<string> names = [];
        await using (var find = new NpgsqlCommand(
            "select datname from pg_database where datname like 'template\\_%' or datname like 'test\\_%'", connection))
        await using (var rows = await find.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop))
                if (rows.GetString(0) is not ("template0" or "template1")) names.Add(rows.GetString(0));
        foreach (var name in names) await Run(connection, $"drop database {name} with (force)", stop);
    }

    private static string For(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 15, Pooling = true }.ConnectionString;

    private static async Task Execute(string server, string sql, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        await Run(connection, sql, stop);
    }

    private static async Task<object?> Run(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        return await command.ExecuteScalarAsync(stop);
    }
}

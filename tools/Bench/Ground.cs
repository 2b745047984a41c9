using EduEvents.Host;
using EduEvents.Host.Operations;
using EduEvents.Host.Postgres;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace EduEvents.Bench;

/// <summary>A durable PostgreSQL of its own in a temporary folder, and the product upon it in processes of its own.</summary>
public sealed class Ground : IAsyncDisposable
{
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string Product = typeof(EduEventsHost).Assembly.Location;
    private readonly string _folder;
    private readonly EmbeddedPostgres _postgres;
    private readonly int _server;

    private Ground(string folder, EmbeddedPostgres postgres)
    {
        (_folder, _postgres) = (folder, postgres);
        _server = int.Parse(File.ReadLines(Path.Combine(postgres.Folder, "data", "postmaster.pid")).First(), null);
        Source = NpgsqlDataSource.Create(postgres.ConnectionString);
    }

    /// <summary>What the database is set to; the same in every part of a run, as all of them start it alike.</summary>
    public static string Settings { get; private set; } = "";

    /// <summary>The product's database, for what goes past the product.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Folder of the database's own log.</summary>
    public string LogFolder => _postgres.LogFolder;

    /// <summary>Connects as the owner.</summary>
    public string ConnectionString => _postgres.ConnectionString;

    /// <summary>Where the product hands signed heads over.</summary>
    public string HeadsFolder => OfHost.HeadsFolder;

    /// <summary>Processor time of all PostgreSQL processes so far.</summary>
    public TimeSpan DatabaseCpu => Cpu.OfCluster(_server);

    private HostSettings OfHost => new() { DataFolder = _folder, Background = false };

    /// <summary>Makes it.</summary>
    public static async Task<Ground> Make(CancellationToken stop)
    {
        // Others must be able to pass through: PostgreSQL never runs as root.
        var folder = Path.Combine(Path.GetTempPath(), $"eduevents-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder, Passable);
        var ground = new Ground(folder, await EmbeddedPostgres.StartAsync(new() { DataFolder = folder }, Console.Error.WriteLine, stop));
        Settings = await Surroundings.Database(ground.Source, stop);
        return ground;
    }

    /// <summary>The product in this process, without requests and without anything in the background, to prepare things; makes the schema.</summary>
    public async Task<WebApplication> Prepare(CancellationToken stop) =>
        EduEventsHost.Build(["--Serilog:MinimumLevel:Default=Warning"], OfHost, await Preparation.Prepare(OfHost, ConnectionString, stop));

    /// <summary>Starts the product upon a database.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="background">False to follow no events.</param>
    /// <param name="stop">Breaks off.</param>
    /// <param name="besides">Further variables of its environment.</param>
    public Task<ServerProcess> StartHost(string connectionString, bool background, CancellationToken stop, Dictionary<string, string>? besides = null) =>
        ServerProcess.Start(Product, ["run"], EnvironmentOf(connectionString, background).Concat(besides ?? []).ToDictionary(), stop);

    /// <summary>Runs one of the product's programs upon a database.</summary>
    public Task RunHost(string connectionString, IReadOnlyList<string> arguments, Action<string, TimeSpan> said, CancellationToken stop) =>
        ServerProcess.Run(Product, arguments, EnvironmentOf(connectionString, background: false), said, stop);

    /// <summary>Does something with the databases of the server, from beside them.</summary>
    public async Task Execute(string sql, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(For("postgres")) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Makes a copy of a database that nobody is connected to.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> Copy(string connectionString, string name, CancellationToken stop)
    {
        NpgsqlConnection.ClearAllPools();
        Source.Clear();
        await Execute($"create database {name} template {new NpgsqlConnectionStringBuilder(connectionString).Database}", stop);
        return For(name);
    }

    /// <summary>Connects to another database of the server.</summary>
    public string For(string database) => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;

    /// <summary>The environment of a program of the product.</summary>
    public Dictionary<string, string> EnvironmentOf(string connectionString, bool background) => new()
    {
        ["EDUEVENTS_DATA"] = _folder, ["ConnectionStrings__EduEvents"] = connectionString, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["EduEvents__Background"] = background ? "true" : "false"
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

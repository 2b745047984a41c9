using EduEvents.Bench.Rows;
using EduEvents.Host;
using EduEvents.Host.Modules;
using EduEvents.Host.Operations;
using EduEvents.Host.Postgres;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Bench;

/// <summary>
/// Everything the rows stand upon: a durable PostgreSQL of its own in a temporary folder, the product and the raw server each in a
/// process of their own, and the town. The product that takes commands builds no views meanwhile: what views cost has rows of its own.
/// </summary>
public sealed class Stage : IAsyncDisposable
{
    private const string Day = "day_behind";
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string Product = typeof(EduEventsHost).Assembly.Location, Self = typeof(Stage).Assembly.Location;
    private readonly string _folder;
    private readonly EmbeddedPostgres _postgres;
    private readonly int _server;

    private Stage(Options options, string folder, EmbeddedPostgres postgres)
    {
        (Options, _folder, _postgres) = (options, folder, postgres);
        _server = int.Parse(File.ReadLines(Path.Combine(postgres.Folder, "data", "postmaster.pid")).First(), null);
        Town = new(options.Clients);
        Journals = [.. Town.Seats.Select(seat => new Lessons(seat))];
        Source = NpgsqlDataSource.Create(postgres.ConnectionString);
    }

    public Options Options { get; }
    public Town Town { get; }

    /// <summary>The journal of each client.</summary>
    public IReadOnlyList<Lessons> Journals { get; }

    /// <summary>The product's database, for rows that go past the product.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The product, taking commands and reads.</summary>
    public ServerProcess Host { get; private set; } = null!;

    /// <summary>The raw insert behind the same kind of HTTP server.</summary>
    public ServerProcess Raw { get; private set; } = null!;

    /// <summary>The read models that follow the events.</summary>
    public Views Views { get; private set; } = null!;

    /// <summary>Processor time of all PostgreSQL processes so far.</summary>
    public TimeSpan DatabaseCpu => Cpu.OfCluster(_server);

    /// <summary>Sets everything up.</summary>
    public static async Task<Stage> Build(Options options, CancellationToken stop)
    {
        // Others must be able to pass through: PostgreSQL never runs as root.
        var folder = Path.Combine(Path.GetTempPath(), $"eduevents-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder, Passable);
        var postgres = await EmbeddedPostgres.StartAsync(new() { DataFolder = folder }, Console.Error.WriteLine, stop);
        var stage = new Stage(options, folder, postgres);
        try
        {
            await stage.SetUp(stop);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of the product for each seat.</summary>
    public WireClient[] Connect(ServerProcess server) => [.. Town.Seats.Select(_ => new WireClient(server.Address))];

    /// <summary>Does something for every client at the same time, each on a thread of its own.</summary>
    public Task EachClient(Action<int> work, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Options.Clients).Select(client =>
        Task.Factory.StartNew(() => work(client), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    /// <summary>A copy of the database whose views are some school days behind, the same for every round.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> DayBehind(CancellationToken stop)
    {
        var copy = $"{Day}_copy";
        await Execute($"drop database if exists {copy} with (force)", stop);
        await Execute($"create database {copy} template {Day}", stop);
        return For(copy);
    }

    /// <summary>Starts the product upon a database.</summary>
    public Task<ServerProcess> StartHost(string connectionString, bool background, CancellationToken stop) =>
        ServerProcess.Start(Product, ["run"], EnvironmentOf(connectionString, background), stop);

    /// <summary>Runs one of the product's programs upon a database.</summary>
    public Task RunHost(string connectionString, IReadOnlyList<string> arguments, Action<string, TimeSpan> said, CancellationToken stop) =>
        ServerProcess.Run(Product, arguments, EnvironmentOf(connectionString, background: false), said, stop);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        if (Raw is not null) await Raw.DisposeAsync();
        await Source.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SetUp(CancellationToken stop)
    {
        var settings = new HostSettings { DataFolder = _folder, Background = false };
        await using (var app = EduEventsHost.Build([], settings, await Preparation.Prepare(settings, _postgres.ConnectionString, stop)))
        {
            Views = new(ModuleViews.Following);
            await Town.MakeAccounts(app.Services, stop);
        }
        await using (var host = await StartHost(_postgres.ConnectionString, background: true, stop))
        {
            await Town.Found(host.Address, stop);
            await Town.SignIn(host.Address, stop);
            await Views.Wait(Source, null, stop);
            await SchoolDays.Hold(this, host, SchoolDays.OfQuarter, stop);
            await Views.Wait(Source, null, stop);
        }
        await MakeDay(stop);
        await RawEvent.Make(Source, stop);
        Host = await StartHost(_postgres.ConnectionString, background: false, stop);
        Raw = await ServerProcess.Start(Self, [RawServer.Name], EnvironmentOf(_postgres.ConnectionString, background: false), stop);
    }

    // Days that no view has seen yet, in a copy of the database that every round copies again.
    private async Task MakeDay(CancellationToken stop)
    {
        Source.Clear();
        await Execute($"create database {Day} template {new NpgsqlConnectionStringBuilder(_postgres.ConnectionString).Database}", stop);
        await using var host = await StartHost(For(Day), background: false, stop);
        await SchoolDays.Hold(this, host, SchoolDays.Behind, stop);
    }

    private async Task Execute(string sql, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(For("postgres")) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(stop);
    }

    private string For(string database) =>
        new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Database = database }.ConnectionString;

    private Dictionary<string, string> EnvironmentOf(string connectionString, bool background) => new()
    {
        ["EDUEVENTS_DATA"] = _folder, ["ConnectionStrings__EduEvents"] = connectionString, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["EduEvents__Background"] = background ? "true" : "false"
    };
}

using EduEvents.Bench.Rows;
using EduEvents.Host.Modules;
using Npgsql;

namespace EduEvents.Bench;

/// <summary>
/// Everything the rows stand upon: a database, the product and the raw server each in a process of their own, and the town. The product that
/// takes commands builds no views meanwhile: what views cost has rows of its own.
/// </summary>
public sealed class Stage : IAsyncDisposable
{
    private const string Day = "day_behind";
    private static readonly string Self = typeof(Stage).Assembly.Location;
    private readonly Ground _ground;

    private Stage(Options options, Ground ground)
    {
        (Options, _ground) = (options, ground);
        Town = new(options.Clients, options.Drill == Drill.Soak ? options.Clients : Town.ClassesOfSchool);
        Journals = [.. Town.Seats.Select(seat => new Lessons(seat))];
    }

    public Options Options { get; }
    public Town Town { get; }

    /// <summary>The journal of each client.</summary>
    public IReadOnlyList<Lessons> Journals { get; }

    /// <summary>The product's database, for rows that go past the product.</summary>
    public NpgsqlDataSource Source => _ground.Source;

    /// <summary>The product, taking commands and reads.</summary>
    public ServerProcess Host { get; private set; } = null!;

    /// <summary>The raw insert behind the same kind of HTTP server.</summary>
    public ServerProcess Raw { get; private set; } = null!;

    /// <summary>The read models that follow the events.</summary>
    public Views Views { get; private set; } = null!;

    /// <summary>Processor time of all PostgreSQL processes so far.</summary>
    public TimeSpan DatabaseCpu => _ground.DatabaseCpu;

    /// <summary>Sets everything up.</summary>
    public static async Task<Stage> Build(Options options, CancellationToken stop)
    {
        var stage = new Stage(options, await Ground.Make(stop));
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
        await _ground.Execute($"drop database if exists {copy} with (force)", stop);
        await _ground.Execute($"create database {copy} template {Day}", stop);
        return _ground.For(copy);
    }

    /// <summary>Connects to another database of the server.</summary>
    public string ForDatabase(string name) => _ground.For(name);

    /// <summary>Starts the product upon a database.</summary>
    public Task<ServerProcess> StartHost(string connectionString, bool background, CancellationToken stop) =>
        ServerProcess.Start(typeof(EduEvents.Host.EduEventsHost).Assembly.Location, ["run"], EnvironmentOf(connectionString, background), stop);

    // What the runtime of the product knows of its own memory is written down by a part of this program that is loaded there.
    private Dictionary<string, string> EnvironmentOf(string connectionString, bool background)
    {
        var environment = _ground.EnvironmentOf(connectionString, background);
        if (Options.Drill != Drill.Soak) return environment;
        (environment["DOTNET_STARTUP_HOOKS"], environment[StartupHook.FileVariable]) = (Self, HeapFile);
        return environment;
    }

    /// <summary>Where the product's runtime tells the bytes of its heap.</summary>
    public string HeapFile => Path.Combine(Path.GetDirectoryName(_ground.HeadsFolder)!, "heap");

    /// <summary>Runs one of the product's programs upon a database.</summary>
    public Task RunHost(string connectionString, IReadOnlyList<string> arguments, Action<string, TimeSpan> said, CancellationToken stop) =>
        _ground.RunHost(connectionString, arguments, said, stop);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        if (Raw is not null) await Raw.DisposeAsync();
        await _ground.DisposeAsync();
    }

    private async Task SetUp(CancellationToken stop)
    {
        await using (var app = await _ground.Prepare(stop))
        {
            Views = new(ModuleViews.Following);
            await Town.MakeAccounts(app.Services, stop);
            if (Options.Drill is Drill.Storm or Drill.Oblast or Drill.Soak) await Drills.SignInLoad.MakeAccounts(app.Services, stop);
        }
        await using (var host = await StartHost(_ground.ConnectionString, background: true, stop))
        {
            await Town.Found(host.Address, stop);
            await Town.SignIn(host.Address, stop);
            await Views.Wait(Source, null, stop);
            if (Options.Drill is Drill.None or Drill.Oblast or Drill.Soak) await SchoolDays.Hold(this, host, SchoolDays.OfQuarter, stop);
            await Views.Wait(Source, null, stop);
        }
        if (Options.Drill == Drill.None) await MakeRows(stop);
        // A drill is about the product as a whole, views and all.
        Host = await StartHost(_ground.ConnectionString, background: Options.Drill != Drill.None, stop);
    }

    private async Task MakeRows(CancellationToken stop)
    {
        await MakeDay(stop);
        await RawEvent.Make(Source, stop);
        await AuditedTable.Make(Source, stop);
        Raw = await ServerProcess.Start(Self, [RawServer.Name], _ground.EnvironmentOf(_ground.ConnectionString, background: false), stop);
    }

    // Days that no view has seen yet, in a copy of the database that every round copies again.
    private async Task MakeDay(CancellationToken stop)
    {
        Source.Clear();
        await _ground.Execute($"create database {Day} template {new NpgsqlConnectionStringBuilder(_ground.ConnectionString).Database}", stop);
        await using var host = await StartHost(_ground.For(Day), background: false, stop);
        await SchoolDays.Hold(this, host, SchoolDays.Behind, stop);
    }
}

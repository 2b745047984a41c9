using EduEvents.Bench.Rows;
using EduEvents.Host.Modules;
using Npgsql;

namespace EduEvents.Bench;

/// <summary>What is made for those who stand upon a stage.</summary>
/// <param name="People">True for accounts of parents who sign in.</param>
/// <param name="Lessons">Lessons held in each class before anything is measured.</param>
/// <param name="Rows">True for what only the rows of the table use: school days that no view has seen, tables of their own, a raw server.</param>
public sealed record Scenery(bool People, int Lessons, bool Rows)
{
    /// <summary>Classes of each school.</summary>
    public int ClassesOfSchool { get; init; } = Town.ClassesOfSchool;

    /// <summary>True where the runtime of the product tells what it knows of its own memory, by a part of this program that is loaded there.</summary>
    public bool TellsHeap { get; init; }
}

/// <summary>
/// Everything the rows stand upon: a database, the product and the raw server each in a process of their own, and the town. The product that
/// takes commands builds no views meanwhile: what views cost has rows of its own.
/// </summary>
public sealed class Stage : IAsyncDisposable
{
    private const string Day = "day_behind";
    private static readonly string Self = typeof(Stage).Assembly.Location;
    private readonly Ground _ground;
    private bool _hostRuns;

    private readonly Scenery _scenery;

    private Stage(Options options, Scenery scenery, Ground ground)
    {
        (Options, _scenery, _ground) = (options, scenery, ground);
        Town = new(options.Clients, scenery.ClassesOfSchool);
        Journals = [.. Town.Seats.Select(seat => new Lessons(seat))];
    }

    /// <summary>What it stands upon.</summary>
    public Ground Ground => _ground;
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
    public static async Task<Stage> Build(Options options, Scenery scenery, CancellationToken stop)
    {
        var stage = new Stage(options, scenery, await Ground.Make(stop));
        try
        {
            await stage.SetUp(scenery, stop);
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
        return await _ground.Copy(_ground.For(Day), copy, stop);
    }

    /// <summary>Connects to another database of the server.</summary>
    public string ForDatabase(string name) => _ground.For(name);

    /// <summary>Starts the product upon a database.</summary>
    public Task<ServerProcess> StartHost(string connectionString, bool background, CancellationToken stop) =>
        _ground.StartHost(connectionString, background, stop, _scenery.TellsHeap ? new() { ["DOTNET_STARTUP_HOOKS"] = Self, [StartupHook.FileVariable] = HeapFile } : null);

    /// <summary>Where the product's runtime tells the bytes of its heap.</summary>
    public string HeapFile => Path.Combine(Path.GetDirectoryName(_ground.HeadsFolder)!, "heap");

    /// <summary>Starts one more product beside the one that takes commands.</summary>
    public Task<ServerProcess> StartAnother(CancellationToken stop) => StartHost(_ground.ConnectionString, background: true, stop);

    /// <summary>Runs one of the product's programs upon a database.</summary>
    public Task RunHost(string connectionString, IReadOnlyList<string> arguments, Action<string, TimeSpan> said, CancellationToken stop) =>
        _ground.RunHost(connectionString, arguments, said, stop);

    /// <summary>Stops the product; the database stays.</summary>
    public async Task StopHost()
    {
        await Host.DisposeAsync();
        _hostRuns = false;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_hostRuns) await Host.DisposeAsync();
        if (Raw is not null) await Raw.DisposeAsync();
        await _ground.DisposeAsync();
    }

    private async Task SetUp(Scenery scenery, CancellationToken stop)
    {
        await using (var app = await _ground.Prepare(stop))
        {
            Views = new(ModuleViews.Following);
            await Town.MakeAccounts(app.Services, stop);
            if (scenery.People) await Drills.SignInLoad.MakeAccounts(app.Services, stop);
        }
        await using (var host = await StartHost(_ground.ConnectionString, background: true, stop))
        {
            await Town.Found(host.Address, stop);
            await Town.SignIn(host.Address, stop);
            await Views.Wait(Source, null, stop);
            if (scenery.Lessons > 0) await SchoolDays.Hold(this, host, scenery.Lessons, stop);
            await Views.Wait(Source, null, stop);
        }
        if (scenery.Rows) await MakeRows(stop);
        // A drill is about the product as a whole, views and all.
        Host = await StartHost(_ground.ConnectionString, background: !scenery.Rows, stop);
        _hostRuns = true;
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
        await using var host = await StartHost(await _ground.Copy(_ground.ConnectionString, Day, stop), background: false, stop);
        await SchoolDays.Hold(this, host, SchoolDays.Behind, stop);
    }
}

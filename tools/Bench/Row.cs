using System.Diagnostics;

namespace EduEvents.Bench;

/// <summary>Which raw insert a row is set against.</summary>
public enum Door
{
    /// <summary>Straight to the database.</summary>
    Database,

    /// <summary>Through an HTTP server.</summary>
    Http
}

/// <summary>What one row came to in one round.</summary>
/// <param name="Facts">Facts recorded, shown or read.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Ticks">Duration of each request, in stopwatch ticks, in no order.</param>
/// <param name="HostCpu">Processor time of the process that does the work.</param>
/// <param name="DatabaseCpu">Processor time of all PostgreSQL processes.</param>
public sealed record Sample(long Facts, TimeSpan Took, IReadOnlyList<long> Ticks, TimeSpan HostCpu, TimeSpan DatabaseCpu);

/// <summary>One line of the table. A new measurement is a new row in a file of its own, and one line in <see cref="AllRows"/>.</summary>
public abstract class Row
{
    /// <summary>Its name, which never changes.</summary>
    public abstract string Name { get; }

    /// <summary>Which raw insert it is set against.</summary>
    public virtual Door Door => Door.Http;

    /// <summary>True for what runs only when everything is asked for, as it needs a foreign program.</summary>
    public virtual bool OnlyWithAll => false;

    /// <summary>Makes ready what a round uses up; not measured.</summary>
    public virtual Task Prepare(Stage stage, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Runs it once.</summary>
    public abstract Task<Sample> Run(Stage stage, TimeSpan duration, CancellationToken stop);
}

/// <summary>A row that all clients load for a time, each on a thread of its own and one request after the other.</summary>
public abstract class LoadRow : Row
{
    private volatile bool _usedUp;

    /// <summary>Processor time so far of the process that does the work.</summary>
    protected abstract TimeSpan HostCpu(Stage stage);

    /// <summary>Sends one request.</summary>
    /// <returns>Facts it recorded or read; 0 when what was prepared is used up, which ends the round early.</returns>
    protected abstract ValueTask<int> Send(Stage stage, int client);

    /// <inheritdoc />
    public sealed override async Task<Sample> Run(Stage stage, TimeSpan duration, CancellationToken stop)
    {
        _usedUp = false;
        var (host, database) = (HostCpu(stage), stage.DatabaseCpu);
        var started = Stopwatch.GetTimestamp();
        var until = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var clients = await Task.WhenAll(Enumerable.Range(0, stage.Options.Clients).Select(client => Task.Factory
            .StartNew(() => Load(stage, client, until), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
        var took = Stopwatch.GetElapsedTime(started);
        return new(clients.Sum(c => c.Facts), took, [.. clients.SelectMany(c => c.Ticks)],
            HostCpu(stage) - host, stage.DatabaseCpu - database);
    }

    private async Task<(long Facts, List<long> Ticks)> Load(Stage stage, int client, long until)
    {
        var (facts, ticks) = (0L, new List<long>(4_096));
        while (!_usedUp && Stopwatch.GetTimestamp() is var started && started < until)
        {
            var done = await Send(stage, client);
            if (done == 0)
            {
                _usedUp = true;
                break;
            }
            ticks.Add(Stopwatch.GetTimestamp() - started);
            facts += done;
        }
        return (facts, ticks);
    }
}

/// <summary>A row that loads an HTTP server, with one connection for each client.</summary>
public abstract class HttpRow : LoadRow
{
    private WireClient[]? _http;

    /// <summary>The server it loads.</summary>
    protected virtual ServerProcess Server(Stage stage) => stage.Host;

    /// <summary>Sends one request over a client's connection.</summary>
    /// <returns>As <see cref="LoadRow.Send"/>.</returns>
    protected abstract int Send(Stage stage, int client, WireClient http);

    /// <inheritdoc />
    protected sealed override TimeSpan HostCpu(Stage stage) => Server(stage).Cpu;

    /// <inheritdoc />
    protected sealed override ValueTask<int> Send(Stage stage, int client) => new(Send(stage, client, Connections(stage)[client]));

    /// <summary>One connection for each client, made when first asked for.</summary>
    protected WireClient[] Connections(Stage stage) => _http ??= stage.Connect(Server(stage));
}

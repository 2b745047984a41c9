namespace EduEvents.Bench.Drills;

/// <summary>
/// The gates of an oblast at the end of its rush, as one machine must bear it: 400 single passes a second, and terminals that come back after a
/// break with what they have kept, 60 passes a second more.
/// </summary>
public sealed class GateLoad : IDisposable
{
    private const int PassesPerSecond = 400, BacklogPerSecond = 60, OfBacklog = 180;
    private readonly Stage _stage;
    private readonly WireClient[] _lines;
    private readonly Passes[] _passes;
    private long _sent;

    /// <summary>Connects the terminals.</summary>
    public GateLoad(Stage stage)
    {
        _stage = stage;
        _lines = [.. stage.Town.Seats.Concat(stage.Town.Seats).Select(_ => new WireClient(stage.Host.Address))];
        _passes = [.. stage.Town.Seats.Concat(stage.Town.Seats).Select(s => new Passes(s))];
    }

    /// <summary>Passes that the product has taken so far.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Lets people pass for a time.</summary>
    /// <returns>The single passes, each with its time at the device.</returns>
    public async Task<IReadOnlyList<Answered>> Run(TimeSpan time, CancellationToken stop)
    {
        var terminals = _stage.Town.Seats.Count;
        // A second sequence of each terminal, on a day of its own: what it kept while it was cut off.
        var backlogs = OpenLoop.Offer((double)BacklogPerSecond / OfBacklog, time, 1, (_, n) => Send(terminals + n % terminals, "send-passes", OfBacklog), stop);
        var singles = await OpenLoop.Offer(PassesPerSecond, time, terminals, (sender, _) => Send(sender, "send-pass", 1), stop);
        await backlogs;
        return singles;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var line in _lines) line.Dispose();
    }

    private int Send(int line, string command, int count)
    {
        var seat = _stage.Town.Seats[line % _stage.Town.Seats.Count];
        var body = count == 1 ? _passes[line].OnePass() : _passes[line].Backlog(count);
        Command.Send(_lines[line], $"/api/gate/{command}", seat.TerminalToken, body, count);
        Interlocked.Add(ref _sent, count);
        return count;
    }
}

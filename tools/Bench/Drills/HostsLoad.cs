using System.Net;
using System.Net.Sockets;

namespace EduEvents.Bench.Drills;

/// <summary>
/// Passes through several Hosts in turn, each with a key. A terminal that gets no answer, or is told to come again, sends the same to the next Host
/// until one has acknowledged it.
/// </summary>
internal sealed class HostsLoad : IDisposable
{
    private const double PassesPerSecond = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly Stage _stage;
    private readonly Passes[] _passes;
    private readonly Dictionary<Uri, WireClient>[] _lines;
    private long _sent, _again;

    public HostsLoad(Stage stage)
    {
        _stage = stage;
        _passes = [.. stage.Town.Seats.Select(s => new Passes(s))];
        _lines = [.. stage.Town.Seats.Select(_ => new Dictionary<Uri, WireClient>())];
    }

    /// <summary>Where the Hosts are, dead ones too: a terminal does not know.</summary>
    public IReadOnlyList<Uri> Hosts { get; set; } = [];

    /// <summary>Passes acknowledged, and how often one was sent more than once.</summary>
    public long Sent => Interlocked.Read(ref _sent);
    public long Again => Interlocked.Read(ref _again);

    /// <summary>Lets people pass for a time.</summary>
    public Task<IReadOnlyList<Answered>> Run(TimeSpan time, CancellationToken stop) => OpenLoop.Offer(PassesPerSecond, time, _passes.Length, (sender, n) => Send(sender, n, stop), stop);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var line in _lines.SelectMany(l => l.Values)) line.Dispose();
    }

    private int Send(int sender, int n, CancellationToken stop)
    {
        var (body, key, lines, hosts) = (_passes[sender].OnePass(), Guid.CreateVersion7(), _lines[sender], Hosts);
        for (var turn = n; ; turn++)
        {
            var host = hosts[turn % hosts.Count];
            if (Post(lines, host, sender, key, body) == 200) break;
            Interlocked.Increment(ref _again);
            if (stop.WaitHandle.WaitOne(Pause)) return 0;
        }
        Interlocked.Increment(ref _sent);
        return 1;
    }

    private int Post(Dictionary<Uri, WireClient> lines, Uri host, int sender, Guid key, string body)
    {
        try
        {
            if (!lines.TryGetValue(host, out var line)) lines[host] = line = new(host);
            return line.Send($"POST /api/gate/send-pass HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {_stage.Town.Seats[sender].TerminalToken}\r\nIdempotency-Key: {key}\r\n"
                + "User-Agent: eduevents-bench\r\nContent-Type: application/json\r\n", body);
        }
        catch (Exception e) when (e is SocketException or ProtocolViolationException)
        {
            if (lines.Remove(host, out var broken)) broken.Dispose();
            return 0;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace EduEvents.Web;

/// <summary>
/// A weak network between browser and product: a proxy that hands bytes on late and no faster than the line, and can be cut. The browser's
/// own
/// emulation leaves WebSockets alone, so it proves nothing here.
/// </summary>
public sealed class SlowLink : IAsyncDisposable
{
    private const int ChunkBytes = 4096;
    private static readonly TimeSpan OneTick = TimeSpan.FromMilliseconds(1);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _accepting;
    private CancellationTokenSource _whole = new();

    /// <param name="product">Address of the product.</param>
    /// <param name="downBitsPerSecond">To the browser; 0 means without limit.</param>
    /// <param name="upBitsPerSecond">From the browser; 0 means without limit.</param>
    /// <param name="roundTripMs">Time to the product and back.</param>
    public SlowLink(Uri product, double downBitsPerSecond = 0, double upBitsPerSecond = 0, double roundTripMs = 0)
    {
        _target = product.Port;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = Accept(downBitsPerSecond / 8, upBitsPerSecond / 8, TimeSpan.FromMilliseconds(roundTripMs / 2));
    }

    /// <summary>A phone's link in a village: 1.6 and 0.75 Mbit/s, 150 ms there and back.</summary>
    public static SlowLink Weak(Uri product) => new(product, 1_600_000, 750_000, 150);

    /// <summary>Address for the browser.</summary>
    public Uri Address { get; }

    /// <summary>True while the line is cut.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Cuts the line: connections break, new ones fail.</summary>
    public void Cut()
    {
        IsCut = true;
        _whole.Cancel();
        _whole = new();
    }

    /// <summary>Mends the line.</summary>
    public void Mend() => IsCut = false;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _whole.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
        _whole.Dispose();
        _listener.Dispose();
    }

    private async Task Accept(double down, double up, TimeSpan oneWay)
    {
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (IsCut) browser.Close();
                else _ = Join(browser, down, up, oneWay, _whole.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The link is taken down.
        }
    }

    private async Task Join(TcpClient browser, double down, double up, TimeSpan oneWay, CancellationToken stop)
    {
        using var product = new TcpClient();
        try
        {
            await product.ConnectAsync(IPAddress.Loopback, _target, stop);
            (browser.NoDelay, product.NoDelay) = (true, true);
            await Task.WhenAny(
                Carry(browser.GetStream(), product.GetStream(), up, oneWay, stop),
                Carry(product.GetStream(), browser.GetStream(), down, oneWay, stop));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // A connection that breaks is what a weak link is about.
        }
        finally
        {
            browser.Dispose();
        }
    }

    private static async Task Carry(NetworkStream from, NetworkStream to, double bytesPerSecond, TimeSpan oneWay, CancellationToken stop)
    {
        var road = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var arriving = Deliver(road.Reader, to, stop);
        try
        {
            var (buffer, free) = (new byte[ChunkBytes], 0L);
            for (int read; (read = await from.ReadAsync(buffer, stop)) > 0;)
            {
                var now = TimeProvider.System.GetTimestamp();
                free = Math.Max(free, now) + (bytesPerSecond > 0 ? (long)(read / bytesPerSecond * TimeProvider.System.TimestampFrequency)
                    : 0);
                await road.Writer.WriteAsync((free + (long)(oneWay.TotalSeconds * TimeProvider.System.TimestampFrequency), buffer[..read]),
                    stop);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // One end hung up; what is on the road still arrives.
        }
        road.Writer.Complete();
        await arriving;
    }

    private static async Task Due(TimeSpan early, CancellationToken stop)
    {
        using var due = new PeriodicTimer(early);
        await due.WaitForNextTickAsync(stop);
    }

    private static async Task Deliver(ChannelReader<(long Due, byte[] Bytes)> road, NetworkStream to, CancellationToken stop)
    {
        try
        {
            await foreach (var (due, bytes) in road.ReadAllAsync(stop))
            {
                var early = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), due);
                if (early > OneTick) await Due(early, stop);
                await to.WriteAsync(bytes, stop);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The other end hung up.
        }
    }
}

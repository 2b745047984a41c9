using System.Diagnostics;
using EduEvents.Application;
using JasperFx.Events.Daemon.HighWater;

namespace EduEvents.Host.Live;

/// <summary>Wakes what follows the log of a database when somebody has written; without such news it looks at its own rounds.</summary>
public sealed class LogWakeup(LogNews heard) : IDaemonWakeup
{
    private long _last = Stopwatch.GetTimestamp();

    /// <inheritdoc />
    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        // Busy Hosts together tell more often than it pays to look: what has come meanwhile is read as one page.
        var rest = LogTeller.Shortest - Stopwatch.GetElapsedTime(_last);
        if (rest > TimeSpan.Zero) await Task.Delay(rest, token);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(token);
        bound.CancelAfter(timeout);
        // Cancelled when nobody wrote in this round: the usual case where nothing happens, so it is no exception.
        await heard.Hear(bound.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        token.ThrowIfCancellationRequested();
        _last = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc />
    public void Dispose() => GC.SuppressFinalize(this);
}

using System.Threading.Channels;
using Npgsql;

namespace EduEvents.Application;

/// <summary>
/// The one way into the log for commands: those that arrive while others are being written are written together, many commands in one
/// transaction, each with its own expected version, receipt and failure. Nobody waits for company: a command alone is written at once. How
/// many can wait is bounded by the <see cref="CommandRoom"/>, and a large one goes beside the lane, so that nobody waits for it.
/// </summary>
public sealed class CommitLane : IAsyncDisposable
{
    private const int MostCommits = 128, MostEvents = 2_000, Large = 500;
    private readonly CommitWriter _writer;
    private readonly SessionWriter _sessions;
    private readonly LogNews _written;
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly SemaphoreSlim _large = new(1, 1);
    private readonly Task _writing;

    public CommitLane(CommitWriter writer, SessionWriter sessions, LogNews written)
    {
        (_writer, _sessions, _written) = (writer, sessions, written);
        _writing = Task.Run(Write);
    }

    /// <summary>Records a commit. Once it has begun it is not broken off, so its streams must be held until it has ended.</summary>
    /// <exception cref="PostgresException">It cannot be recorded; nothing of it was. Told apart by <see cref="AppendFailures"/>.</exception>
    internal Task Record(Commit commit)
    {
        if (_sessions.Takes(commit)) return WriteInSession(commit);
        foreach (var stream in commit.Streams) stream.Texts = [.. stream.Events.Select(_writer.Text)];
        if (commit.Streams.Sum(s => s.Events.Count) > Large) return WriteLarge(commit);
        var waiting = new Waiting(commit, new(TaskCreationOptions.RunContinuationsAsynchronously));
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(waiting), this);
        return waiting.Done.Task;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        _large.Dispose();
    }

    private async Task WriteInSession(Commit commit)
    {
        await _sessions.Write(commit, CancellationToken.None);
        _written.Say();
    }

    // One at a time: several would only take the database from those in the lane. Its streams are held meanwhile, so their order stays.
    private async Task WriteLarge(Commit commit)
    {
        await _large.WaitAsync();
        try
        {
            await _writer.Write([commit]);
            _written.Say();
        }
        finally
        {
            _large.Release();
        }
    }

    private async Task Write()
    {
        var together = new List<Waiting>(MostCommits);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var events = 0;
            while (together.Count < MostCommits && events < MostEvents && _waiting.Reader.TryRead(out var next))
            {
                together.Add(next);
                events += next.Commit.Streams.Sum(s => s.Events.Count);
            }
            await Write(together);
            together.Clear();
        }
    }

    // When one of them cannot be written, nothing was, and it is not known which: each then gets its own transaction and its own failure.
    private async Task Write(List<Waiting> together)
    {
        try
        {
            await _writer.Write([.. together.Select(w => w.Commit)]);
            _written.Say();
            foreach (var w in together) w.Done.SetResult();
        }
        catch (PostgresException) when (together.Count > 1)
        {
            foreach (var w in together) await Write([w]);
        }
        catch (Exception e)
        {
            foreach (var w in together) w.Done.SetException(e);
        }
    }

    private sealed record Waiting(Commit Commit, TaskCompletionSource Done);
}

using System.Threading.Channels;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;

namespace EduEvents.Application;

/// <summary>
/// The one way into the log for commands: those that arrive while others are being written are written together, many commands in one
/// transaction, each with its own expected version, receipt and failure. Nobody waits for company: a command alone is written at once.
/// </summary>
public sealed class CommitLane : IAsyncDisposable
{
    private const int MostCommits = 128, MostEvents = 5_000;
    private readonly IDocumentStore _store;
    private readonly CommitWriter _writer;
    private readonly Receipts _receipts;
    private readonly HashSet<Type> _seenAtOnce;
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Task _writing;

    public CommitLane(IDocumentStore store, CommitWriter writer, Receipts receipts)
    {
        (_store, _writer, _receipts) = (store, writer, receipts);
        _seenAtOnce = SeenAtOnce((DocumentStore)store);
        _writing = Task.Run(Write);
    }

    /// <summary>Types of the events that a view shows in the very transaction of the events.</summary>
    internal static HashSet<Type> SeenAtOnce(DocumentStore store) => [.. store.Options.Projections.All
        .Where(p => p.Lifecycle == ProjectionLifecycle.Inline).OfType<EventFilterable>().SelectMany(p => p.IncludedEventTypes)];

    /// <summary>Records a commit. Once it has begun it is not broken off, so its streams must be held until it has ended.</summary>
    /// <exception cref="PostgresException">It cannot be recorded; nothing of it was. Told apart by <see cref="AppendFailures"/>.</exception>
    internal Task Record(Commit commit)
    {
        // The streams of the platform have listeners and views that must be right at once; they are few.
        if (commit.Tenant == CommandContext.Platform || commit.Events.Any(e => _seenAtOnce.Contains(e.EventType))) return RecordAlone(commit);
        foreach (var stream in commit.Streams) stream.Texts = [.. stream.Events.Select(_writer.Text)];
        var waiting = new Waiting(commit, new(TaskCreationOptions.RunContinuationsAsynchronously));
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(waiting), this);
        return waiting.Done.Task;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task RecordAlone(Commit commit)
    {
        await using var session = _store.LightweightSession(commit.Tenant);
        if (commit.Claims.Count > 0) await _receipts.ClaimFirst(session, commit.Claims, CancellationToken.None);
        foreach (var stream in commit.Streams)
        {
            if (stream.Before.Version == 0) session.Events.StartStream(stream.Step.State, stream.Step.Stream, [.. stream.Events]);
            else session.Events.Append(stream.Step.Stream, stream.VersionAfter, [.. stream.Events]);
        }
        if (commit.Receipt is { } receipt) Receipts.Write(session, receipt);
        await session.SaveChangesAsync();
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

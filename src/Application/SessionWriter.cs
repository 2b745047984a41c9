using JasperFx.Events.Projections;
using Marten;

namespace EduEvents.Application;

/// <summary>
/// Records one commit in a session of the store, for streams that have listeners or views which must be right in their very transaction. What
/// can refuse the commit is proved first, because the store draws numbers of the log before it looks, and views wait at a lost number.
/// </summary>
public sealed class SessionWriter(IDocumentStore store, CommitWriter writer)
{
    private readonly HashSet<Type> _seenAtOnce = [.. ((DocumentStore)store).Options.Projections.All
        .Where(p => p.Lifecycle == ProjectionLifecycle.Inline).OfType<EventFilterable>().SelectMany(p => p.IncludedEventTypes)];

    /// <summary>True when a commit must go this way: streams of the platform, and events that a view shows at once. They are few.</summary>
    internal bool Takes(Commit commit) =>
        commit.Streams.Count > 0 && (commit.Tenant == CommandContext.Platform || commit.Events.Any(e => _seenAtOnce.Contains(e.EventType)));

    /// <summary>Records it.</summary>
    internal async Task Write(Commit commit, CancellationToken stop)
    {
        await using var session = store.LightweightSession(commit.Tenant);
        await session.BeginTransactionAsync(stop);
        await writer.Prove(session, commit, stop);
        foreach (var stream in commit.Streams)
        {
            if (stream.Before == 0) session.Events.StartStream(stream.State, stream.Stream, [.. stream.Events]);
            else session.Events.Append(stream.Stream, stream.After, [.. stream.Events]);
        }
        await session.SaveChangesAsync(stop);
    }
}

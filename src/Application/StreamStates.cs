using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace EduEvents.Application;

/// <summary>A stream's state at a version.</summary>
/// <param name="State">The folded state; null when the stream is empty.</param>
/// <param name="Version">Number of events folded.</param>
/// <param name="Position">Global position of the last one folded.</param>
public sealed record StreamState(object? State, long Version, long Position);

/// <summary>
/// States of recently used streams. A remembered state may be behind, when another Host has written; the append notices that by its
/// expected version, and the state then catches up. So it saves reading, and decides nothing.
/// </summary>
public sealed class StreamStates : IDisposable
{
    private const int Capacity = 200_000;
    private const int EventsPerUnit = 50;
    private readonly MemoryCache _states = new(new MemoryCacheOptions { SizeLimit = Capacity });
    private readonly Gates _gates = new(1024);

    /// <summary>Lets one command at a time decide upon a set of streams in this process; others would only collide at the append.</summary>
    public Task<IDisposable> Enter(IEnumerable<Guid> streams, CancellationToken stop) => _gates.Enter(streams, stop);

    /// <summary>The state as remembered, or read and folded now.</summary>
    public async Task<StreamState> Load(IQuerySession session, Step step, CancellationToken stop) =>
        Remembered(session.TenantId, step.Stream) ?? await CatchUp(session, step, stop);

    /// <summary>The state with everything committed up to now.</summary>
    public async Task<StreamState> CatchUp(IQuerySession session, Step step, CancellationToken stop)
    {
        var known = Remembered(session.TenantId, step.Stream) ?? new(null, 0, 0);
        var events = await session.Events.FetchStreamAsync(step.Stream, fromVersion: known.Version + 1, token: stop);
        foreach (var e in events) known = new(step.Fold(known.State, e.Data), e.Version, e.Sequence);
        return Remember(session.TenantId, step.Stream, known);
    }

    /// <summary>
    /// Reads what is not remembered of many streams, in one round trip: a command upon a whole school would else hold all of them while it reads one
    /// after another.
    /// </summary>
    public async Task Prepare(IQuerySession session, IReadOnlyList<Step> steps, CancellationToken stop)
    {
        var unknown = steps.Where(s => Remembered(session.TenantId, s.Stream) is null).DistinctBy(s => s.Stream).ToDictionary(s => s.Stream);
        Guid[] ids = [.. unknown.Keys];
        if (ids.Length == 0) return;
        var events = await session.Events.QueryAllRawEvents().Where(e => e.StreamId.In(ids)).OrderBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync(stop);
        foreach (var stream in events.GroupBy(e => e.StreamId))
            Remember(session.TenantId, stream.Key, stream.Aggregate(new StreamState(null, 0, 0),
                (s, e) => new(unknown[stream.Key].Fold(s.State, e.Data), e.Version, e.Sequence)));
    }

    /// <summary>The streams among many that have moved past what is remembered of them, in one round trip.</summary>
    public async Task<IReadOnlySet<Guid>> Behind(IQuerySession session, IReadOnlyList<Step> steps, CancellationToken stop)
    {
        Guid[] ids = [.. steps.Select(s => s.Stream)];
        var newest = await session.AdvancedSql.QueryAsync<StoredVersion>($"""
            select jsonb_build_object('stream', id, 'version', version) from {session.DocumentStore.Options.Events.DatabaseSchemaName}.mt_streams
            where tenant_id = ? and id = any(?)
            """, stop, session.TenantId, ids);
        return newest.Where(n => (Remembered(session.TenantId, n.Stream)?.Version ?? 0) != n.Version).Select(n => n.Stream).ToHashSet();
    }

    /// <summary>Keeps a state for the next command.</summary>
    public StreamState Remember(string tenant, Guid stream, StreamState state)
    {
        using var entry = _states.CreateEntry((tenant, stream));
        entry.Size = 1 + state.Version / EventsPerUnit;
        entry.SlidingExpiration = TimeSpan.FromMinutes(20);
        entry.Value = state;
        return state;
    }

    /// <summary>Forgets a state that may be wrong.</summary>
    public void Forget(string tenant, Guid stream) => _states.Remove((tenant, stream));

    /// <summary>Forgets all states, because they hold values in plain and somebody was erased.</summary>
    public void Clear() => _states.Clear();

    /// <inheritdoc />
    public void Dispose()
    {
        _states.Dispose();
        _gates.Dispose();
    }

    private sealed record StoredVersion(Guid Stream, long Version);

    private StreamState? Remembered(string tenant, Guid stream) => _states.Get<StreamState>((tenant, stream));
}

using System.Collections.Concurrent;
using Marten;

namespace EduEvents.Application;

/// <summary>One lane for each database: what is written together goes into one transaction of one database.</summary>
public sealed class CommitLanes(IDocumentStore store, IDatabases databases, SessionWriter sessions, IValueHashes hashes) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, Lazy<CommitLane>> _lanes = new();

    /// <summary>The lane of an organisation or of the platform.</summary>
    internal CommitLane Of(string tenant)
    {
        var database = databases.Of(tenant);
        return _lanes.GetOrAdd(database.Number, _ => new(() => new(new(store, database.Source, hashes), sessions, database.Written))).Value;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes.Values) await lane.Value.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using EduEvents.Projections.Access;
using Marten;
using Marten.Linq.LastModified;

namespace EduEvents.Host.Access;

/// <summary>
/// Where all organisations stand, kept in memory for those who hold rights in a region or district: their every request asks for it. Only
/// what was changed since the last look is read anew.
/// </summary>
public sealed class Places(IDocumentStore store) : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2), Overlap = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, string> _known = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private DateTimeOffset _changedSince;
    private long _readAt;

    /// <summary>KATO by tenant, at most some seconds old.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Now(CancellationToken stop)
    {
        if (IsFresh) return _known;
        await _reading.WaitAsync(stop);
        try
        {
            if (!IsFresh) await Read(stop);
        }
        finally
        {
            _reading.Release();
        }
        return _known;
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    private bool IsFresh => _readAt != 0 && TimeProvider.System.GetElapsedTime(_readAt) < Memory;

    private async Task Read(CancellationToken stop)
    {
        var (began, since) = (TimeProvider.System.GetTimestamp(), _changedSince);
        await using var session = store.QuerySession();
        // The database's own clock stamps documents; one that was committed late may bear an earlier stamp.
        var now = await session.QueryAsync<DateTimeOffset>("select now()", stop);
        var changed = await session.Query<OrganisationPlace>().Where(p => p.AnyTenant() && p.ModifiedSince(since)).ToListAsync(stop);
        foreach (var place in changed) _known[place.Id.ToString("N")] = place.Kato;
        (_changedSince, _readAt) = (now[0] - Overlap, began);
    }
}

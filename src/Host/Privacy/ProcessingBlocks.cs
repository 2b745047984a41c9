using System.Collections.Frozen;
using EduEvents.Application;
using EduEvents.Projections.Privacy;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace EduEvents.Host.Privacy;

/// <summary>Whose data may not be used, by organisation; few, so all are remembered, for two seconds.</summary>
public sealed class ProcessingBlocks(IDocumentStore store) : IProcessingBlocks, IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <inheritdoc />
    public async ValueTask<IReadOnlySet<Guid>> Blocked(string organisation, CancellationToken stop)
    {
        if (!_known.TryGetValue<FrozenSet<Guid>>(organisation, out var blocked))
        {
            await using var session = store.QuerySession(organisation.Length == 0 ? "none" : organisation);
            blocked = (await DataSubjectCard.BlockedOf(session, stop)).ToFrozenSet();
            using var entry = _known.CreateEntry(organisation);
            (entry.Size, entry.AbsoluteExpirationRelativeToNow, entry.Value) = (1 + blocked.Count, Memory, blocked);
        }
        return blocked!;
    }

    /// <inheritdoc />
    public void Dispose() => _known.Dispose();
}

using EduEvents.Application;
using EduEvents.Domain.Access;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace EduEvents.Host.Access;

/// <summary>
/// Records refusals behind which no account stands (Order 456, p. 5.12). The tried name is not kept: it may be a password in the wrong field.
/// From one address so many are recorded in a minute; a flood must not fill the log.
/// </summary>
public sealed class StrangerLog(IDocumentStore store) : IDisposable
{
    private const int MostInMinute = 60;
    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>Notes a refusal.</summary>
    /// <param name="by">From where, with which device; the sender is nobody.</param>
    /// <param name="cause">unknown_name, token, session, passkey.</param>
    /// <param name="action">What was tried.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task Note(CommandContext by, string cause, string action, CancellationToken stop)
    {
        var count = _counts.GetOrCreate((by.Address, cause), entry =>
        {
            (entry.Size, entry.AbsoluteExpirationRelativeToNow) = (1, TimeSpan.FromMinutes(1));
            return new Counter();
        })!;
        if (Interlocked.Increment(ref count.Value) > MostInMinute) return;
        await using var session = store.LightweightSession(CommandContext.Platform);
        Metadata.Put(session, by, action, role: "none");
        session.Events.StartStream<StrangerAttempt>(by.CommandId, new StrangerRefused(by.CommandId, cause));
        await session.SaveChangesAsync(stop);
    }

    /// <summary>Nobody, as a sender.</summary>
    public static Actor Nobody { get; } = new(Guid.Empty, Guid.Empty, Guid.Empty, []);

    /// <inheritdoc />
    public void Dispose() => _counts.Dispose();

    private sealed class Counter
    {
        public int Value;
    }
}

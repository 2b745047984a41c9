using JasperFx.Events;

namespace EduEvents.Application;

/// <summary>What one command wants to have recorded: all of it or nothing.</summary>
/// <param name="Tenant">Whose streams they are.</param>
/// <param name="Streams">Its decisions that have events.</param>
/// <param name="Claims">Values that must be nobody else's.</param>
/// <param name="Receipt">The answer to be given to a repeat; null when the command may not be repeated.</param>
internal sealed record Commit(string Tenant, IReadOnlyList<Outcome> Streams, IReadOnlyList<UniqueValue> Claims, Receipt? Receipt)
{
    /// <summary>All its events.</summary>
    public IEnumerable<IEvent> Events => Streams.SelectMany(s => s.Events);
}

/// <summary>An answer given, to be given once more to a repeat.</summary>
/// <param name="Account">Who sent the command.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Fingerprint">Tells the same body from another.</param>
/// <param name="Answer">The answer as JSON, without the position.</param>
/// <param name="Streams">The streams it has looked at, and their versions afterwards; they lead to the position.</param>
/// <param name="Versions">See there.</param>
internal sealed record Receipt(Guid Account, string Key, byte[] Fingerprint, string Answer, Guid[] Streams, long[] Versions);

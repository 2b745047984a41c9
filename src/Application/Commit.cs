using JasperFx.Events;

namespace EduEvents.Application;

/// <summary>What one command wants to have recorded: all of it or nothing.</summary>
/// <param name="Tenant">Whose streams they are.</param>
/// <param name="Streams">What goes into which stream.</param>
/// <param name="Claims">Values that must be nobody else's.</param>
/// <param name="Receipt">The answer to be given to a repeat; null when the command may not be repeated.</param>
internal sealed record Commit(string Tenant, IReadOnlyList<StreamAppend> Streams, IReadOnlyList<UniqueValue> Claims, Receipt? Receipt)
{
    /// <summary>All its events.</summary>
    public IEnumerable<IEvent> Events => Streams.SelectMany(s => s.Events);

    /// <summary>All of it but the events: the receipt, the claims, and that the streams stand where they were decided upon.</summary>
    public Commit WithoutEvents() => this with { Streams = [.. Streams.Where(s => s.Before > 0).Select(s => new StreamAppend(s.Stream, s.State, s.Before, []))] };
}

/// <summary>Events decided upon one stream.</summary>
/// <param name="stream">The stream.</param>
/// <param name="state">Type of its state.</param>
/// <param name="before">The version it was decided upon; 0 begins it.</param>
/// <param name="events">The events as they are stored, in order; each knows its position once committed.</param>
internal sealed class StreamAppend(Guid stream, Type state, long before, IReadOnlyList<IEvent> events)
{
    public Guid Stream { get; } = stream;
    public Type State { get; } = state;
    public long Before { get; } = before;
    public IReadOnlyList<IEvent> Events { get; } = events;

    /// <summary>Its version once committed.</summary>
    public long After => Before + Events.Count;

    /// <summary>The bodies and headers of the events as they are stored.</summary>
    public IReadOnlyList<(string Data, string Headers)> Texts { get; set; } = [];
}

/// <summary>An answer given, to be given once more to a repeat.</summary>
/// <param name="Account">Who sent the command.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Fingerprint">Tells the same body from another.</param>
/// <param name="Answer">The answer as JSON, without the position.</param>
/// <param name="Streams">The streams it has looked at, and their versions afterwards; they lead to the position.</param>
/// <param name="Versions">See there.</param>
internal sealed record Receipt(Guid Account, string Key, byte[] Fingerprint, string Answer, Guid[] Streams, long[] Versions);

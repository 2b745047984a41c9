using EduEvents.Domain;

namespace EduEvents.Application;

/// <summary>What a command came to.</summary>
/// <param name="Position">Global position of its last event, or of the stream's last event when nothing new was recorded.</param>
/// <param name="Stream">The stream, empty for a command over several.</param>
/// <param name="Version">The stream's version afterwards.</param>
/// <param name="Recorded">Number of new events.</param>
/// <param name="Items">Per-item outcomes of a batch.</param>
public sealed record CommandAnswer(long Position, Guid Stream, long Version, int Recorded, IReadOnlyList<ItemOutcome>? Items = null);

/// <summary>One event that happened after the version a sender had seen.</summary>
public sealed record ChangeMeanwhile(long Version, string Event, DateTimeOffset At);

/// <summary>The actor has no right to this.</summary>
public sealed class AccessDenied(string permission) : Exception($"Permission {permission} is missing.")
{
    /// <summary>The permission that is missing.</summary>
    public string Permission { get; } = permission;
}

/// <summary>The stream a command changes does not exist.</summary>
public sealed class StreamUnknown() : Exception("There is no such stream.");

/// <summary>The stream has moved past the version the sender has seen.</summary>
public sealed class VersionChanged(long actual, IReadOnlyList<ChangeMeanwhile> changes) : Exception("The stream has changed meanwhile.")
{
    /// <summary>The version now.</summary>
    public long Actual { get; } = actual;

    /// <summary>What happened since, oldest first, at most 20.</summary>
    public IReadOnlyList<ChangeMeanwhile> Changes { get; } = changes;
}

/// <summary>The idempotency key was used for another body.</summary>
public sealed class KeyReused() : Exception("The idempotency key was used for another command.");

/// <summary>Others kept changing the stream; the command was not recorded and may be sent again.</summary>
public sealed class TooBusy() : Exception("The stream is changed by too many at once.");

namespace EduEvents.Verifier;

/// <summary>What was found wrong.</summary>
public enum Fault
{
    /// <summary>A field of an event is not what was sealed.</summary>
    Changed,

    /// <summary>A sealed event is gone.</summary>
    Removed,

    /// <summary>An event stands where none was sealed.</summary>
    Inserted,

    /// <summary>Sealed events stand in another order.</summary>
    Reordered,

    /// <summary>A block or head is not the one that was signed or handed over.</summary>
    LogRewritten,

    /// <summary>The database cannot read what it stored.</summary>
    Damaged
}

/// <summary>One finding with its place.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Organisation">Tenant; empty when the place belongs to none.</param>
/// <param name="Sequence">Global number of the event; null when only the block is known.</param>
/// <param name="Block">Block that sealed the place.</param>
/// <param name="After">Time of the last sound head before it.</param>
/// <param name="Before">Time of the head that no longer holds.</param>
/// <param name="Text">What to tell a person.</param>
public sealed record Finding(Fault Fault, string Organisation, long? Sequence, long? Block, DateTimeOffset? After, DateTimeOffset? Before, string Text);

/// <summary>Result of a verification.</summary>
/// <param name="Sound">True when nothing was found.</param>
/// <param name="Events">Events read.</param>
/// <param name="Blocks">Blocks checked.</param>
/// <param name="HeadsHeld">Heads of outside holders that were compared.</param>
/// <param name="Unsealed">Events newer than the last block.</param>
/// <param name="Seconds">Time taken.</param>
/// <param name="Findings">At most 1000.</param>
public sealed record Report(bool Sound, long Events, long Blocks, long HeadsHeld, long Unsealed, double Seconds, IReadOnlyList<Finding> Findings);

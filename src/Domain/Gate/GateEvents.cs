namespace EduEvents.Domain.Gate;

/// <summary>Which way a person went.</summary>
public enum Direction
{
    /// <summary>Into the building.</summary>
    In,

    /// <summary>Out of the building.</summary>
    Out
}

/// <summary>How a terminal knew a person.</summary>
public enum PassMethod
{
    /// <summary>A card or bracelet; for a learner only with a guardian's consent (Order 456, p. 33-1.1).</summary>
    Card,

    /// <summary>A code on a screen or paper; for a learner only with a consent of its own.</summary>
    Code,

    /// <summary>Face, finger or palm; only with a consent (Law 94-V, Art. 7).</summary>
    Biometric,

    /// <summary>Let through by the guard.</summary>
    Guard
}

/// <summary>A terminal stands at a place of the organisation (Order 456, p. 2.2).</summary>
public sealed record TerminalRegistered(Guid DeviceId, string Place, string Model) : IDomainEvent;

/// <summary>A person passed a terminal (Order 456, p. 33-1.10).</summary>
/// <param name="DeviceId">The terminal.</param>
/// <param name="Sequence">The terminal's own number of the pass; with the device it is unique.</param>
/// <param name="PersonId">Who passed, as the terminal recognised the person.</param>
/// <param name="Direction">In or out.</param>
/// <param name="At">Time by the terminal's clock; the receive time is the event's own.</param>
/// <param name="On">Local day of the pass by the terminal's clock.</param>
/// <param name="Method">How the person was known; null when the terminal does not tell.</param>
public sealed record GatePassed(Guid DeviceId, long Sequence, Guid PersonId, Direction Direction, DateTimeOffset At, DateOnly On, PassMethod? Method = null) : IDomainEvent;

namespace EduEvents.Domain.Gate;

/// <summary>Which way a person went.</summary>
public enum Direction
{
    /// <summary>Into the building.</summary>
    In,

    /// <summary>Out of the building.</summary>
    Out
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
public sealed record GatePassed(Guid DeviceId, long Sequence, Guid PersonId, Direction Direction, DateTimeOffset At, DateOnly On) : IDomainEvent;

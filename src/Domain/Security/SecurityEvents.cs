namespace EduEvents.Domain.Security;

/// <summary>How urgent an alert is.</summary>
public enum AlertSeverity
{
    /// <summary>To be looked at some time.</summary>
    Notice,

    /// <summary>To be looked at today.</summary>
    Warning,

    /// <summary>To be looked at now.</summary>
    Critical
}

/// <summary>One fact of an alert: a code and a number, an id or a time. Never a name or another personal value.</summary>
public sealed record AlertFact(string Name, string Value);

/// <summary>Something was noticed that a person must look at (Order 456, pp. 5.12, 5.16, 5.20).</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="Kind">What was noticed, a code with a text in every language: integrity.broken, sign_in.failures and so on.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Organisation">Tenant concerned; null when it concerns the whole platform.</param>
public sealed record AlertRaised(Guid AlertId, string Kind, AlertSeverity Severity, IReadOnlyList<AlertFact> Facts, string? Organisation) : IDomainEvent;

/// <summary>Somebody took the alert up.</summary>
public sealed record AlertTaken(Guid AlertId) : IDomainEvent;

/// <summary>The alert is dealt with; how is said in words.</summary>
public sealed record AlertResolved(Guid AlertId, string Resolution) : IDomainEvent;

/// <summary>One thing that the verification of the sealed logs found.</summary>
/// <param name="Fault">Code of what is wrong, as the Verifier tells it: changed, removed, inserted, reordered, logRewritten, damaged; or notChecked.</param>
/// <param name="Organisation">Tenant; empty when the place belongs to none.</param>
/// <param name="Sequence">Global number of the event; null when only the block is known.</param>
/// <param name="Block">Block that sealed the place.</param>
/// <param name="Text">The Verifier's own sentence.</param>
/// <param name="After">Time of the last sound head before it.</param>
/// <param name="Before">Time of the head that no longer holds.</param>
public sealed record IntegrityFault(
    string Fault, string Organisation, long? Sequence, long? Block, string Text, DateTimeOffset? After = null, DateTimeOffset? Before = null)
{
    /// <summary>The verification did not come to its end.</summary>
    public const string NotChecked = "notChecked";
}

/// <summary>Somebody asked for a verification of the sealed logs now (Order 456, p. 5.16).</summary>
/// <param name="CheckId">The check that answers it.</param>
/// <param name="On">Local day.</param>
public sealed record IntegrityCheckRequested(Guid CheckId, DateOnly On) : IDomainEvent;

/// <summary>All events were hashed again and compared with the sealed logs (Order 456, p. 5.16).</summary>
/// <param name="CheckId">The check.</param>
/// <param name="On">Local day.</param>
/// <param name="Sound">True when nothing was found.</param>
/// <param name="Events">Events read.</param>
/// <param name="Blocks">Blocks compared.</param>
/// <param name="HeadsHeld">Heads of outside holders compared.</param>
/// <param name="Seconds">Time taken.</param>
/// <param name="Faults">What was found, the first of it.</param>
public sealed record IntegrityChecked(
    Guid CheckId, DateOnly On, bool Sound, long Events, long Blocks, long HeadsHeld, double Seconds, IReadOnlyList<IntegrityFault> Faults) : IDomainEvent;

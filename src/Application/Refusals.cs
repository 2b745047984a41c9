using EduEvents.Domain;

namespace EduEvents.Application;

/// <summary>Records what was refused for want of a right, so that it can be looked through (Order 456, p. 5.12).</summary>
public interface IRefusalLog
{
    /// <summary>Notes a refusal.</summary>
    Task Refused(CommandContext context, string permission, string action, Scope target, CancellationToken stop);
}

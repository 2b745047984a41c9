namespace EduEvents.Application;

/// <summary>Whose data may not be used for now (Law 94-V, Art. 25).</summary>
public interface IProcessingBlocks
{
    /// <summary>True while the processing of the person's data is blocked in the organisation.</summary>
    ValueTask<bool> IsBlocked(string organisation, Guid person, CancellationToken stop);
}

/// <summary>Declares a command that works upon blocked data too, because it decides about the blocking itself or serves the person's rights.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DespiteBlockingAttribute : Attribute;

namespace EduEvents.Application;

/// <summary>Whose data may not be used for now (Law 94-V, Art. 25).</summary>
public interface IProcessingBlocks
{
    /// <summary>True while the processing of the person's data is blocked in the organisation.</summary>
    async ValueTask<bool> IsBlocked(string organisation, Guid person, CancellationToken stop) => (await Blocked(organisation, stop)).Contains(person);

    /// <summary>Everybody in the organisation of whom that is true.</summary>
    ValueTask<IReadOnlySet<Guid>> Blocked(string organisation, CancellationToken stop);
}

/// <summary>A command that says something of people whom it does not name: of the blocked among them it must say nothing.</summary>
public interface IMindsBlocks : ICommand
{
    /// <summary>The blocked people of the organisation; no part of what is sent.</summary>
    IReadOnlySet<Guid> Blocked { get; }

    /// <summary>The command, knowing them.</summary>
    ICommand Minding(IReadOnlySet<Guid> blocked);
}

/// <summary>Declares a command that works upon blocked data too, because it decides about the blocking itself or serves the person's rights.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DespiteBlockingAttribute : Attribute;

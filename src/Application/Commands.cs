using EduEvents.Domain;

namespace EduEvents.Application;

/// <summary>An intention to record something. It says which place it touches, so that rights can be checked before anything is read.</summary>
public interface ICommand
{
    /// <summary>What the command touches inside the organisation.</summary>
    Scope Target() => Scope.Platform;

    /// <summary>The people whose personal values its events may carry; their keys are made ready in batches.</summary>
    IEnumerable<Guid> People() => Target().Person is { } person ? [person] : [];
}

/// <summary>A command that changes one stream.</summary>
/// <typeparam name="TState">State of the stream.</typeparam>
public interface ICommand<TState> : ICommand where TState : class, IState<TState>
{
    /// <summary>The stream it changes.</summary>
    Guid Stream();
}

/// <summary>A command that must say why; the reason goes into the metadata of its events.</summary>
public interface IReasoned
{
    /// <summary>Why, in the words of the person.</summary>
    string Reason { get; }
}

/// <summary>A command that names its organisation in the body; it must be the one the sender means.</summary>
public interface IOfOrganisation
{
    /// <summary>The organisation.</summary>
    Guid OrganisationId { get; }
}

/// <summary>Declares the one permission a command or a view needs. Without it nobody may send it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string permission) : Attribute
{
    /// <summary>Name of the permission.</summary>
    public string Permission { get; } = permission;

    /// <summary>True for a page that shows everybody what is about himself, and only so much to who holds the right nowhere else.</summary>
    public bool OfOneself { get; init; }
}

/// <summary>Declares a command about accounts or other things of the whole platform; its streams belong to no organisation.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlatformWideAttribute : Attribute;

/// <summary>Declares a critical command: whoever sends it must have proved himself within the last ten minutes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CriticalAttribute : Attribute;

/// <summary>Declares the command that founds an organisation; every other one needs a founded organisation.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FoundsAttribute : Attribute;

/// <summary>Keeps a command's sample for the API document; must be valid for the command's validator.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExampleAttribute(string json) : Attribute
{
    /// <summary>The sample body.</summary>
    public string Json { get; } = json;
}

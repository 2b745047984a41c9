namespace EduEvents.Integration;

/// <summary>Tests that measure time or need the whole machine run one by one, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

namespace EduEvents.Conformity;

/// <summary>Checks that change what holds for everybody run one by one, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

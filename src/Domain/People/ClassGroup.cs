namespace EduEvents.Domain.People;

/// <summary>A class (сынып): a grade, a letter, a language, a shift.</summary>
public sealed record ClassGroup(Guid Id, ClassFormed Facts) : IState<ClassGroup>
{
    /// <summary>Forms the class; the same class again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Form(ClassGroup? group, ClassFormed facts)
    {
        if (group is null) return [facts];
        return group.Facts == facts ? [] : throw new RuleBroken(PeopleRules.ClassAlreadyFormed());
    }

    /// <inheritdoc />
    public static ClassGroup? Fold(ClassGroup? group, object @event) => (group, @event) switch
    {
        (null, ClassFormed e) => new(e.GroupId, e),
        _ => group
    };
}

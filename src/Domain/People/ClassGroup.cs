namespace EduEvents.Domain.People;

/// <summary>A class (сынып): a grade, a letter, a language, a shift.</summary>
public sealed record ClassGroup(Guid Id, ClassFormed Facts, DateOnly? Dissolved = null) : IState<ClassGroup>
{
    /// <summary>Forms the class; the same class again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Form(ClassGroup? group, ClassFormed facts)
    {
        if (group is null) return [facts];
        new Rules().Require(group.Dissolved is null, PeopleRules.ClassDissolved(group.Dissolved ?? default)).Check();
        return group.Facts == facts ? [] : throw new RuleBroken(PeopleRules.ClassAlreadyFormed());
    }

    /// <summary>Takes the class off the lists; off already changes nothing.</summary>
    /// <param name="on">The day.</param>
    /// <param name="learners">How many are in it on that day or later.</param>
    public IEnumerable<IDomainEvent> Dissolve(DateOnly on, int learners)
    {
        if (Dissolved is not null) return [];
        new Rules().Require(learners == 0, PeopleRules.ClassNotEmpty(learners)).Check();
        return [new ClassDissolved(Id, on)];
    }

    /// <inheritdoc />
    public static ClassGroup? Fold(ClassGroup? group, object @event) => (group, @event) switch
    {
        (null, ClassFormed e) => new(e.GroupId, e),
        ({ } g, ClassDissolved e) => g with { Dissolved = e.On },
        _ => group
    };
}

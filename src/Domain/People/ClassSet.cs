namespace EduEvents.Domain.People;

/// <summary>Classes of a small school learn together: a class-set (сынып-жинақ), each class with a journal of its own (Order 456, p. 27.3).</summary>
/// <param name="SetId">The class-set.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Title">As people call it.</param>
/// <param name="ClassIds">The classes.</param>
/// <param name="From">First day.</param>
public sealed record ClassSetFormed(Guid SetId, int Year, string Title, IReadOnlyList<Guid> ClassIds, DateOnly From) : IDomainEvent;

/// <summary>The last day on which the classes of a class-set learn together.</summary>
public sealed record ClassSetDissolved(Guid SetId, DateOnly On) : IDomainEvent;

/// <summary>A class-set.</summary>
public sealed record ClassSet(Guid Id, ClassSetFormed Facts, DateOnly? Dissolved = null) : IState<ClassSet>
{
    /// <summary>Forms the class-set; the same again changes nothing.</summary>
    /// <param name="set">What there is under its id.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="rules">The rules in force on its first day.</param>
    /// <param name="known">The classes of the year among those that are named.</param>
    public static IEnumerable<IDomainEvent> Form(ClassSet? set, ClassSetFormed facts, SplittingRules rules, int known)
    {
        if (set is not null)
            return set.IsSameAs(facts) ? [] : throw new RuleBroken(PeopleRules.ClassSetAlreadyFormed());
        new Rules()
            .Require(facts.ClassIds.Count <= rules.MostClassesTogether, PeopleRules.TooManyClassesTogether(rules.MostClassesTogether))
            .Require(known == facts.ClassIds.Count, PeopleRules.ClassUnknown())
            .Check();
        return [facts];
    }

    /// <summary>Dissolves it after a day; dissolved already changes nothing.</summary>
    public IEnumerable<IDomainEvent> Dissolve(DateOnly on)
    {
        if (Dissolved is not null) return [];
        new Rules().Require(on >= Facts.From, PeopleRules.LeftBeforeJoining(Facts.From)).Check();
        return [new ClassSetDissolved(Id, on)];
    }

    /// <inheritdoc />
    public static ClassSet? Fold(ClassSet? set, object @event) => (set, @event) switch
    {
        (null, ClassSetFormed e) => new(e.SetId, e),
        ({ } s, ClassSetDissolved e) => s with { Dissolved = e.On },
        _ => set
    };

    private bool IsSameAs(ClassSetFormed other) => (Facts.Year, Facts.Title, Facts.From) == (other.Year, other.Title, other.From)
        && Facts.ClassIds.SequenceEqual(other.ClassIds);
}

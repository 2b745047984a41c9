namespace EduEvents.Domain.People;

/// <summary>A subgroup (кіші топ): the learners who are taught one subject together and have a journal of their own.</summary>
public sealed record Subgroup(Guid Id, SubgroupFormed Facts) : IState<Subgroup>
{
    /// <summary>Forms the subgroup; the same subgroup again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Form(Subgroup? group, SubgroupFormed facts)
    {
        if (group is null) return [facts];
        return group.Facts == facts ? [] : throw new RuleBroken(PeopleRules.SubgroupAlreadyFormed());
    }

    /// <inheritdoc />
    public static Subgroup? Fold(Subgroup? group, object @event) => (group, @event) switch
    {
        (null, SubgroupFormed e) => new(e.GroupId, e),
        _ => group
    };
}

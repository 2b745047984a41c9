namespace EduEvents.Domain.People;

/// <summary>Who may act for a learner, and what each of them may see.</summary>
public sealed partial record Learner
{
    /// <summary>Names a person who may act for the learner; the same facts again change nothing.</summary>
    public IEnumerable<IDomainEvent> LinkGuardian(Guid guardian, FullName name, string relation, DateOnly from)
    {
        var known = Guardians.GetValueOrDefault(guardian);
        return known is not null && known.Name == name && known.Relation == relation
            ? []
            : [new GuardianLinked(Id, guardian, name, relation, known?.From ?? from)];
    }

    /// <summary>Limits a guardian's rights; the limit in force already changes nothing.</summary>
    public IEnumerable<IDomainEvent> LimitGuardian(GuardianLimited limit)
    {
        if (Limits.GetValueOrDefault(limit.GuardianId) is { } known && known.IsSameAs(limit)) return [];
        new Rules()
            .Require(Guardians.ContainsKey(limit.GuardianId), PeopleRules.GuardianUnknown())
            .Require(limit.Until is null || limit.Until >= limit.From, PeopleRules.LeftBeforeJoining(limit.From))
            .Check();
        return [limit];
    }

    /// <summary>Lifts a limit after a day; lifted already changes nothing.</summary>
    public IEnumerable<IDomainEvent> LiftLimit(Guid guardian, DateOnly on)
    {
        var limit = Limits.GetValueOrDefault(guardian) ?? throw new RuleBroken(PeopleRules.NoLimit());
        if (limit.Until == on) return [];
        new Rules().Require(on >= limit.From, PeopleRules.LeftBeforeJoining(limit.From))
            .Require(limit.Until is null || on < limit.Until, PeopleRules.NoLimit()).Check();
        return [new GuardianLimitLifted(Id, guardian, on)];
    }

    /// <summary>Ends a guardianship; ended already changes nothing.</summary>
    public IEnumerable<IDomainEvent> UnlinkGuardian(Guid guardian, DateOnly on)
    {
        if (Unlinked.Contains(guardian)) return [];
        var linked = Guardians.GetValueOrDefault(guardian) ?? throw new RuleBroken(PeopleRules.GuardianUnknown());
        new Rules().Require(on >= linked.From, PeopleRules.LeftBeforeJoining(linked.From)).Check();
        return [new GuardianUnlinked(Id, guardian, on)];
    }
}

using System.Collections.Immutable;

namespace EduEvents.Domain.People;

/// <summary>A learner of one organisation: admission, one class at a time, many subgroups, guardians, departure.</summary>
public sealed record Learner(Guid Id, LearnerAdmitted Facts, FullName Name) : IState<Learner>
{
    /// <summary>Day of admission.</summary>
    public DateOnly Admitted => Facts.On;

    /// <summary>The class now.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>First day in the class.</summary>
    public DateOnly? PlacedFrom { get; init; }

    /// <summary>Day of departure.</summary>
    public DateOnly? Departed { get; init; }

    /// <summary>Who may act for the learner.</summary>
    public ImmutableDictionary<Guid, GuardianLinked> Guardians { get; init; } = ImmutableDictionary<Guid, GuardianLinked>.Empty;

    /// <summary>The latest stay in each subgroup, both days included.</summary>
    public ImmutableDictionary<Guid, (DateOnly From, DateOnly? To)> Subgroups { get; init; } =
        ImmutableDictionary<Guid, (DateOnly From, DateOnly? To)>.Empty;

    /// <summary>
    /// Admits a learner; the same admission again changes nothing. The control digit of the IIN is checked, its date and sex are not
    /// (schooling facts, 6.1).
    /// </summary>
    public static IEnumerable<IDomainEvent> Admit(Learner? learner, LearnerAdmitted facts)
    {
        if (learner?.Facts == facts) return [];
        var iin = facts.Iin.Value;
        new Rules()
            .Require(learner is null, PeopleRules.AlreadyAdmitted())
            .Require(string.IsNullOrEmpty(iin) || Domain.Iin.IsValid(iin), PeopleRules.IinInvalid())
            .Require(!DateOnly.TryParseExact(facts.BirthDate.Value, "yyyy-MM-dd", out var born) || born < facts.On, PeopleRules.BornAfterAdmission())
            .Check();
        return [facts];
    }

    /// <summary>Places the learner in a class from a day on; the same placing again changes nothing.</summary>
    public IEnumerable<IDomainEvent> Place(Guid group, DateOnly from)
    {
        if (GroupId == group && PlacedFrom == from) return [];
        new Rules()
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default))
            .Require(from >= Admitted, PeopleRules.PlacedBeforeAdmission(Admitted))
            .Check();
        return [new LearnerPlaced(Id, group, from, GroupId)];
    }

    /// <summary>Puts the learner into a subgroup from a day on; joining twice changes nothing.</summary>
    public IEnumerable<IDomainEvent> JoinGroup(Guid group, DateOnly from)
    {
        var stay = Subgroups.TryGetValue(group, out var known) ? known : default((DateOnly From, DateOnly? To)?);
        if (stay is { To: null } && known.From == from) return [];
        new Rules()
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default))
            .Require(from >= Admitted, PeopleRules.PlacedBeforeAdmission(Admitted))
            .Require(stay is not { To: null }, PeopleRules.AlreadyInGroup(known.From))
            .Require(stay is not { To: { } left } || from > left, PeopleRules.JoinedBeforeLeaving(known.To ?? default))
            .Check();
        return [new LearnerJoinedGroup(Id, group, from)];
    }

    /// <summary>Takes the learner out of a subgroup after a day; leaving twice changes nothing.</summary>
    public IEnumerable<IDomainEvent> LeaveGroup(Guid group, DateOnly on)
    {
        if (!Subgroups.TryGetValue(group, out var stay)) throw new RuleBroken(PeopleRules.NotInGroup());
        if (stay.To is not null) return [];
        new Rules().Require(on >= stay.From, PeopleRules.LeftBeforeJoining(stay.From)).Check();
        return [new LearnerLeftGroup(Id, group, on)];
    }

    /// <summary>Names a person who may act for the learner; the same facts again change nothing.</summary>
    public IEnumerable<IDomainEvent> LinkGuardian(Guid guardian, FullName name, string relation, DateOnly from)
    {
        var known = Guardians.GetValueOrDefault(guardian);
        return known is not null && known.Name == name && known.Relation == relation
            ? []
            : [new GuardianLinked(Id, guardian, name, relation, known?.From ?? from)];
    }

    /// <summary>Gives the learner another name; the name borne already changes nothing.</summary>
    public IEnumerable<IDomainEvent> ChangeName(FullName name, DateOnly on) => name == Name ? [] : [new NameChanged(Id, name, on)];

    /// <summary>The learner leaves the organisation and every subgroup; leaving twice changes nothing.</summary>
    public IEnumerable<IDomainEvent> Depart(DateOnly on, string reason)
    {
        if (Departed is not null) return [];
        new Rules().Require(on >= Admitted, PeopleRules.PlacedBeforeAdmission(Admitted)).Check();
        var left = Subgroups.Where(s => s.Value.To is null).OrderBy(s => s.Key)
            .Select(s => new LearnerLeftGroup(Id, s.Key, on >= s.Value.From ? on : s.Value.From));
        return [.. left, new LearnerDeparted(Id, GroupId, on, reason)];
    }

    /// <inheritdoc />
    public static Learner? Fold(Learner? learner, object @event) => (learner, @event) switch
    {
        (null, LearnerAdmitted e) => new(e.LearnerId, e, e.Name),
        ({ } l, LearnerPlaced e) => l with { GroupId = e.GroupId, PlacedFrom = e.From },
        ({ } l, LearnerJoinedGroup e) => l with { Subgroups = l.Subgroups.SetItem(e.GroupId, (e.From, null)) },
        ({ } l, LearnerLeftGroup e) => l with { Subgroups = l.Subgroups.SetItem(e.GroupId, (l.Subgroups[e.GroupId].From, e.On)) },
        ({ } l, GuardianLinked e) => l with { Guardians = l.Guardians.SetItem(e.GuardianId, e) },
        ({ } l, NameChanged e) => l with { Name = e.Name },
        ({ } l, LearnerDeparted e) => l with { Departed = e.On },
        _ => learner
    };
}

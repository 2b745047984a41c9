using System.Collections.Immutable;

namespace EduEvents.Domain.People;

/// <summary>A learner of one organisation: admission, class membership, guardians, departure.</summary>
public sealed record Learner(Guid Id, DateOnly Admitted, Guid? GroupId, DateOnly? PlacedFrom, DateOnly? Departed, ImmutableHashSet<Guid> Guardians)
    : IState<Learner>
{
    /// <summary>Admits a learner. The control digit of the IIN is checked; its date and sex are not (schooling facts, 6.1).</summary>
    public static IEnumerable<IDomainEvent> Admit(Learner? learner, LearnerAdmitted facts)
    {
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

    /// <summary>Names a person who may act for the learner.</summary>
    public IEnumerable<IDomainEvent> LinkGuardian(Guid guardian, FullName name, string relation, DateOnly from) =>
        Guardians.Contains(guardian) ? [] : [new GuardianLinked(Id, guardian, name, relation, from)];

    /// <summary>The learner leaves; leaving twice changes nothing.</summary>
    public IEnumerable<IDomainEvent> Depart(DateOnly on, string reason)
    {
        if (Departed is not null) return [];
        new Rules().Require(on >= Admitted, PeopleRules.PlacedBeforeAdmission(Admitted)).Check();
        return [new LearnerDeparted(Id, GroupId, on, reason)];
    }

    /// <inheritdoc />
    public static Learner? Fold(Learner? learner, object @event) => (learner, @event) switch
    {
        (null, LearnerAdmitted e) => new(e.LearnerId, e.On, null, null, null, []),
        ({ } l, LearnerPlaced e) => l with { GroupId = e.GroupId, PlacedFrom = e.From },
        ({ } l, GuardianLinked e) => l with { Guardians = l.Guardians.Add(e.GuardianId) },
        ({ } l, LearnerDeparted e) => l with { Departed = e.On },
        _ => learner
    };
}

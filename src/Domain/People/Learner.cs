using System.Collections.Immutable;
using System.Globalization;

namespace EduEvents.Domain.People;

/// <summary>Time in a subgroup, both days included; open while the last is missing.</summary>
public sealed record Stay(Guid GroupId, DateOnly From, DateOnly? To);

/// <summary>A learner of one organisation: admission, one class at a time, many subgroups, guardians, departure.</summary>
public sealed record Learner(Guid Id, LearnerAdmitted Facts, FullName Name) : IState<Learner>
{
    /// <summary>Day of admission.</summary>
    public DateOnly Admitted => Facts.On;

    /// <summary>The birth date as it stands.</summary>
    public Personal BirthDate { get; init; } = Facts.BirthDate;

    /// <summary>Classes by the first day in each; each holds until the next.</summary>
    public ImmutableSortedDictionary<DateOnly, Guid> Placings { get; init; } = ImmutableSortedDictionary<DateOnly, Guid>.Empty;

    /// <summary>Day of departure.</summary>
    public DateOnly? Departed { get; init; }

    /// <summary>Who may act for the learner.</summary>
    public ImmutableDictionary<Guid, GuardianLinked> Guardians { get; init; } = ImmutableDictionary<Guid, GuardianLinked>.Empty;

    /// <summary>Stays in subgroups, in the order of joining.</summary>
    public ImmutableList<Stay> Stays { get; init; } = [];

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
            .Require(!DateOnly.TryParseExact(facts.BirthDate.Value, "yyyy-MM-dd", out var born) || born < facts.On,
                PeopleRules.BornAfterAdmission())
            .Check();
        return [facts];
    }

    /// <summary>
    /// Places the learner in a class from a day on, until the next placing. A placing with an earlier day, as by a late order, changes
    /// nothing
    /// after the next one. The same placing again changes nothing at all.
    /// </summary>
    public IEnumerable<IDomainEvent> Place(Guid group, DateOnly from)
    {
        if (Placings.TryGetValue(from, out var known) && known == group) return [];
        new Rules()
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default))
            .Require(from >= Admitted, PeopleRules.PlacedBeforeAdmission(Admitted))
            .Check();
        var next = Placings.Keys.Cast<DateOnly?>().FirstOrDefault(day => day > from);
        return [new LearnerPlaced(Id, group, from, ClassOn(from), next?.AddDays(-1))];
    }

    /// <summary>Puts the learner into a subgroup from a day on; joining twice changes nothing.</summary>
    public IEnumerable<IDomainEvent> JoinGroup(Guid group, DateOnly from)
    {
        if (Stays.Exists(s => s.GroupId == group && s.From == from)) return [];
        var last = Stays.FindLast(s => s.GroupId == group);
        new Rules()
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default))
            .Require(from >= Admitted, PeopleRules.PlacedBeforeAdmission(Admitted))
            .Require(last is not { To: null }, PeopleRules.AlreadyInGroup(last?.From ?? default))
            .Require(last is not { To: { } left } || from > left, PeopleRules.JoinedBeforeLeaving(last?.To ?? default))
            .Check();
        return [new LearnerJoinedGroup(Id, group, from)];
    }

    /// <summary>Takes the learner out of a subgroup after a day; leaving twice changes nothing.</summary>
    public IEnumerable<IDomainEvent> LeaveGroup(Guid group, DateOnly on)
    {
        var last = Stays.FindLast(s => s.GroupId == group) ?? throw new RuleBroken(PeopleRules.NotInGroup());
        if (last.To is not null || Stays.Exists(s => s.GroupId == group && s.To == on)) return [];
        new Rules().Require(on >= last.From, PeopleRules.LeftBeforeJoining(last.From)).Check();
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

    /// <summary>Corrects the birth date; the date known already changes nothing.</summary>
    public IEnumerable<IDomainEvent> CorrectBirthDate(DateOnly born)
    {
        var date = new Personal(Id, born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (date == BirthDate) return [];
        new Rules().Require(born < Admitted, PeopleRules.BornAfterAdmission()).Check();
        return [new BirthDateCorrected(Id, date)];
    }

    /// <summary>The learner leaves the organisation and every group; the day is the last. Leaving twice changes nothing.</summary>
    public IEnumerable<IDomainEvent> Depart(DateOnly on, string reason)
    {
        if (Departed == on) return [];
        new Rules()
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default))
            .Require(on >= Admitted, PeopleRules.DepartedBeforeAdmission(Admitted))
            .Check();
        var left = Stays.Where(s => s.To is null).Select(s => new LearnerLeftGroup(Id, s.GroupId, on));
        var never = Placings.Where(p => p.Key > on).Select(p => p.Value).Distinct().ToList();
        return [.. left, new LearnerDeparted(Id, ClassOn(on), on, reason, never.Count > 0 ? never : null)];
    }

    /// <inheritdoc />
    public static Learner? Fold(Learner? learner, object @event) => (learner, @event) switch
    {
        (null, LearnerAdmitted e) => new(e.LearnerId, e, e.Name),
        ({ } l, LearnerPlaced e) => l with { Placings = l.Placings.SetItem(e.From, e.GroupId) },
        ({ } l, LearnerJoinedGroup e) => l with { Stays = l.Stays.Add(new(e.GroupId, e.From, null)) },
        ({ } l, LearnerLeftGroup e) => l with { Stays = l.Stays.ConvertAll(s => s.GroupId == e.GroupId && s.To is null
            ? s with { To = e.On } : s) },
        ({ } l, BirthDateCorrected e) => l with { BirthDate = e.BirthDate },
        ({ } l, GuardianLinked e) => l with { Guardians = l.Guardians.SetItem(e.GuardianId, e) },
        ({ } l, NameChanged e) => l with { Name = e.Name },
        ({ } l, LearnerDeparted e) => l with { Departed = e.On },
        _ => learner
    };

    private Guid? ClassOn(DateOnly day) => Placings.Where(p => p.Key <= day).Select(p => (Guid?)p.Value).LastOrDefault();
}

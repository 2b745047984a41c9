using System.Collections.Immutable;
using System.Globalization;

namespace EduEvents.Domain.People;

/// <summary>Time in a subgroup, both days included; open while the last is missing.</summary>
public sealed record Stay(Guid GroupId, DateOnly From, DateOnly? To);

/// <summary>A learner of one organisation: admission, one class at a time, many subgroups, guardians, departure.</summary>
public sealed partial record Learner(Guid Id, LearnerAdmitted Facts, FullName Name) : IState<Learner>
{
    /// <summary>Day of the last admission.</summary>
    public DateOnly Admitted { get; init; } = Facts.On;

    /// <summary>The birth date as it stands.</summary>
    public Personal BirthDate { get; init; } = Facts.BirthDate;

    /// <summary>Classes by the first day in each; each holds until the next. The empty id stands for the time away between two admissions.</summary>
    public ImmutableSortedDictionary<DateOnly, Guid> Placings { get; init; } = ImmutableSortedDictionary<DateOnly, Guid>.Empty;

    /// <summary>Day of departure.</summary>
    public DateOnly? Departed { get; init; }

    /// <summary>Placings that were taken back, and departures under the empty id.</summary>
    public ImmutableHashSet<(DateOnly On, Guid Group)> Annulled { get; init; } = [];

    /// <summary>Categories by code and first day.</summary>
    public ImmutableDictionary<string, Stay> Categories { get; init; } = ImmutableDictionary<string, Stay>.Empty;

    /// <summary>Who may act for the learner.</summary>
    public ImmutableDictionary<Guid, GuardianLinked> Guardians { get; init; } = ImmutableDictionary<Guid, GuardianLinked>.Empty;

    /// <summary>Limits of guardians' rights, the last of each.</summary>
    public ImmutableDictionary<Guid, GuardianLimited> Limits { get; init; } = ImmutableDictionary<Guid, GuardianLimited>.Empty;

    /// <summary>Who may not act for the learner any more.</summary>
    public ImmutableHashSet<Guid> Unlinked { get; init; } = [];

    /// <summary>The offer to another school that stands; none when there is none.</summary>
    public TransferOffered? Offer { get; init; }

    /// <summary>Offers that were taken back.</summary>
    public ImmutableHashSet<Guid> Withdrawn { get; init; } = [];

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

    /// <summary>Notes that the learner belongs to a category from a day on; noted already changes nothing.</summary>
    public IEnumerable<IDomainEvent> GiveCategory(string category, DateOnly from, string document)
    {
        var known = Categories.GetValueOrDefault(category);
        if (known is { To: null } && known.From == from) return [];
        new Rules()
            .Require(known is not { To: null }, PeopleRules.AlreadyInCategory(known?.From ?? default))
            .Require(known is not { To: { } ended } || from > ended, PeopleRules.JoinedBeforeLeaving(known?.To ?? default))
            .Check();
        return [new CategoryGiven(Id, category, from, new(Id, document))];
    }

    /// <summary>Ends the time in a category; ended already changes nothing.</summary>
    public IEnumerable<IDomainEvent> EndCategory(string category, DateOnly on)
    {
        var known = Categories.GetValueOrDefault(category) ?? throw new RuleBroken(PeopleRules.NotInCategory());
        if (known.To is not null) return known.To == on ? [] : throw new RuleBroken(PeopleRules.NotInCategory());
        new Rules().Require(on >= known.From, PeopleRules.LeftBeforeJoining(known.From)).Check();
        return [new CategoryEnded(Id, category, on)];
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

    /// <inheritdoc />
    public static Learner? Fold(Learner? learner, object @event) => (learner, @event) switch
    {
        (null, LearnerAdmitted e) => new(e.LearnerId, e, e.Name),
        ({ } l, LearnerPlaced e) => l with { Placings = l.Placings.SetItem(e.From, e.GroupId), Annulled = l.Annulled.Remove((e.From, e.GroupId)) },
        ({ } l, PlacingAnnulled e) => l with { Placings = l.Placings.Remove(e.From), Annulled = l.Annulled.Add((e.From, e.GroupId)) },
        ({ } l, LearnerJoinedGroup e) => l with { Stays = l.Stays.Add(new(e.GroupId, e.From, null)) },
        ({ } l, LearnerLeftGroup e) => l with { Stays = l.Stays.ConvertAll(s => s.GroupId == e.GroupId && s.To is null
            ? s with { To = e.On } : s) },
        ({ } l, BirthDateCorrected e) => l with { BirthDate = e.BirthDate },
        ({ } l, GuardianLinked e) => l with { Guardians = l.Guardians.SetItem(e.GuardianId, e), Unlinked = l.Unlinked.Remove(e.GuardianId) },
        ({ } l, GuardianUnlinked e) => l with { Guardians = l.Guardians.Remove(e.GuardianId), Unlinked = l.Unlinked.Add(e.GuardianId) },
        ({ } l, GuardianLimited e) => l with { Limits = l.Limits.SetItem(e.GuardianId, e) },
        ({ } l, GuardianLimitLifted e) => l with { Limits = l.Limits.SetItem(e.GuardianId, l.Limits[e.GuardianId] with { Until = e.On }) },
        ({ } l, NameChanged e) => l with { Name = e.Name },
        ({ } l, LearnerDeparted e) => l with { Departed = e.On, Annulled = l.Annulled.Remove((e.On, Guid.Empty)) },
        ({ } l, DepartureAnnulled e) => l with { Departed = null, Annulled = l.Annulled.Add((e.On, Guid.Empty)) },
        ({ } l, LearnerReadmitted e) => l with { Admitted = e.On, Departed = null, Offer = null, Placings = l.Placings
            .RemoveRange(l.Placings.Keys.Where(day => day > l.Departed)).SetItem((l.Departed ?? e.On).AddDays(1), Guid.Empty) },
        ({ } l, TransferOffered e) => l with { Offer = e },
        ({ } l, TransferWithdrawn e) => l with { Offer = null, Withdrawn = l.Withdrawn.Add(e.TransferId) },
        ({ } l, AdmissionRedated e) => l with { Admitted = e.On },
        ({ } l, CategoryGiven e) => l with { Categories = l.Categories.SetItem(e.Category, new(Guid.Empty, e.From, null)) },
        ({ } l, CategoryEnded e) => l with { Categories = l.Categories.SetItem(e.Category, l.Categories[e.Category] with { To = e.On }) },
        _ => learner
    };

    /// <summary>The class of a day; none when in no class.</summary>
    public Guid? ClassOn(DateOnly day) =>
        Placings.Where(p => p.Key <= day).Select(p => (Guid?)p.Value).LastOrDefault() is { } group && group != Guid.Empty ? group : null;

    /// <summary>First day of the placing after a day; none when there is no later one.</summary>
    public DateOnly? NextAfter(DateOnly day) => Placings.Keys.Cast<DateOnly?>().FirstOrDefault(next => next > day);
}

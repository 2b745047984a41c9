namespace EduEvents.Domain.People;

/// <summary>How a learner moves: into classes, out of the organisation and back, and how wrong orders are taken back.</summary>
public sealed partial record Learner
{
    /// <summary>
    /// Places the learner in a class from a day on, until the next placing. A placing with an earlier day, as by a late order, changes
    /// nothing after the next one. The same placing again changes nothing at all.
    /// </summary>
    public IEnumerable<IDomainEvent> Place(Guid group, DateOnly from, PlacingKind? kind = null, OrderRef? order = null)
    {
        if (Placings.TryGetValue(from, out var known) && known == group) return [];
        new Rules()
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default))
            .Require(from >= Admitted, PeopleRules.PlacedBeforeAdmission(Admitted))
            .Check();
        return [new LearnerPlaced(Id, group, from, ClassOn(from), NextAfter(from)?.AddDays(-1), kind, order)];
    }

    /// <summary>Takes a placing back: the learner stayed where he was. A placing taken back already changes nothing.</summary>
    public IEnumerable<IDomainEvent> AnnulPlacing(Guid group, DateOnly from, OrderRef? order)
    {
        if (Annulled.Contains((from, group))) return [];
        new Rules()
            .Require(Placings.TryGetValue(from, out var known) && known == group, PeopleRules.NotPlaced(from))
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default))
            .Check();
        return [new PlacingAnnulled(
            Id, group, from, NextAfter(from)?.AddDays(-1), ClassOn(from.AddDays(-1)), order)];
    }

    /// <summary>The learner leaves the organisation and every group; the day is the last. Leaving twice changes nothing.</summary>
    public IEnumerable<IDomainEvent> Depart(DateOnly on, string reason, OrderRef? order = null, string? destination = null)
    {
        if (Departed == on) return [];
        new Rules()
            .Require(Departed is null, PeopleRules.HasDeparted(Departed ?? default))
            .Require(on >= Admitted, PeopleRules.DepartedBeforeAdmission(Admitted))
            .Check();
        var left = Stays.Where(s => s.To is null).Select(s => new LearnerLeftGroup(Id, s.GroupId, on));
        var never = Placings.Where(p => p.Key > on).Select(p => p.Value).Distinct().ToList();
        return [.. left, new LearnerDeparted(
            Id, ClassOn(on), on, reason, never.Count > 0 ? never : null, order, destination)];
    }

    /// <summary>Takes a departure back, with the subgroups that were left by it. One taken back already changes nothing.</summary>
    public IEnumerable<IDomainEvent> AnnulDeparture(DateOnly on, OrderRef? order)
    {
        if (Annulled.Contains((on, Guid.Empty))) return [];
        new Rules().Require(Departed == on, PeopleRules.NotDeparted(on)).Check();
        var groups = Stays.Where(s => s.To == on).Select(s => new LearnerJoinedGroup(Id, s.GroupId, on.AddDays(1)));
        return [new DepartureAnnulled(Id, on, [.. After(on)], order), .. groups];
    }

    /// <summary>Admits a learner who had left once more; the same again changes nothing.</summary>
    public IEnumerable<IDomainEvent> Readmit(DateOnly on, string? arrival, OrderRef? order)
    {
        if (Departed is not { } left) return Admitted == on ? [] : throw new RuleBroken(PeopleRules.AlreadyAdmitted());
        new Rules().Require(on > left, PeopleRules.ReadmittedBeforeDeparture(left)).Check();
        return [new LearnerReadmitted(Id, on, arrival, order)];
    }

    /// <summary>Puts the first day right; nobody is placed before it. The day known already changes nothing.</summary>
    public IEnumerable<IDomainEvent> RedateAdmission(DateOnly on, OrderRef? order)
    {
        if (Admitted == on) return [];
        var first = Placings.Where(p => p.Key >= Admitted && p.Value != Guid.Empty).Select(p => (DateOnly?)p.Key).FirstOrDefault();
        var left = Placings.Where(p => p.Key < Admitted && p.Value == Guid.Empty).Select(p => (DateOnly?)p.Key).LastOrDefault();
        new Rules()
            .Require(first is null || on <= first, PeopleRules.PlacedBefore(first ?? default))
            .Require(left is null || on >= left, PeopleRules.ReadmittedBeforeDeparture(left?.AddDays(-1) ?? default))
            .Require(Departed is not { } departed || on <= departed, PeopleRules.HasDeparted(Departed ?? default))
            .Check();
        return [new AdmissionRedated(Id, on, Admitted, order)];
    }

    // What holds from the day after a departure on: the class of that day until the next placing, and every placing after it.
    private IEnumerable<RestoredStay> After(DateOnly on)
    {
        if (ClassOn(on) is { } group) yield return new(group, on.AddDays(1), NextAfter(on)?.AddDays(-1));
        foreach (var (from, placed) in Placings.Where(p => p.Key > on))
            yield return new(placed, from, NextAfter(from)?.AddDays(-1));
    }
}

namespace EduEvents.Domain.People;

/// <summary>How a learner goes on into the next academic year, and back when that is taken back.</summary>
public sealed partial record Learner
{
    /// <summary>The reason of a departure by which a learner leaves having finished.</summary>
    public const string Graduation = "graduation";

    /// <summary>Goes on into the next year: into its class and out of the subgroups of this one, or out of school. So already changes nothing.</summary>
    public IEnumerable<IDomainEvent> GoOn(RolledOver item, DateOnly on, DateOnly leftOn, OrderRef order)
    {
        if (item.Outcome == YearOutcome.Graduates) return Depart(leftOn, Graduation, order);
        var last = on.AddDays(-1);
        var left = Stays.Where(s => s.To is null && s.From <= last).Select(s => new LearnerLeftGroup(Id, s.GroupId, last));
        return [.. Place(item.GroupId!.Value, on, KindOf(item.Outcome), order), .. left];
    }

    /// <summary>Takes that back, as long as nothing has been decided since; taken back already changes nothing.</summary>
    public IEnumerable<IDomainEvent> GoBack(RolledOver item, DateOnly on, DateOnly leftOn, OrderRef? order)
    {
        if (item.Outcome == YearOutcome.Graduates)
            return Departed == leftOn || Annulled.Contains((leftOn, Guid.Empty)) ? AnnulDeparture(leftOn, order) : throw new RuleBroken(PeopleRules.MovedSince());
        var group = item.GroupId!.Value;
        if (Annulled.Contains((on, group))) return [];
        new Rules().Require(Departed is null && NextAfter(on) is null && ClassOn(on) == group, PeopleRules.MovedSince()).Check();
        var back = Stays.Where(s => s.To == on.AddDays(-1)).Select(s => new LearnerJoinedGroup(Id, s.GroupId, on));
        return [.. AnnulPlacing(group, on, order), .. back];
    }

    private static PlacingKind KindOf(YearOutcome outcome) => outcome switch
    {
        YearOutcome.Promoted => PlacingKind.Promotion,
        YearOutcome.Conditional => PlacingKind.ConditionalPromotion,
        _ => PlacingKind.Repeat
    };
}

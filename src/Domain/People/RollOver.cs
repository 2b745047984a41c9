namespace EduEvents.Domain.People;

/// <summary>What becomes of a learner when the year ends.</summary>
public enum YearOutcome
{
    /// <summary>Goes on to the next grade.</summary>
    Promoted,

    /// <summary>Goes on with a debt to be made good.</summary>
    Conditional,

    /// <summary>Stays in the grade for another year.</summary>
    Repeats,

    /// <summary>Has finished school.</summary>
    Graduates
}

/// <summary>A class of the next year.</summary>
/// <param name="GroupId">The class.</param>
/// <param name="Grade">0 to 12.</param>
/// <param name="Letter">The school's own letter.</param>
/// <param name="Language">Language of instruction, two letters.</param>
/// <param name="Shift">1 to 3.</param>
public sealed record NextClass(Guid GroupId, int Grade, string Letter, string Language, int Shift);

/// <summary>What becomes of one learner.</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="Outcome">What.</param>
/// <param name="GroupId">The class of the next year; none for who graduates.</param>
public sealed record RolledOver(Guid LearnerId, YearOutcome Outcome, Guid? GroupId);

/// <summary>An academic year was carried over into the next, by one order (Order 456, p. 27.3).</summary>
/// <param name="Year">Calendar year in which the year that ended had begun.</param>
/// <param name="On">First day in the new classes.</param>
/// <param name="LeftOn">Last day of those who graduate.</param>
/// <param name="Order">The order.</param>
/// <param name="Classes">The classes that were formed.</param>
/// <param name="Learners">Who goes where.</param>
public sealed record YearRolledOver(
    int Year, DateOnly On, DateOnly LeftOn, OrderRef Order, IReadOnlyList<NextClass> Classes, IReadOnlyList<RolledOver> Learners) : IDomainEvent
{
    /// <summary>True when the other says the same, item by item.</summary>
    public bool IsSameAs(YearRolledOver other) => (Year, On, LeftOn, Order) == (other.Year, other.On, other.LeftOn, other.Order)
        && Classes.SequenceEqual(other.Classes) && Learners.SequenceEqual(other.Learners);
}

/// <summary>The carrying over of a year was taken back as a whole.</summary>
/// <param name="Year">Calendar year in which the year that ended had begun.</param>
/// <param name="Order">The order that cancels the former one.</param>
public sealed record RollOverUndone(int Year, OrderRef? Order) : IDomainEvent;

/// <summary>The end of one academic year in an organisation.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Done">What was carried over and stands.</param>
/// <param name="Undone">True when a carrying over was taken back before.</param>
public sealed record RollOver(Guid Id, YearRolledOver? Done, bool Undone) : IState<RollOver>
{
    /// <summary>The stream of a year; tenants keep the organisations apart.</summary>
    public static Guid IdOf(int year) => StableId.Of("people.roll_over", year);

    /// <summary>Carries the year over; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Carry(RollOver? state, YearRolledOver facts)
    {
        if (state?.Done?.IsSameAs(facts) == true) return [];
        new Rules()
            .Require(state?.Done is null, PeopleRules.RolledOverAlready(facts.Year))
            .Require(facts.Learners.All(l => l.Outcome == YearOutcome.Graduates || l.GroupId is not null), PeopleRules.NextClassMissing())
            .Require(facts.LeftOn < facts.On, PeopleRules.LeftAfterNextYear(facts.On))
            .Check();
        return [facts];
    }

    /// <summary>Takes it back; taken back already changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Undo(RollOver? state, int year, OrderRef? order)
    {
        if (state is { Done: null, Undone: true }) return [];
        new Rules().Require(state?.Done is not null, PeopleRules.NotRolledOver(year)).Check();
        return [new RollOverUndone(year, order)];
    }

    /// <inheritdoc />
    public static RollOver? Fold(RollOver? state, object @event) => (state, @event) switch
    {
        (_, YearRolledOver e) => new(IdOf(e.Year), e, state?.Undone ?? false),
        ({ } s, RollOverUndone) => s with { Done = null, Undone = true },
        _ => state
    };
}

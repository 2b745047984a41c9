namespace EduEvents.Domain.People;

/// <summary>Why a learner is placed in a class (schooling facts, 2.8).</summary>
public enum PlacingKind
{
    /// <summary>The class after the admission.</summary>
    Admission,

    /// <summary>From one class of the year into another.</summary>
    Transfer,

    /// <summary>Into the next grade.</summary>
    Promotion,

    /// <summary>Into the next grade with a debt to be made good.</summary>
    ConditionalPromotion,

    /// <summary>The same grade once more.</summary>
    Repeat
}

/// <summary>Time in a class that comes back into force, both days included; open while the last is missing.</summary>
public sealed record RestoredStay(Guid GroupId, DateOnly From, DateOnly? To);

/// <summary>A learner who had left was admitted once more (Order 456, p. 27.4).</summary>
public sealed record LearnerReadmitted(Guid LearnerId, DateOnly On, string? Arrival, OrderRef? Order) : IDomainEvent;

/// <summary>The first day of a learner was another than was recorded, by an order that came late.</summary>
public sealed record AdmissionRedated(Guid LearnerId, DateOnly On, DateOnly FormerOn, OrderRef? Order) : IDomainEvent;

/// <summary>A placing was recorded wrongly or its order was cancelled: the learner was never in the class by it.</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="GroupId">The class the learner was not in.</param>
/// <param name="From">First day of the placing.</param>
/// <param name="Until">Last day of what is taken back; none when it was open.</param>
/// <param name="RestoredGroupId">The class the learner is in on those days instead; none when in no class.</param>
/// <param name="Order">The order that cancels the former one.</param>
public sealed record PlacingAnnulled(Guid LearnerId, Guid GroupId, DateOnly From, DateOnly? Until, Guid? RestoredGroupId, OrderRef? Order)
    : IDomainEvent;

/// <summary>A departure was recorded wrongly or its order was cancelled: the learner never left by it.</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="On">The day that was recorded as the last.</param>
/// <param name="Restored">The classes the learner is in after that day, oldest first.</param>
/// <param name="Order">The order that cancels the former one.</param>
public sealed record DepartureAnnulled(Guid LearnerId, DateOnly On, IReadOnlyList<RestoredStay> Restored, OrderRef? Order) : IDomainEvent;

/// <summary>A learner belongs to a category from a day on, as one of a large family (Order 456, p. 19.14).</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="Category">Code out of the reference data.</param>
/// <param name="From">First day.</param>
/// <param name="Document">The paper it rests on.</param>
public sealed record CategoryGiven(Guid LearnerId, string Category, DateOnly From, Personal Document) : IDomainEvent;

/// <summary>A learner's last day in a category.</summary>
public sealed record CategoryEnded(Guid LearnerId, string Category, DateOnly On) : IDomainEvent;

/// <summary>A class nobody is in was taken off the lists.</summary>
public sealed record ClassDissolved(Guid GroupId, DateOnly On) : IDomainEvent;

namespace EduEvents.Domain.People;

/// <summary>What a guardian may see or do for a learner.</summary>
public enum GuardianArea
{
    /// <summary>The day, marks, attendance, the profile.</summary>
    Studies,

    /// <summary>Health and special needs.</summary>
    Health,

    /// <summary>The meal account.</summary>
    Money,

    /// <summary>Data that are held and who looked at them.</summary>
    Records,

    /// <summary>Giving and taking back consents.</summary>
    Consents
}

/// <summary>A guardian's rights towards a learner are limited for a time, as by a court (schooling facts, 11).</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="GuardianId">The guardian.</param>
/// <param name="Allowed">What is left; nothing forbids all.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; none until it is lifted.</param>
/// <param name="Ground">The paper it rests on, as a court's decision.</param>
public sealed record GuardianLimited(
    Guid LearnerId, Guid GuardianId, IReadOnlyList<GuardianArea> Allowed, DateOnly From, DateOnly? Until, Personal Ground) : IDomainEvent
{
    /// <summary>True when the other says the same, item by item.</summary>
    public bool IsSameAs(GuardianLimited other) => (LearnerId, GuardianId, From, Until, Ground) == (other.LearnerId, other.GuardianId, other.From,
        other.Until, other.Ground) && Allowed.Order().SequenceEqual(other.Allowed.Order());
}

/// <summary>The last day of a limit of a guardian's rights, earlier than was told.</summary>
public sealed record GuardianLimitLifted(Guid LearnerId, Guid GuardianId, DateOnly On) : IDomainEvent;

/// <summary>The last day on which somebody may act for a learner.</summary>
public sealed record GuardianUnlinked(Guid LearnerId, Guid GuardianId, DateOnly On) : IDomainEvent;

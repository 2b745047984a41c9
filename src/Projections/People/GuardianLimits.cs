using EduEvents.Domain.People;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Projections.People;

/// <summary>Limits of the rights of a learner's guardians; there is none for a learner whose guardians have all their rights.</summary>
public sealed class GuardianLimits
{
    public Guid Id { get; set; }
    public List<GuardianLimit> Limits { get; set; } = [];

    /// <summary>All limits of an organisation; at most 10,000 learners have some.</summary>
    public static Task<IReadOnlyList<GuardianLimits>> All(IQuerySession session, CancellationToken stop) =>
        session.Query<GuardianLimits>().Take(10_000).ToListAsync(stop);
}

/// <summary>What is left of a guardian's rights for a time, both days included.</summary>
/// <param name="GuardianId">The guardian.</param>
/// <param name="Allowed">What is left.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; none until it is lifted.</param>
/// <param name="Ends">True when the guardianship itself has ended.</param>
public sealed record GuardianLimit(Guid GuardianId, IReadOnlyList<GuardianArea> Allowed, DateOnly From, DateOnly? Until, bool Ends = false)
{
    /// <summary>True when it forbids an area on a day.</summary>
    public bool Forbids(GuardianArea area, DateOnly day) => From <= day && (Until is null || day <= Until) && !Allowed.Contains(area);
}

/// <summary>Folds limits and ends of guardianship.</summary>
public sealed class GuardianLimitsProjection : MultiStreamProjection<GuardianLimits, Guid>
{
    public GuardianLimitsProjection()
    {
        Identity<GuardianLimited>(e => e.LearnerId);
        Identity<GuardianLimitLifted>(e => e.LearnerId);
        Identity<GuardianUnlinked>(e => e.LearnerId);
        Identity<GuardianLinked>(e => e.LearnerId);
    }

    /// <inheritdoc />
    public override GuardianLimits? Evolve(GuardianLimits? snapshot, Guid id, IEvent e)
    {
        // Most guardians are only linked, and have all their rights.
        if (e.Data is GuardianLinked linked) return LinkedAgain(snapshot, linked);
        var card = snapshot ?? new GuardianLimits { Id = id };
        switch (e.Data)
        {
            case GuardianLimited l:
                // A new limit stands in the place of the one before from its first day on.
                card.Limits = [.. card.Limits.Select(x => x.GuardianId == l.GuardianId && (x.Until is null || x.Until >= l.From)
                    ? x with { Until = l.From.AddDays(-1) } : x).Where(x => x.Until is null || x.Until >= x.From),
                    new(l.GuardianId, l.Allowed, l.From, l.Until)];
                break;
            case GuardianLimitLifted l:
                card.Limits = [.. card.Limits.Select(x => x.GuardianId == l.GuardianId && x.From <= l.On && (x.Until is null || x.Until > l.On)
                    ? x with { Until = l.On } : x)];
                break;
            case GuardianUnlinked u:
                card.Limits.Add(new(u.GuardianId, [], u.On.AddDays(1), null, Ends: true));
                break;
        }
        return card;
    }

    private static GuardianLimits? LinkedAgain(GuardianLimits? card, GuardianLinked linked)
    {
        card?.Limits.RemoveAll(l => l.Ends && l.GuardianId == linked.GuardianId);
        return card;
    }
}

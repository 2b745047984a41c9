using System.Globalization;
using EduEvents.Domain;
using EduEvents.Domain.People;
using EduEvents.Domain.Privacy;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Projections.Privacy;

/// <summary>What was decided about a person's data, whether the person learns or works here, and who may agree for a learner.</summary>
public sealed class DataSubjectCard
{
    public Guid Id { get; set; }

    /// <summary>True for learners and staff until they leave; guardians are never here.</summary>
    public bool Here { get; set; }

    /// <summary>Birth date of a learner (ISO); null for all others.</summary>
    public Personal? Born { get; set; }

    /// <summary>Who may act for a learner.</summary>
    public List<Guid> Guardians { get; set; } = [];

    /// <summary>Ground of the blocking; null while the data may be used.</summary>
    public string? Blocked { get; set; }

    /// <summary>When the person was erased.</summary>
    public DateTimeOffset? Erased { get; set; }

    /// <summary>Ground of the erasure.</summary>
    public string? Ground { get; set; }

    /// <summary>Birthday of a learner; null when it is not known or was erased.</summary>
    public DateOnly? Birthday() =>
        DateOnly.TryParseExact(Born?.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>True when the person agrees alone on the day: whoever is no learner, and a learner of age.</summary>
    public bool IsOfAge(DateOnly day, int years) => Born is null || Birthday()?.AddYears(years) <= day;

    /// <summary>Ids of those whose data may not be used; at most 10,000.</summary>
    public static Task<IReadOnlyList<Guid>> BlockedOf(IQuerySession session, CancellationToken stop) =>
        session.Query<DataSubjectCard>().Where(s => s.Blocked != null).Select(s => s.Id).Take(10_000).ToListAsync(stop);
}

/// <summary>Folds what is decided about people's data, and their coming and going.</summary>
public sealed class DataSubjectCardProjection : MultiStreamProjection<DataSubjectCard, Guid>
{
    public DataSubjectCardProjection()
    {
        Identity<LearnerAdmitted>(e => e.LearnerId);
        Identity<LearnerDeparted>(e => e.LearnerId);
        Identity<LearnerReadmitted>(e => e.LearnerId);
        Identity<DepartureAnnulled>(e => e.LearnerId);
        Identity<BirthDateCorrected>(e => e.LearnerId);
        Identities<GuardianLinked>(e => [e.LearnerId, e.GuardianId]);
        Identity<GuardianUnlinked>(e => e.LearnerId);
        Identity<StaffHired>(e => e.StaffId);
        Identity<StaffDismissed>(e => e.StaffId);
        Identity<ProcessingBlocked>(e => e.PersonId);
        Identity<ProcessingUnblocked>(e => e.PersonId);
        Identity<PersonErased>(e => e.PersonId);
    }

    /// <inheritdoc />
    public override DataSubjectCard? Evolve(DataSubjectCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new DataSubjectCard { Id = id };
        switch (e.Data)
        {
            case LearnerAdmitted a:
                (card.Here, card.Born) = (true, a.BirthDate);
                break;
            case BirthDateCorrected b:
                card.Born = b.BirthDate;
                break;
            case GuardianLinked g when g.LearnerId == id && !card.Guardians.Contains(g.GuardianId):
                card.Guardians.Add(g.GuardianId);
                break;
            case GuardianUnlinked u:
                card.Guardians.Remove(u.GuardianId);
                break;
            case StaffHired or LearnerReadmitted or DepartureAnnulled:
                card.Here = true;
                break;
            case LearnerDeparted or StaffDismissed:
                card.Here = false;
                break;
            case ProcessingBlocked b:
                card.Blocked = b.Ground;
                break;
            case ProcessingUnblocked:
                card.Blocked = null;
                break;
            case PersonErased p:
                (card.Erased, card.Ground) = (e.Timestamp, p.Ground);
                break;
        }
        return card;
    }
}

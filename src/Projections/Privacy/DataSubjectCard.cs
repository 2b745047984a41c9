using EduEvents.Domain.People;
using EduEvents.Domain.Privacy;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Projections.Privacy;

/// <summary>What was decided about a person's data, and whether the person learns or works here.</summary>
public sealed class DataSubjectCard
{
    public Guid Id { get; set; }

    /// <summary>True for learners and staff until they leave; guardians are never here.</summary>
    public bool Here { get; set; }

    /// <summary>Ground of the blocking; null while the data may be used.</summary>
    public string? Blocked { get; set; }

    /// <summary>When the person was erased.</summary>
    public DateTimeOffset? Erased { get; set; }

    /// <summary>Ground of the erasure.</summary>
    public string? Ground { get; set; }

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
        Identity<GuardianLinked>(e => e.GuardianId);
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
            case LearnerAdmitted or StaffHired:
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

using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.People;

/// <summary>A teacher's qualification categories and when each ends; holds no personal value.</summary>
public sealed class QualificationCard
{
    public Guid Id { get; set; }
    public List<Qualification> All { get; set; } = [];

    /// <summary>The one with the newest first day, ended or not.</summary>
    public Qualification? Newest { get; set; }
}

/// <summary>One category.</summary>
public sealed record Qualification(Guid EntryId, string Code, DateOnly On, DateOnly Until);

/// <summary>Folds the categories of teachers.</summary>
public sealed class QualificationCardProjection : MultiStreamProjection<QualificationCard, Guid>
{
    public QualificationCardProjection()
    {
        Identity<QualificationAwarded>(e => e.PersonId);
        Identity<ProfileEntryWithdrawn>(e => e.PersonId);
    }

    /// <inheritdoc />
    public override QualificationCard? Evolve(QualificationCard? snapshot, Guid id, IEvent e)
    {
        switch (e.Data)
        {
            case QualificationAwarded q:
                snapshot ??= new() { Id = id };
                snapshot.All.Add(new(q.EntryId, q.Qualification, q.On, q.Until));
                break;
            case ProfileEntryWithdrawn w:
                snapshot?.All.RemoveAll(q => q.EntryId == w.EntryId);
                break;
        }
        if (snapshot is not null) snapshot.Newest = snapshot.All.MaxBy(q => q.On);
        return snapshot;
    }
}

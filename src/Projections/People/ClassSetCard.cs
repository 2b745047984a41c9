using EduEvents.Domain.People;
using JasperFx.Events;

namespace EduEvents.Projections.People;

/// <summary>Classes of a small school that learn together.</summary>
public sealed class ClassSetCard
{
    public Guid Id { get; set; }
    public int Year { get; set; }
    public string Title { get; set; } = "";
    public List<Guid> ClassIds { get; set; } = [];
    public DateOnly From { get; set; }

    /// <summary>Last day; none while it lasts.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>Folds the stream of a class-set.</summary>
public sealed class ClassSetCardProjection : StreamView<ClassSetCard>
{
    public ClassSetCardProjection()
    {
        IncludeType<ClassSetFormed>();
        IncludeType<ClassSetDissolved>();
    }

    /// <inheritdoc />
    public override ClassSetCard? Evolve(ClassSetCard? snapshot, Guid id, IEvent e)
    {
        if (e.Data is ClassSetFormed f) return new() { Id = id, Year = f.Year, Title = f.Title, ClassIds = [.. f.ClassIds], From = f.From };
        if (e.Data is ClassSetDissolved d && snapshot is not null) snapshot.Until = d.On;
        return snapshot;
    }
}

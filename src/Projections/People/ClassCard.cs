using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace EduEvents.Projections.People;

/// <summary>A class in the organisation's list of classes.</summary>
public sealed class ClassCard
{
    public Guid Id { get; set; }
    public int Year { get; set; }
    public int Grade { get; set; }
    public string Letter { get; set; } = "";
    public string Language { get; set; } = "";
    public int Shift { get; set; }

    /// <summary>Grade and letter as people say it: 7 Ә; an imported class keeps its own title.</summary>
    public string Title() => Letter.Length > 3 ? Letter : $"{Grade} {Letter}".Trim();
}

/// <summary>Folds the stream of a class.</summary>
public sealed class ClassCardProjection : SingleStreamProjection<ClassCard, Guid>
{
    public ClassCardProjection() => IncludeType<ClassFormed>();

    /// <inheritdoc />
    public override ClassCard? Evolve(ClassCard? snapshot, Guid id, IEvent e) => e.Data is ClassFormed f
        ? new() { Id = id, Year = f.Year, Grade = f.Grade, Letter = f.Letter, Language = f.Language, Shift = f.Shift }
        : snapshot;
}

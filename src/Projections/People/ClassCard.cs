using EduEvents.Domain.People;
using JasperFx.Events;

namespace EduEvents.Projections.People;

/// <summary>A class or a subgroup in the organisation's list of those who have lessons together.</summary>
public sealed class ClassCard
{
    /// <summary>No organisation has more classes and subgroups.</summary>
    public const int Most = 5000;

    public Guid Id { get; set; }
    public int Year { get; set; }
    public int Grade { get; set; }
    public string Letter { get; set; } = "";
    public string Language { get; set; } = "";
    public int Shift { get; set; }

    /// <summary>Day on which it was taken off the lists; none while it is there.</summary>
    public DateOnly? Dissolved { get; set; }

    /// <summary>The one subject a subgroup is taught; null for a class.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>The class a subgroup is a part of; null for a class and for a subgroup out of several.</summary>
    public Guid? ClassId { get; set; }

    /// <summary>The class a group counts for: its own for a subgroup, if it is a part of one.</summary>
    public static ClassCard Whole(ClassCard group, IReadOnlyDictionary<Guid, ClassCard> groups) =>
        group.ClassId is { } whole && groups.TryGetValue(whole, out var card) ? card : group;

    /// <summary>Grade and letter as people say it: 7 Ә; a subgroup and an imported class keep their own title.</summary>
    public string Title() => SubjectId is not null || Letter.Length > 3 ? Letter : $"{Grade} {Letter}".Trim();
}

/// <summary>Folds the stream of a class or a subgroup.</summary>
public sealed class ClassCardProjection : StreamView<ClassCard>
{
    public ClassCardProjection()
    {
        IncludeType<ClassFormed>();
        IncludeType<SubgroupFormed>();
        IncludeType<ClassDissolved>();
    }

    /// <inheritdoc />
    public override ClassCard? Evolve(ClassCard? snapshot, Guid id, IEvent e) => e.Data switch
    {
        ClassFormed f => new() { Id = id, Year = f.Year, Grade = f.Grade, Letter = f.Letter, Language = f.Language, Shift = f.Shift },
        SubgroupFormed f => new() { Id = id, Year = f.Year, Grade = f.Grade, Letter = f.Title, SubjectId = f.SubjectId,
            ClassId = f.ClassId },
        ClassDissolved d when snapshot is not null => Off(snapshot, d.On),
        _ => snapshot
    };

    private static ClassCard Off(ClassCard card, DateOnly on)
    {
        card.Dissolved = on;
        return card;
    }
}

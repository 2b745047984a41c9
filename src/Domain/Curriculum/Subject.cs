using System.Collections.Immutable;

namespace EduEvents.Domain.Curriculum;

/// <summary>A subject of the organisation's catalogue and who teaches it to whom.</summary>
public sealed record Subject(Guid Id, SubjectAdded Facts, LocalNames Names, MarkMode MarkMode) : IState<Subject>
{
    /// <summary>Who teaches which class or subgroup, since when.</summary>
    public ImmutableDictionary<Guid, (Guid Teacher, DateOnly From)> Teaching { get; init; } =
        ImmutableDictionary<Guid, (Guid Teacher, DateOnly From)>.Empty;

    /// <summary>Adds the subject; the same subject again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Add(Subject? subject, SubjectAdded facts)
    {
        if (subject is null) return [facts];
        return subject.Facts == facts ? [] : throw new RuleBroken(CurriculumRules.SubjectAlreadyAdded());
    }

    /// <summary>Names the subject; the same names again change nothing.</summary>
    public IEnumerable<IDomainEvent> Name(LocalNames names) => names == Names ? [] : [new SubjectNamed(Id, names)];

    /// <summary>Chooses how the subject is assessed.</summary>
    public IEnumerable<IDomainEvent> ChooseAssessment(MarkMode mode) =>
        mode == MarkMode ? [] : [new SubjectAssessmentChosen(Id, mode)];

    /// <summary>Assigns the teacher of a class from a day on.</summary>
    public IEnumerable<IDomainEvent> Assign(Guid group, Guid teacher, DateOnly from) =>
        Teaching.TryGetValue(group, out var known) && known == (teacher, from) ? [] : [new TeachingAssigned(Id, group, teacher, from)];

    /// <inheritdoc />
    public static Subject? Fold(Subject? subject, object @event) => (subject, @event) switch
    {
        (null, SubjectAdded e) => new(e.SubjectId, e, e.Names, e.MarkMode),
        ({ } s, SubjectNamed e) => s with { Names = e.Names },
        ({ } s, SubjectAssessmentChosen e) => s with { MarkMode = e.MarkMode },
        ({ } s, TeachingAssigned e) => s with { Teaching = s.Teaching.SetItem(e.GroupId, (e.TeacherId, e.From)) },
        _ => subject
    };
}

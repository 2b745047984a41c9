using System.Collections.Immutable;

namespace EduEvents.Domain.Curriculum;

/// <summary>A subject of the organisation's catalogue and who teaches it to whom.</summary>
public sealed record Subject(Guid Id, SubjectAdded Facts, MarkMode MarkMode, ImmutableDictionary<Guid, (Guid Teacher, DateOnly From)> Teaching)
    : IState<Subject>
{
    /// <summary>Adds the subject; the same subject again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Add(Subject? subject, SubjectAdded facts)
    {
        if (subject is null) return [facts];
        return subject.Facts == facts ? [] : throw new RuleBroken(CurriculumRules.SubjectAlreadyAdded());
    }

    /// <summary>Chooses how the subject is assessed.</summary>
    public IEnumerable<IDomainEvent> ChooseAssessment(MarkMode mode) =>
        mode == MarkMode ? [] : [new SubjectAssessmentChosen(Id, mode)];

    /// <summary>Assigns the teacher of a class from a day on.</summary>
    public IEnumerable<IDomainEvent> Assign(Guid group, Guid teacher, DateOnly from) =>
        Teaching.TryGetValue(group, out var known) && known == (teacher, from) ? [] : [new TeachingAssigned(Id, group, teacher, from)];

    /// <inheritdoc />
    public static Subject? Fold(Subject? subject, object @event) => (subject, @event) switch
    {
        (null, SubjectAdded e) => new(e.SubjectId, e, e.MarkMode, ImmutableDictionary<Guid, (Guid, DateOnly)>.Empty),
        ({ } s, SubjectAssessmentChosen e) => s with { MarkMode = e.MarkMode },
        ({ } s, TeachingAssigned e) => s with { Teaching = s.Teaching.SetItem(e.GroupId, (e.TeacherId, e.From)) },
        _ => subject
    };
}

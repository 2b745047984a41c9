using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Assigns the teacher of a class or subgroup in a subject from a day on.</summary>
[Needs(Permissions.CurriculumManage)]
[Example("""{"subjectId":"0192f0c5-0000-7000-8000-000000000020","groupId":"0192f0c5-0000-7000-8000-000000000010","teacherId":"0192f0c5-0000-7000-8000-000000000300","from":"2026-09-01"}""")]
public sealed record AssignTeaching(Guid SubjectId, Guid GroupId, Guid TeacherId, DateOnly From) : ICommand<Subject>
{
    /// <inheritdoc />
    public Guid Stream() => SubjectId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId, Subject: SubjectId);
}

public sealed class AssignTeachingValidator : AbstractValidator<AssignTeaching>
{
    public AssignTeachingValidator()
    {
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.TeacherId).NotEmpty();
        RuleFor(c => c.From).IsDay();
    }
}

public static class AssignTeachingHandler
{
    public static IEnumerable<IDomainEvent> Handle(AssignTeaching c, Subject subject) => subject.Assign(c.GroupId, c.TeacherId, c.From);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Chooses how a subject is assessed from now on.</summary>
[Needs(Permissions.CurriculumManage)]
[Example("""{"subjectId":"0192f0c5-0000-7000-8000-000000000020","markMode":"passFail"}""")]
public sealed record ChooseAssessment(Guid SubjectId, MarkMode MarkMode) : ICommand<Subject>
{
    /// <inheritdoc />
    public Guid Stream() => SubjectId;

    /// <inheritdoc />
    public Scope Target() => new(Subject: SubjectId);
}

public sealed class ChooseAssessmentValidator : AbstractValidator<ChooseAssessment>
{
    public ChooseAssessmentValidator()
    {
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.MarkMode).IsInEnum();
    }
}

public static class ChooseAssessmentHandler
{
    public static IEnumerable<IDomainEvent> Handle(ChooseAssessment c, Subject subject) => subject.ChooseAssessment(c.MarkMode);
}

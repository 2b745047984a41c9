using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Names a subject, as one that was imported with a name in one language only.</summary>
[Needs(Permissions.CurriculumManage)]
[Example("""{"subjectId":"0192f0c5-0000-7000-8000-000000000020","names":{"kk":"Математика","ru":"Математика","en":"Mathematics"}}""")]
public sealed record NameSubject(Guid SubjectId, LocalNames Names) : ICommand<Subject>
{
    /// <inheritdoc />
    public Guid Stream() => SubjectId;

    /// <inheritdoc />
    public Scope Target() => new(Subject: SubjectId);
}

public sealed class NameSubjectValidator : AbstractValidator<NameSubject>
{
    public NameSubjectValidator()
    {
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.Names).NotNull().SetValidator(new LocalNamesValidator());
    }
}

public static class NameSubjectHandler
{
    public static IEnumerable<IDomainEvent> Handle(NameSubject c, Subject subject) => subject.Name(c.Names);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Adds a subject to the organisation's catalogue.</summary>
[Needs(Permissions.CurriculumManage)]
[Example("""{"subjectId":"0192f0c5-0000-7000-8000-000000000020","code":"math","names":{"kk":"Математика","ru":"Математика","en":"Mathematics"},"markMode":"points"}""")]
public sealed record AddSubject(Guid SubjectId, string Code, LocalNames Names, MarkMode MarkMode) : ICommand<Subject>
{
    /// <inheritdoc />
    public Guid Stream() => SubjectId;

    /// <inheritdoc />
    public Scope Target() => new(Subject: SubjectId);
}

public sealed class AddSubjectValidator : AbstractValidator<AddSubject>
{
    public AddSubjectValidator()
    {
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.Code).NotEmpty().MaximumLength(60);
        RuleFor(c => c.Names).NotNull().SetValidator(new LocalNamesValidator());
        RuleFor(c => c.MarkMode).IsInEnum();
    }
}

public static class AddSubjectHandler
{
    public static IEnumerable<IDomainEvent> Handle(AddSubject c, Subject? subject) =>
        Subject.Add(subject, new SubjectAdded(c.SubjectId, c.Code, c.Names, c.MarkMode));
}

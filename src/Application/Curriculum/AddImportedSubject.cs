using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Adds a subject of another system, named in one language only. The other names stay empty until somebody gives them.</summary>
[Needs(Permissions.PlatformRun)]
[Example("""{"subjectId":"0192f0c5-0000-7000-8000-000000000021","code":"0205100","name":"MATH 05","language":"en","markMode":"points"}""")]
public sealed record AddImportedSubject(Guid SubjectId, string Code, string Name, string Language, MarkMode MarkMode) : ICommand<Subject>
{
    /// <inheritdoc />
    public Guid Stream() => SubjectId;

    /// <inheritdoc />
    public Scope Target() => new(Subject: SubjectId);
}

public sealed class AddImportedSubjectValidator : AbstractValidator<AddImportedSubject>
{
    public AddImportedSubjectValidator()
    {
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.Code).NotEmpty().MaximumLength(60);
        RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
        RuleFor(c => c.Language).Must(l => l is "kk" or "ru" or "en");
        RuleFor(c => c.MarkMode).IsInEnum();
    }
}

public static class AddImportedSubjectHandler
{
    public static IEnumerable<IDomainEvent> Handle(AddImportedSubject c, Subject? subject) =>
        Subject.Add(subject, new SubjectAdded(c.SubjectId, c.Code, LocalNames.Only(c.Language, c.Name), c.MarkMode));
}

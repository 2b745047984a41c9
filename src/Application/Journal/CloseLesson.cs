using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>Closes a lesson; from then on only corrections with a reason.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"page":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"lessonId":"0192f0c5-0000-7000-8000-000000000030"}""")]
public sealed record CloseLesson(PageRef Page, Guid LessonId) : IPageCommand;

public sealed class CloseLessonValidator : AbstractValidator<CloseLesson>
{
    public CloseLessonValidator()
    {
        RuleFor(c => c.Page).NotNull().SetValidator(new PageRefValidator());
        RuleFor(c => c.LessonId).NotEmpty();
    }
}

public static class CloseLessonHandler
{
    public static IEnumerable<IDomainEvent> Handle(CloseLesson c, JournalPage page) => page.Find(c.LessonId).Close();
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>Takes back a mark entered by mistake, with a reason. It stays on record.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"page":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"lessonId":"0192f0c5-0000-7000-8000-000000000030","learnerId":"0192f0c5-0000-7000-8000-000000000100","reason":"Басқа оқушыға қойылған"}""")]
public sealed record RemoveMark(PageRef Page, Guid LessonId, Guid LearnerId, string Reason) : IPageCommand, IReasoned, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class RemoveMarkValidator : AbstractValidator<RemoveMark>
{
    public RemoveMarkValidator()
    {
        RuleFor(c => c.Page).NotNull().SetValidator(new PageRefValidator());
        RuleFor(c => c.LessonId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class RemoveMarkHandler
{
    public static IEnumerable<IDomainEvent> Handle(RemoveMark c, JournalPage page) => page.FindOpen(c.LessonId).RemoveMark(c.LearnerId, c.Reason);
}

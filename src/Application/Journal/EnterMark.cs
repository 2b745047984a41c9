using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>Enters a first mark, 1 to 10 points.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"page":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"lessonId":"0192f0c5-0000-7000-8000-000000000030","learnerId":"0192f0c5-0000-7000-8000-000000000100","points":8}""")]
public sealed record EnterMark(PageRef Page, Guid LessonId, Guid LearnerId, int Points) : IPageCommand, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class EnterMarkValidator : AbstractValidator<EnterMark>
{
    public EnterMarkValidator()
    {
        RuleFor(c => c.Page).NotNull().SetValidator(new PageRefValidator());
        RuleFor(c => c.LessonId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Points).InclusiveBetween(Lesson.MinPoints, Lesson.MaxPoints);
    }
}

public static class EnterMarkHandler
{
    public static IEnumerable<IDomainEvent> Handle(EnterMark c, JournalPage page) => page.FindOpen(c.LessonId).EnterMark(c.LearnerId, c.Points);
}

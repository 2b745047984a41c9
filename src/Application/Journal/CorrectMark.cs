using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>Corrects a mark, with a reason. The earlier mark stays on record.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"page":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"lessonId":"0192f0c5-0000-7000-8000-000000000030","learnerId":"0192f0c5-0000-7000-8000-000000000100","points":9,"reason":"Есептеу қатесі"}""")]
public sealed record CorrectMark(PageRef Page, Guid LessonId, Guid LearnerId, int Points, string Reason) : IPageCommand, IReasoned, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class CorrectMarkValidator : AbstractValidator<CorrectMark>
{
    public CorrectMarkValidator()
    {
        RuleFor(c => c.Page).NotNull().SetValidator(new PageRefValidator());
        RuleFor(c => c.LessonId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Points).InclusiveBetween(Lesson.MinPoints, Lesson.MaxPoints);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class CorrectMarkHandler
{
    public static IEnumerable<IDomainEvent> Handle(CorrectMark c, JournalPage page) =>
        page.FindOpen(c.LessonId).CorrectMark(c.LearnerId, c.Points, c.Reason);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>Corrects by order a mark of a closed quarter; without points the mark is taken away. The earlier mark stays on record.</summary>
[Needs(Permissions.AssessmentManage)]
[Example("""{"page":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"lessonId":"0192f0c5-0000-7000-8000-000000000030","learnerId":"0192f0c5-0000-7000-8000-000000000100","points":9,"order":{"number":"118-ө","on":"2026-11-05"},"reason":"Есептеу қатесі"}""")]
public sealed record CorrectMarkByOrder(PageRef Page, Guid LessonId, Guid LearnerId, int? Points, OrderRef Order, string Reason) : IPageCommand, IReasoned, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class CorrectMarkByOrderValidator : AbstractValidator<CorrectMarkByOrder>
{
    public CorrectMarkByOrderValidator()
    {
        RuleFor(c => c.Page).NotNull().SetValidator(new PageRefValidator());
        RuleFor(c => c.LessonId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Points).InclusiveBetween(Lesson.MinPoints, Lesson.MaxPoints);
        RuleFor(c => c.Order).NotNull().SetValidator(new OrderRefValidator());
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class CorrectMarkByOrderHandler
{
    public static IEnumerable<IDomainEvent> Handle(CorrectMarkByOrder c, JournalPage page, DateOnly today) =>
        page.CorrectByOrder(c.LessonId, c.LearnerId, c.Points, c.Order, c.Reason, today);

    /// <summary>Reads the day.</summary>
    public static Task<DateOnly> Load(CorrectMarkByOrder c, Lookup lookup) => Task.FromResult(lookup.Today);
}

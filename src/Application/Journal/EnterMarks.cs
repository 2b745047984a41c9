using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>Enters the marks of a whole class; each learner's mark succeeds or is refused by itself.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"page":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"lessonId":"0192f0c5-0000-7000-8000-000000000030","marks":[{"learnerId":"0192f0c5-0000-7000-8000-000000000100","points":8}]}""")]
public sealed record EnterMarks(PageRef Page, Guid LessonId, IReadOnlyList<MarkItem> Marks) : IPageCommand, IPartial
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => Marks.Index().Select(m => new DataUse(m.Item.LearnerId, Item: m.Index));

    /// <inheritdoc />
    public ICommand? Without(IReadOnlySet<int> items) => Marks.Count == items.Count ? null : this with { Marks = [.. Marks.Where((_, i) => !items.Contains(i))] };
}

public sealed class EnterMarksValidator : AbstractValidator<EnterMarks>
{
    public EnterMarksValidator()
    {
        RuleFor(c => c.Page).NotNull().SetValidator(new PageRefValidator());
        RuleFor(c => c.LessonId).NotEmpty();
        RuleFor(c => c.Marks).NotEmpty().Must(m => m is null || m.Count <= 100);
        RuleForEach(c => c.Marks).NotNull().ChildRules(m => m.RuleFor(x => x.LearnerId).NotEmpty());
    }
}

/// <summary>One mark of the batch.</summary>
public sealed record MarkItem(Guid LearnerId, int Points);

public static class EnterMarksHandler
{
    public static Decision Handle(EnterMarks c, JournalPage page) => Decision.Batch(page, c.Marks.Index(),
        (p, mark) => p!.FindOpen(c.LessonId).EnterMark(mark.LearnerId, mark.Points));
}

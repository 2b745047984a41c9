using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Corrects points, with a reason, up or down, while the quarter is open. The earlier ones stay on record.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"workId":"0192f0c5-0000-7000-8000-000000000031","learnerId":"0192f0c5-0000-7000-8000-000000000100","points":13,"reason":"Модерация","byCriterion":null}""")]
public sealed record CorrectPoints(SheetRef Sheet, Guid WorkId, Guid LearnerId, int Points, string Reason, IReadOnlyList<int>? ByCriterion = null) : ISheetCommand, IReasoned, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class CorrectPointsValidator : AbstractValidator<CorrectPoints>
{
    public CorrectPointsValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.WorkId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Points).InclusiveBetween(0, 100);
        RuleFor(c => c.ByCriterion).Must(b => b is null || b.Count <= 20);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class CorrectPointsHandler
{
    public static IEnumerable<IDomainEvent> Handle(CorrectPoints c, Sheet sheet) =>
        sheet.CorrectPoints(c.WorkId, c.LearnerId, c.Points, c.ByCriterion, c.Reason);
}

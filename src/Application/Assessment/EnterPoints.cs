using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Enters the points of a learner in a summative work, in all or criterion by criterion.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"workId":"0192f0c5-0000-7000-8000-000000000031","learnerId":"0192f0c5-0000-7000-8000-000000000100","points":12,"byCriterion":[8,4]}""")]
public sealed record EnterPoints(SheetRef Sheet, Guid WorkId, Guid LearnerId, int Points, IReadOnlyList<int>? ByCriterion = null) : ISheetCommand, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class EnterPointsValidator : AbstractValidator<EnterPoints>
{
    public EnterPointsValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.WorkId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Points).InclusiveBetween(0, 100);
        RuleFor(c => c.ByCriterion).Must(b => b is null || b.Count <= 20);
    }
}

public static class EnterPointsHandler
{
    public static IEnumerable<IDomainEvent> Handle(EnterPoints c, Sheet sheet, SheetDay day) =>
        sheet.EnterPoints(c.WorkId, c.LearnerId, c.Points, c.ByCriterion, day);
}

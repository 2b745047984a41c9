using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Releases a learner from a subject for the quarter, by a medical conclusion or an order.</summary>
[Needs(Permissions.AssessmentManage)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"learnerId":"0192f0c5-0000-7000-8000-000000000100","document":"ДКК қорытындысы № 14"}""")]
public sealed record ReleaseLearner(SheetRef Sheet, Guid LearnerId, string Document) : ISheetCommand, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class ReleaseLearnerValidator : AbstractValidator<ReleaseLearner>
{
    public ReleaseLearnerValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Document).NotEmpty().MaximumLength(200);
    }
}

public static class ReleaseLearnerHandler
{
    public static IEnumerable<IDomainEvent> Handle(ReleaseLearner c, Sheet? sheet, SheetDay day) =>
        Sheet.Release(sheet, c.Sheet, c.LearnerId, c.Document, day);
}

using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Decides whether a learner has passed the quarter in a subject without points.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"learnerId":"0192f0c5-0000-7000-8000-000000000100","passed":true}""")]
public sealed record DecidePass(SheetRef Sheet, Guid LearnerId, bool Passed) : ISheetCommand, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class DecidePassValidator : AbstractValidator<DecidePass>
{
    public DecidePassValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.LearnerId).NotEmpty();
    }
}

public static class DecidePassHandler
{
    public static IEnumerable<IDomainEvent> Handle(DecidePass c, Sheet? sheet, SheetDay day) =>
        Sheet.DecidePass(sheet, c.Sheet, c.LearnerId, c.Passed, day);
}

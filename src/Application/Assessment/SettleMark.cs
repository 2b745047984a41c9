using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Gives the mark of who was temporarily not assessed, when the missed works are written.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"learnerId":"0192f0c5-0000-7000-8000-000000000100"}""")]
public sealed record SettleMark(SheetRef Sheet, Guid LearnerId) : ISheetCommand, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class SettleMarkValidator : AbstractValidator<SettleMark>
{
    public SettleMarkValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.LearnerId).NotEmpty();
    }
}

public static class SettleMarkHandler
{
    public static IEnumerable<IDomainEvent> Handle(SettleMark c, Sheet sheet, SheetFacts facts) =>
        sheet.Settle(c.LearnerId, facts.Day, facts.Results);
}

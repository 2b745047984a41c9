using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Notes that a learner missed a summative work for a valid reason, and the day of the own schedule.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"workId":"0192f0c5-0000-7000-8000-000000000031","learnerId":"0192f0c5-0000-7000-8000-000000000100","why":"illness","dueOn":"2026-10-23"}""")]
public sealed record RecordMissedWork(SheetRef Sheet, Guid WorkId, Guid LearnerId, MissedFor Why, DateOnly DueOn) : ISheetCommand, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class RecordMissedWorkValidator : AbstractValidator<RecordMissedWork>
{
    public RecordMissedWorkValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.WorkId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Why).IsInEnum();
        RuleFor(c => c.DueOn).IsDay();
    }
}

public static class RecordMissedWorkHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordMissedWork c, Sheet sheet, SheetDay day) =>
        sheet.Miss(c.WorkId, c.LearnerId, c.Why, c.DueOn, day);
}

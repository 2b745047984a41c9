using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Corrects by order a mark of a closed quarter that was given in error.</summary>
[Needs(Permissions.AssessmentManage)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"learnerId":"0192f0c5-0000-7000-8000-000000000100","mark":4,"orderNumber":"118-ө","orderedOn":"2026-11-05","reason":"ТЖБ ұпайы басқа оқушыға жазылған"}""")]
public sealed record CorrectPeriodMark(SheetRef Sheet, Guid LearnerId, int Mark, string OrderNumber, DateOnly OrderedOn, string Reason) : ISheetCommand, IReasoned, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class CorrectPeriodMarkValidator : AbstractValidator<CorrectPeriodMark>
{
    public CorrectPeriodMarkValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Mark).InclusiveBetween(2, 5);
        RuleFor(c => c.OrderNumber).NotEmpty().MaximumLength(60);
        RuleFor(c => c.OrderedOn).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class CorrectPeriodMarkHandler
{
    public static IEnumerable<IDomainEvent> Handle(CorrectPeriodMark c, Sheet sheet) =>
        sheet.CorrectMark(c.LearnerId, c.Mark, c.OrderNumber, c.OrderedOn, c.Reason);
}

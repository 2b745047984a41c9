using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Takes over what a former school has sent of a newcomer: points with their maxima, or only a mark as a note.</summary>
[Needs(Permissions.AssessmentManage)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"learnerId":"0192f0c5-0000-7000-8000-000000000100","school":"№ 12 мектеп","results":[{"part":"sor","on":"2026-09-15","points":11,"maxPoints":15}],"formerMark":null,"note":""}""")]
public sealed record ImportResults(SheetRef Sheet, Guid LearnerId, string School, IReadOnlyList<FormerResult> Results, int? FormerMark, string Note) : ISheetCommand, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class ImportResultsValidator : AbstractValidator<ImportResults>
{
    public ImportResultsValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.School).NotEmpty().MaximumLength(200);
        RuleFor(c => c.Results).NotNull().Must(r => r is null || r.Count <= 100);
        RuleForEach(c => c.Results).NotNull().ChildRules(r =>
        {
            r.RuleFor(x => x.Part).IsInEnum();
            r.RuleFor(x => x.On).IsDay();
            r.RuleFor(x => x.MaxPoints).InclusiveBetween(1, 100);
            r.RuleFor(x => x.Points).Must((x, points) => points >= 0 && points <= x.MaxPoints);
        });
        RuleFor(c => c.FormerMark).InclusiveBetween(2, 5);
        RuleFor(c => c.Note).NotNull().MaximumLength(400);
    }
}

public static class ImportResultsHandler
{
    public static IEnumerable<IDomainEvent> Handle(ImportResults c, Sheet? sheet, SheetDay day) => Sheet.Import(sheet,
        new(c.Sheet, c.LearnerId, c.School.Trim(), c.Results, c.FormerMark, c.Note.Trim()), day);
}

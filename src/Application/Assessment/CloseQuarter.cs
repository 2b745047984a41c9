using System.Collections.Frozen;
using System.Text.Json.Serialization;
using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Closes the quarter in a subject: marks are computed by the rules in force and kept with all they rest on.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1}}""")]
public sealed record CloseQuarter(SheetRef Sheet) : ISheetCommand, IMindsBlocks
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlySet<Guid> Blocked { get; init; } = FrozenSet<Guid>.Empty;

    /// <inheritdoc />
    public ICommand Minding(IReadOnlySet<Guid> blocked) => this with { Blocked = blocked };
}

public sealed class CloseQuarterValidator : AbstractValidator<CloseQuarter>
{
    public CloseQuarterValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
    }
}

public static class CloseQuarterHandler
{
    public static IEnumerable<IDomainEvent> Handle(CloseQuarter c, Sheet? sheet, SheetFacts facts) =>
        Sheet.Close(sheet, c.Sheet, facts.Day, facts.Results, c.Blocked);
}

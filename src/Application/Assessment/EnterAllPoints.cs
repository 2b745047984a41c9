using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Enters the points of a whole class in a summative work; each learner's points succeed or are refused by themselves.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"workId":"0192f0c5-0000-7000-8000-000000000031","points":[{"learnerId":"0192f0c5-0000-7000-8000-000000000100","points":12}]}""")]
public sealed record EnterAllPoints(SheetRef Sheet, Guid WorkId, IReadOnlyList<PointsItem> Points) : ISheetCommand, IPartial
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => Points.Index().Select(p => new DataUse(p.Item.LearnerId, Item: p.Index));

    /// <inheritdoc />
    public ICommand? Without(IReadOnlySet<int> items) =>
        Points.Count == items.Count ? null : this with { Points = [.. Points.Where((_, i) => !items.Contains(i))] };
}

public sealed class EnterAllPointsValidator : AbstractValidator<EnterAllPoints>
{
    public EnterAllPointsValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.WorkId).NotEmpty();
        RuleFor(c => c.Points).NotEmpty().Must(p => p is null || p.Count <= 100);
        RuleForEach(c => c.Points).NotNull().ChildRules(p => p.RuleFor(x => x.LearnerId).NotEmpty());
    }
}

/// <summary>The points of one learner of the batch.</summary>
public sealed record PointsItem(Guid LearnerId, int Points);

public static class EnterAllPointsHandler
{
    public static Decision Handle(EnterAllPoints c, Sheet sheet, SheetDay day) => Decision.Batch(sheet, c.Points.Index(),
        (s, item) => s!.EnterPoints(c.WorkId, item.LearnerId, item.Points, null, day));
}

using System.Collections.Frozen;
using System.Text.Json.Serialization;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>Marks the attendance of a whole class: everybody was present but those named. Called again it corrects learner by learner.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"page":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"lessonId":"0192f0c5-0000-7000-8000-000000000030","entries":[{"learnerId":"0192f0c5-0000-7000-8000-000000000100","code":"O","minutesLate":7}],"reason":""}""")]
public sealed record CallRoll(PageRef Page, Guid LessonId, IReadOnlyList<RollEntry> Entries, string Reason) : IPageCommand, IReasoned, IPartial, IMindsBlocks
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlySet<Guid> Blocked { get; init; } = FrozenSet<Guid>.Empty;

    /// <inheritdoc />
    public ICommand Minding(IReadOnlySet<Guid> blocked) => this with { Blocked = blocked };

    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => Entries.Index().Select(e => new DataUse(e.Item.LearnerId, Item: e.Index));

    /// <summary>The roll without them: what else of it was to be said is said.</summary>
    public ICommand? Without(IReadOnlySet<int> items) => this with { Entries = [.. Entries.Where((_, i) => !items.Contains(i))] };
}

public sealed class CallRollValidator : AbstractValidator<CallRoll>
{
    public CallRollValidator()
    {
        RuleFor(c => c.Page).NotNull().SetValidator(new PageRefValidator());
        RuleFor(c => c.LessonId).NotEmpty();
        RuleFor(c => c.Entries).NotNull().Must(e => e is null || e.Contains(null!) || (e.Count <= 100 && e.DistinctBy(x => x.LearnerId).Count() == e.Count));
        RuleForEach(c => c.Entries).NotNull().ChildRules(e =>
        {
            e.RuleFor(x => x.LearnerId).NotEmpty();
            e.RuleFor(x => x.Code).IsInEnum();
            e.RuleFor(x => x.MinutesLate).InclusiveBetween(1, 45);
        });
        RuleFor(c => c.Reason).NotNull().MaximumLength(400);
    }
}

public static class CallRollHandler
{
    public static IEnumerable<IDomainEvent> Handle(CallRoll c, JournalPage page) => 
        page.Find(c.LessonId).CallRoll(c.Entries, c.Reason, c.Blocked);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>Hands a learner's work in, as text, photos or files; for a small one the family may do it.</summary>
[Needs(Permissions.HomeworkHandIn)]
[Example("""{"homeworkId":"0192f0c5-0000-7000-8000-000000000600","learnerId":"0192f0c5-0000-7000-8000-000000000100","text":"Орындадым","files":["0192f0c5-0000-7000-8000-000000000701"]}""")]
public sealed record HandIn(Guid HomeworkId, Guid LearnerId, string Text, IReadOnlyList<Guid> Files) : IWorkCommand
{
    IReadOnlyCollection<Guid> IWorkCommand.FileIds => Files;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class HandInValidator : WorkValidator<HandIn>
{
    public HandInValidator()
    {
        RuleFor(c => c.Text).NotNull().MaximumLength(8000);
        RuleFor(c => c.Files).NotNull().Must(f => f is null || f.Count <= 50);
        RuleForEach(c => c.Files).NotEmpty();
    }
}

public static class HandInHandler
{
    public static IEnumerable<IDomainEvent> Handle(HandIn c, LearnerWork? work, WorkFacts facts) =>
        LearnerWork.HandIn(work, new(c.HomeworkId, c.LearnerId), c.Text.Trim(), [.. c.Files.Distinct()], facts);
}

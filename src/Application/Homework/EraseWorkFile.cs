using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>Erases a file of a learner's work: its bytes are gone for good, the record stays.</summary>
[Needs(Permissions.HomeworkHandIn)]
[DespiteBlocking]
[Example("""{"homeworkId":"0192f0c5-0000-7000-8000-000000000600","learnerId":"0192f0c5-0000-7000-8000-000000000100","fileId":"0192f0c5-0000-7000-8000-000000000701","reason":"Басқа сурет жіберілген"}""")]
public sealed record EraseWorkFile(Guid HomeworkId, Guid LearnerId, Guid FileId, string Reason) : IWorkCommand, IReasoned
{
    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class EraseWorkFileValidator : WorkValidator<EraseWorkFile>
{
    public EraseWorkFileValidator()
    {
        RuleFor(c => c.FileId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class EraseWorkFileHandler
{
    public static IEnumerable<IDomainEvent> Handle(EraseWorkFile c, LearnerWork work, WorkFacts facts) =>
        work.EraseFile(new(c.HomeworkId, c.LearnerId), c.FileId, c.Reason.Trim(), facts);
}

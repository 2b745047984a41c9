using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>
/// Finds a work done, also one shown on paper. A mark was entered into the journal by its own command before; it is named here, so that the work tells
/// what it got.
/// </summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"homeworkId":"0192f0c5-0000-7000-8000-000000000600","learnerId":"0192f0c5-0000-7000-8000-000000000100","groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","comment":"Жарайсың","lessonId":"0192f0c5-0000-7000-8000-000000000030","points":9}""")]
public sealed record AcceptWork(Guid HomeworkId, Guid LearnerId, Guid GroupId, Guid SubjectId, string Comment, Guid? LessonId, int? Points) : ITeacherWorkCommand;

public sealed class AcceptWorkValidator : TeacherWorkValidator<AcceptWork>
{
    public AcceptWorkValidator()
    {
        RuleFor(c => c.Comment).NotNull().MaximumLength(2000);
        RuleFor(c => c.LessonId).NotEqual(Guid.Empty);
        RuleFor(c => c.Points).InclusiveBetween(1, 10);
    }
}

public static class AcceptWorkHandler
{
    public static IEnumerable<IDomainEvent> Handle(AcceptWork c, LearnerWork? work, WorkFacts facts) =>
        LearnerWork.Accept(work, new(c.HomeworkId, c.LearnerId), c.Comment.Trim(), c.LessonId, c.Points, facts);
}

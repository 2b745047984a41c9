using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>Gives a work back to be done again, by a day of its own where one is named.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"homeworkId":"0192f0c5-0000-7000-8000-000000000600","learnerId":"0192f0c5-0000-7000-8000-000000000100","groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","comment":"№ 14 есепті қайта шығар","dueOn":null}""")]
public sealed record ReturnWork(Guid HomeworkId, Guid LearnerId, Guid GroupId, Guid SubjectId, string Comment, DateOnly? DueOn) : ITeacherWorkCommand;

public sealed class ReturnWorkValidator : TeacherWorkValidator<ReturnWork>
{
    public ReturnWorkValidator()
    {
        RuleFor(c => c.Comment).NotEmpty().MaximumLength(2000);
        RuleFor(c => c.DueOn).IsDay();
    }
}

public static class ReturnWorkHandler
{
    public static IEnumerable<IDomainEvent> Handle(ReturnWork c, LearnerWork work, WorkFacts facts) =>
        work.Return(new(c.HomeworkId, c.LearnerId), c.Comment.Trim(), c.DueOn, facts);
}

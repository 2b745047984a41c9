using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>Writes about a work, without deciding about it.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"homeworkId":"0192f0c5-0000-7000-8000-000000000600","learnerId":"0192f0c5-0000-7000-8000-000000000100","groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","comment":"Жазуың әдемі"}""")]
public sealed record CommentWork(Guid HomeworkId, Guid LearnerId, Guid GroupId, Guid SubjectId, string Comment) : ITeacherWorkCommand;

public sealed class CommentWorkValidator : TeacherWorkValidator<CommentWork>
{
    public CommentWorkValidator()
    {
        RuleFor(c => c.Comment).NotEmpty().MaximumLength(2000);
    }
}

public static class CommentWorkHandler
{
    public static IEnumerable<IDomainEvent> Handle(CommentWork c, LearnerWork? work, WorkFacts facts) =>
        LearnerWork.Say(work, new(c.HomeworkId, c.LearnerId), c.Comment.Trim(), facts);
}

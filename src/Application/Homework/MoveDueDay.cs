using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>Moves the day by which homework is to be done.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"homeworkId":"0192f0c5-0000-7000-8000-000000000600","groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","dueOn":"2026-09-04","reason":"Сабақ болмады"}""")]
public sealed record MoveDueDay(Guid HomeworkId, Guid GroupId, Guid SubjectId, DateOnly DueOn, string Reason) : IHomeworkCommand, IReasoned;

public sealed class MoveDueDayValidator : HomeworkValidator<MoveDueDay>
{
    public MoveDueDayValidator()
    {
        RuleFor(c => c.DueOn).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class MoveDueDayHandler
{
    public static IEnumerable<IDomainEvent> Handle(MoveDueDay c, Assignment assignment, HomeworkDay day) =>
        assignment.Of(c.GroupId, c.SubjectId).Move(c.DueOn, c.Reason.Trim(), day);
}

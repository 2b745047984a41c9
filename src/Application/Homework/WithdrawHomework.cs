using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>Takes homework back.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"homeworkId":"0192f0c5-0000-7000-8000-000000000600","groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","reason":"Қате берілген"}""")]
public sealed record WithdrawHomework(Guid HomeworkId, Guid GroupId, Guid SubjectId, string Reason) : IHomeworkCommand, IReasoned;

public sealed class WithdrawHomeworkValidator : HomeworkValidator<WithdrawHomework>
{
    public WithdrawHomeworkValidator()
    {
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class WithdrawHomeworkHandler
{
    public static IEnumerable<IDomainEvent> Handle(WithdrawHomework c, Assignment assignment) => assignment.Of(c.GroupId, c.SubjectId).Withdraw(c.Reason.Trim());
}

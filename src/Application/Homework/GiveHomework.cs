using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>Gives homework to a class, a subgroup or some of its learners for a school day.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"homeworkId":"0192f0c5-0000-7000-8000-000000000600","groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","on":"2026-09-01","dueOn":"2026-09-03","text":"№ 12–16 есептер","minutes":20,"toHandIn":true,"files":[{"fileId":"0192f0c5-0000-7000-8000-000000000700","name":"Есептер.pdf"}],"learners":["0192f0c5-0000-7000-8000-000000000100"],"despiteLoad":false,"copiedFrom":null}""")]
public sealed record GiveHomework(
    Guid HomeworkId, Guid GroupId, Guid SubjectId, DateOnly On, DateOnly DueOn, string Text, int Minutes, bool ToHandIn, IReadOnlyList<FileRef> Files,
    IReadOnlyList<Guid> Learners, bool DespiteLoad, Guid? CopiedFrom) : ICommand<Assignment>
{
    /// <inheritdoc />
    public Guid Stream() => HomeworkId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId, Subject: SubjectId);
}

public sealed class GiveHomeworkValidator : AbstractValidator<GiveHomework>
{
    public GiveHomeworkValidator()
    {
        RuleFor(c => c.HomeworkId).NotEmpty();
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.DueOn).IsDay();
        RuleFor(c => c.Text).NotNull().MaximumLength(4000);
        RuleFor(c => c.Minutes).InclusiveBetween(1, 300);
        RuleFor(c => c.Files).NotNull().Must(f => f is null || f.Count <= 50);
        RuleForEach(c => c.Files).NotNull().SetValidator(new FileRefValidator());
        RuleFor(c => c.Learners).NotNull().Must(l => l is null || l.Count <= 100);
        RuleForEach(c => c.Learners).NotEmpty();
    }
}

public static class GiveHomeworkHandler
{
    public static IEnumerable<IDomainEvent> Handle(GiveHomework c, Assignment? known, HomeworkDay day) => Assignment.Give(known,
        new(c.HomeworkId, c.GroupId, c.SubjectId, c.On, c.DueOn, c.Text.Trim(), c.Minutes, c.ToHandIn, c.Files, [.. c.Learners.Distinct()], c.DespiteLoad, c.CopiedFrom), day);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Plans a lesson of one's own, or plans it anew; one made from a colleague's names the plan it comes from.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"lessonPlanId":"0192f0c5-0000-7000-8000-000000000800","groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"topicId":null,"title":"Натурал сандар және нөл","objectives":["5.1.1.1"],"stages":[{"title":"Басталуы","minutes":5,"tasks":"Сұрақ-жауап","criteria":"Анықтаманы айтады","resources":"Оқулық"}],"files":[{"fileId":"0192f0c5-0000-7000-8000-000000000700","name":"Үлестірме.pdf"}],"copiedFrom":null}""")]
public sealed record PlanLesson(
    Guid LessonPlanId, Guid GroupId, Guid SubjectId, int Year, Guid? TopicId, string Title, IReadOnlyList<string> Objectives, IReadOnlyList<LessonStage> Stages,
    IReadOnlyList<FileRef> Files, Guid? CopiedFrom) : ILessonPlanCommand;

public sealed class PlanLessonValidator : LessonPlanValidator<PlanLesson>
{
    public PlanLessonValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.Title).NotEmpty().MaximumLength(400);
        RuleFor(c => c.Objectives).NotNull().Must(o => o is null || o.Count <= 20);
        RuleForEach(c => c.Objectives).NotEmpty().MaximumLength(400);
        RuleFor(c => c.Stages).NotNull().Must(s => s is null || s.Count <= 20);
        RuleForEach(c => c.Stages).NotNull().ChildRules(s =>
        {
            s.RuleFor(x => x.Title).NotEmpty().MaximumLength(200);
            s.RuleFor(x => x.Minutes).InclusiveBetween(1, 120);
            s.RuleFor(x => x.Tasks).NotNull().MaximumLength(4000);
            s.RuleFor(x => x.Criteria).NotNull().MaximumLength(2000);
            s.RuleFor(x => x.Resources).NotNull().MaximumLength(2000);
        });
        RuleFor(c => c.Files).NotNull().Must(f => f is null || f.Count <= 50);
        RuleForEach(c => c.Files).NotNull().SetValidator(new FileRefValidator());
    }
}

public static class PlanLessonHandler
{
    public static IEnumerable<IDomainEvent> Handle(PlanLesson c, LessonPlan? plan, LessonFacts facts) => LessonPlan.Put(plan,
        new(c.LessonPlanId, c.GroupId, c.SubjectId, c.Year, facts.Teacher, c.TopicId, c.Title.Trim(), c.Objectives, c.Stages, [], c.CopiedFrom), c.Files, facts);
}

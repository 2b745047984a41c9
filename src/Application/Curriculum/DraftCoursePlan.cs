using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Drafts the calendar-thematic plan of a class or subgroup in a subject; a plan that was copied names the one it comes from.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"hoursAWeek":5,"topics":[{"section":"Натурал сандар","title":"Натурал сандар және нөл","objectives":["5.1.1.1"],"hours":2,"homework":"№ 12–16","homeworkMinutes":20}],"copiedFrom":null}""")]
public sealed record DraftCoursePlan(Guid GroupId, Guid SubjectId, int Year, decimal HoursAWeek, IReadOnlyList<TopicItem> Topics, Guid? CopiedFrom) : ICoursePlanCommand;

public sealed class DraftCoursePlanValidator : CoursePlanValidator<DraftCoursePlan>
{
    public DraftCoursePlanValidator()
    {
        RuleFor(c => c.HoursAWeek).InclusiveBetween(0.5m, 20).Must(h => h * 2 == decimal.Truncate(h * 2));
        RuleFor(c => c.Topics).NotEmpty().Must(t => t is null || t.Count <= 400);
        RuleForEach(c => c.Topics).NotNull().ChildRules(t =>
        {
            t.RuleFor(x => x.Section).NotNull().MaximumLength(200);
            t.RuleFor(x => x.Title).NotEmpty().MaximumLength(400);
            t.RuleFor(x => x.Objectives).NotNull().Must(o => o is null || o.Count <= 20);
            t.RuleForEach(x => x.Objectives).NotEmpty().MaximumLength(400);
            t.RuleFor(x => x.Hours).InclusiveBetween(1, 100);
            t.RuleFor(x => x.Homework).NotNull().MaximumLength(2000);
            t.RuleFor(x => x.HomeworkMinutes).InclusiveBetween(0, 300);
        });
    }
}

public static class DraftCoursePlanHandler
{
    public static IEnumerable<IDomainEvent> Handle(DraftCoursePlan c, CoursePlan? plan, CourseFacts facts) =>
        CoursePlan.Put(plan, new(c.GroupId, c.SubjectId, c.Year), c.HoursAWeek, c.Topics, c.CopiedFrom, facts);
}

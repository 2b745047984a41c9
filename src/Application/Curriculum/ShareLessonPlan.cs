using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;

namespace EduEvents.Application.Curriculum;

/// <summary>Opens a lesson plan of one's own to the colleagues, or closes it again.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"lessonPlanId":"0192f0c5-0000-7000-8000-000000000800","groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","shared":true}""")]
public sealed record ShareLessonPlan(Guid LessonPlanId, Guid GroupId, Guid SubjectId, bool Shared) : ILessonPlanCommand;

public sealed class ShareLessonPlanValidator : LessonPlanValidator<ShareLessonPlan>;

public static class ShareLessonPlanHandler
{
    public static IEnumerable<IDomainEvent> Handle(ShareLessonPlan c, LessonPlan plan, LessonFacts facts) => plan.Share(c.Shared, c.GroupId, c.SubjectId, facts.Teacher);
}

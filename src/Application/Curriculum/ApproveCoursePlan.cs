using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;

namespace EduEvents.Application.Curriculum;

/// <summary>Puts a calendar-thematic plan into force once the subject team has agreed.</summary>
[Needs(Permissions.CurriculumApprove)]
[Example("""{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026}""")]
public sealed record ApproveCoursePlan(Guid GroupId, Guid SubjectId, int Year) : ICoursePlanCommand;

public sealed class ApproveCoursePlanValidator : CoursePlanValidator<ApproveCoursePlan>;

public static class ApproveCoursePlanHandler
{
    public static IEnumerable<IDomainEvent> Handle(ApproveCoursePlan c, CoursePlan plan) => plan.Approve();
}

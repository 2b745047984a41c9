using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Says whether the subject team agrees with a calendar-thematic plan.</summary>
[Needs(Permissions.CurriculumManage)]
[Example("""{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"agreed":true,"comment":""}""")]
public sealed record ReviewCoursePlan(Guid GroupId, Guid SubjectId, int Year, bool Agreed, string Comment) : ICoursePlanCommand;

public sealed class ReviewCoursePlanValidator : CoursePlanValidator<ReviewCoursePlan>
{
    public ReviewCoursePlanValidator()
    {
        RuleFor(c => c.Comment).NotNull().MaximumLength(2000);
    }
}

public static class ReviewCoursePlanHandler
{
    public static IEnumerable<IDomainEvent> Handle(ReviewCoursePlan c, CoursePlan plan, CourseFacts facts) => plan.Review(facts.Teacher, c.Agreed, c.Comment.Trim());
}

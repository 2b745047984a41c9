using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Tells how many hours a week a subject has in a class; by that its marks are of quarters or of half-years.</summary>
[Needs(Permissions.AssessmentManage)]
[Example("""{"course":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026},"hours":1}""")]
public sealed record SetWeeklyHours(CourseRef Course, decimal Hours) : ICourseCommand;

public sealed class SetWeeklyHoursValidator : AbstractValidator<SetWeeklyHours>
{
    public SetWeeklyHoursValidator()
    {
        RuleFor(c => c.Course).NotNull().SetValidator(new CourseRefValidator());
        RuleFor(c => c.Hours).InclusiveBetween(0.25m, 20);
    }
}

public static class SetWeeklyHoursHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetWeeklyHours c, Course? course) => Course.SetHours(course, c.Course, c.Hours);
}

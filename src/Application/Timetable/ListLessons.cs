using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Lists lessons to be placed, as people want them: subgroups at the same time, pairs in a row, a kind of room.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"planId":"0192f0c5-0000-7000-8000-0000000000a1","activities":[{"activityId":"0192f0c5-0000-7000-8000-0000000000a2","parts":[{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","teacherId":"0192f0c5-0000-7000-8000-0000000000a3","room":"classroom"}],"classes":["0192f0c5-0000-7000-8000-000000000010"],"hours":5,"doubles":0}]}""")]
public sealed record ListLessons(Guid PlanId, IReadOnlyList<Activity> Activities) : IPlanCommand;

public sealed class ListLessonsValidator : AbstractValidator<ListLessons>
{
    public ListLessonsValidator()
    {
        RuleFor(c => c.PlanId).NotEmpty();
        RuleFor(c => c.Activities).NotEmpty().Must(a => a is null || a.Count <= 500);
        RuleForEach(c => c.Activities).NotNull().SetValidator(new ActivityValidator());
    }
}

public static class ListLessonsHandler
{
    public static IEnumerable<IDomainEvent> Handle(ListLessons c, Plan plan, KnownSchool school) => plan.List(c.Activities, school.Week(plan.Year));
}

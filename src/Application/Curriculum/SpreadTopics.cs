using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Spreads the topics of a calendar-thematic plan over the lessons of the year.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"weekdays":["monday","wednesday","friday"],"everyOtherWeek":false}""")]
public sealed record SpreadTopics(Guid GroupId, Guid SubjectId, int Year, IReadOnlyList<DayOfWeek> Weekdays, bool EveryOtherWeek) : ICoursePlanCommand;

public sealed class SpreadTopicsValidator : CoursePlanValidator<SpreadTopics>
{
    public SpreadTopicsValidator()
    {
        RuleFor(c => c.Weekdays).NotEmpty().Must(w => w is null || w.Count <= 20);
        RuleForEach(c => c.Weekdays).IsInEnum();
    }
}

public static class SpreadTopicsHandler
{
    public static IEnumerable<IDomainEvent> Handle(SpreadTopics c, CoursePlan plan, IReadOnlyList<DateOnly> days) => plan.SpreadOver(c.Weekdays, c.EveryOtherWeek, days);
}

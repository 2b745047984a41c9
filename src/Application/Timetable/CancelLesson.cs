using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;

namespace EduEvents.Application.Timetable;

/// <summary>Lets a lesson be not held.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"year":2026,"activityId":"0192f0c5-0000-7000-8000-0000000000a2","index":0,"on":"2026-09-15","reason":"Аяз"}""")]
public sealed record CancelLesson(int Year, Guid ActivityId, int Index, DateOnly On, string Reason) : IDayCommand;

public sealed class CancelLessonValidator : DayCommandValidator<CancelLesson>;

public static class CancelLessonHandler
{
    public static IEnumerable<IDomainEvent> Handle(CancelLesson c, DayChanges? days, DayFacts facts) => DayChanges.Cancel(days, facts, c.On, c.Reason);
}

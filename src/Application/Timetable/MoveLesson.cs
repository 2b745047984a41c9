using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Moves a lesson to another hour or day, where its classes, teachers and rooms are free.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"year":2026,"activityId":"0192f0c5-0000-7000-8000-0000000000a2","index":0,"on":"2026-09-15","toDay":"2026-09-16","toNumber":6,"reason":"Мұғалім іссапарда"}""")]
public sealed record MoveLesson(int Year, Guid ActivityId, int Index, DateOnly On, DateOnly ToDay, int ToNumber, string Reason) : IDayCommand;

public sealed class MoveLessonValidator : DayCommandValidator<MoveLesson>
{
    public MoveLessonValidator()
    {
        RuleFor(c => c.ToDay).IsDay();
        RuleFor(c => c.ToNumber).InclusiveBetween(1, 14);
    }
}

public static class MoveLessonHandler
{
    public static IEnumerable<IDomainEvent> Handle(MoveLesson c, DayChanges? days, DayFacts facts) =>
        DayChanges.Move(days, facts, c.On, c.ToDay, c.ToNumber, c.Reason);
}

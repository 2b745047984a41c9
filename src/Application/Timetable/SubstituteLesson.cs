using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Lets somebody teach a lesson instead of its teacher.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"year":2026,"activityId":"0192f0c5-0000-7000-8000-0000000000a2","index":0,"on":"2026-09-15","teacherId":"0192f0c5-0000-7000-8000-0000000000a3","substituteId":"0192f0c5-0000-7000-8000-0000000000a7","pay":"hours","reason":"Ауырып қалды"}""")]
public sealed record SubstituteLesson(int Year, Guid ActivityId, int Index, DateOnly On, Guid TeacherId, Guid SubstituteId, SubstitutionPay Pay, string Reason) : IDayCommand;

public sealed class SubstituteLessonValidator : DayCommandValidator<SubstituteLesson>
{
    public SubstituteLessonValidator()
    {
        RuleFor(c => c.TeacherId).NotEmpty();
        RuleFor(c => c.SubstituteId).NotEmpty();
        RuleFor(c => c.Pay).IsInEnum();
    }
}

public static class SubstituteLessonHandler
{
    public static IEnumerable<IDomainEvent> Handle(SubstituteLesson c, DayChanges? days, DayFacts facts) =>
        DayChanges.Substitute(days, facts, c.On, c.TeacherId, c.SubstituteId, c.Pay, c.Reason);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;

namespace EduEvents.Application.Timetable;

/// <summary>Takes back all that was changed about a lesson of a day.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"year":2026,"activityId":"0192f0c5-0000-7000-8000-0000000000a2","index":0,"on":"2026-09-15","reason":"Қайта шықты"}""")]
public sealed record WithdrawChange(int Year, Guid ActivityId, int Index, DateOnly On, string Reason) : IDayCommand;

public sealed class WithdrawChangeValidator : DayCommandValidator<WithdrawChange>;

public static class WithdrawChangeHandler
{
    public static IEnumerable<IDomainEvent> Handle(WithdrawChange c, DayChanges? days, DayFacts facts) => DayChanges.Withdraw(days, facts, c.On, c.Reason);
}

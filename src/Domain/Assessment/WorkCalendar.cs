using System.Collections.Immutable;

namespace EduEvents.Domain.Assessment;

/// <summary>
/// The days on which a class writes works of the quarter. A stream of its own, so that two teachers who plan at one moment cannot both take
/// the last place of a day.
/// </summary>
public sealed record WorkCalendar(Guid Id, ImmutableDictionary<Guid, WorkDayTaken> Works) : IState<WorkCalendar>
{
    /// <summary>Takes a day for a work. Subgroups that write the same subject on one day are one work for the class.</summary>
    public static IEnumerable<IDomainEvent> Take(WorkCalendar? calendar, WorkDayTaken wanted, int mostADay)
    {
        if (calendar?.Works.GetValueOrDefault(wanted.WorkId)?.On == wanted.On) return [];
        new Rules().Require(IsFree(calendar, wanted.SubjectId, wanted.On, mostADay), AssessmentRules.SochDayFull(wanted.On, mostADay)).Check();
        return [wanted];
    }

    /// <summary>Frees the day of a work, if it has one.</summary>
    public static IEnumerable<IDomainEvent> Free(WorkCalendar? calendar, CalendarRef of, Guid work) =>
        calendar?.Works.ContainsKey(work) == true ? [new WorkDayFreed(of, work)] : [];

    /// <inheritdoc />
    public static WorkCalendar? Fold(WorkCalendar? calendar, object @event) => @event switch
    {
        WorkDayTaken e => (calendar ?? Empty(e.Calendar)) is var c ? c with { Works = c.Works.SetItem(e.WorkId, e) } : null,
        WorkDayFreed e => calendar is null ? null : calendar with { Works = calendar.Works.Remove(e.WorkId) },
        _ => calendar
    };

    /// <summary>True when a day has room for a work of a subject.</summary>
    public static bool IsFree(WorkCalendar? calendar, Guid subject, DateOnly on, int mostADay) => calendar is null
        || calendar.Works.Values.Where(w => w.On == on && w.SubjectId != subject).DistinctBy(w => w.SubjectId).Count() < mostADay;

    private static WorkCalendar Empty(CalendarRef calendar) => new(calendar.Id(), ImmutableDictionary<Guid, WorkDayTaken>.Empty);
}

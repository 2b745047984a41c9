namespace EduEvents.Domain.Timetable;

/// <summary>What is different about a lesson of a day.</summary>
/// <param name="Lesson">The lesson as the timetable has it.</param>
/// <param name="Substitutes">Who teaches instead of whom.</param>
/// <param name="IsCancelled">True when it is not held.</param>
/// <param name="ToDay">The day it is held on instead; null when it is not moved.</param>
/// <param name="ToNumber">The number it has there.</param>
/// <param name="Reason">Why, in people's words.</param>
public sealed record DayChange(
    DayLesson Lesson, IReadOnlyDictionary<Guid, Guid> Substitutes, bool IsCancelled = false, DateOnly? ToDay = null, int? ToNumber = null, string Reason = "")
{
    private static readonly Dictionary<Guid, Guid> Nobody = [];

    /// <summary>A lesson as the timetable has it.</summary>
    public static DayChange None(DayLesson lesson) => new(lesson, Nobody);

    /// <summary>The change after one more fact; null when all is as the timetable has it.</summary>
    public static DayChange? After(DayChange? change, IDayFact fact)
    {
        var known = change ?? None(fact.Lesson);
        return fact switch
        {
            LessonSubstituted s => known with { Substitutes = new Dictionary<Guid, Guid>(known.Substitutes) { [s.TeacherId] = s.SubstituteId }, Reason = s.Reason },
            LessonCancelled c => known with { IsCancelled = true, Reason = c.Reason },
            LessonMoved m => known with { ToDay = m.ToDay, ToNumber = m.ToNumber, Reason = m.Reason },
            _ => null
        };
    }

    /// <summary>The lesson as it is held: at its time and by who teaches it; null when it is not held.</summary>
    public DayLesson? Held() => IsCancelled ? null : Lesson with
    {
        On = ToDay ?? Lesson.On,
        Slot = ToDay is { } day ? Lesson.Slot with { Day = ((int)day.DayOfWeek + 6) % 7 + 1, Number = ToNumber ?? Lesson.Slot.Number } : Lesson.Slot,
        Parts = [.. Lesson.Parts.Select(p => p with { TeacherId = Substitutes.GetValueOrDefault(p.TeacherId, p.TeacherId) })]
    };
}

/// <summary>A lesson of a day with what is different about it.</summary>
/// <param name="Planned">As the timetable has it.</param>
/// <param name="Held">As it is held on this day; null when it is not held on it.</param>
/// <param name="Change">What is different; null when nothing is.</param>
public sealed record LessonOnDay(DayLesson Planned, DayLesson? Held, DayChange? Change);

/// <summary>The lessons of a day: those of the timetable with all changes, and those that were moved to it.</summary>
public static class DayBoard
{
    /// <summary>The lessons by shift and number; those that are not held stay among them.</summary>
    public static IReadOnlyList<LessonOnDay> Of(DateOnly day, IEnumerable<DayLesson> planned, IEnumerable<DayChange> changes)
    {
        var byId = changes.ToDictionary(c => c.Lesson.Id());
        var own = planned.Select(l => byId.GetValueOrDefault(l.Id()) is { } change
            ? new LessonOnDay(l, change.Held() is { } held && held.On == day ? held : null, change)
            : new LessonOnDay(l, l, null)).ToList();
        var known = own.Select(l => l.Planned.Id()).ToHashSet();
        var moved = byId.Values.Where(c => !known.Contains(c.Lesson.Id()) && c.Held()?.On == day).Select(c => new LessonOnDay(c.Lesson, c.Held(), c));
        return [.. own.Concat(moved).OrderBy(l => Place(l).Shift).ThenBy(l => Place(l).Number).ThenBy(l => l.Planned.ActivityId)];
    }

    private static Slot Place(LessonOnDay lesson) => (lesson.Held ?? lesson.Planned).Slot;
}

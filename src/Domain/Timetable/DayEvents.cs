namespace EduEvents.Domain.Timetable;

/// <summary>How a substitute is paid.</summary>
public enum SubstitutionPay
{
    /// <summary>For each hour.</summary>
    Hours,

    /// <summary>Not: the lesson is held together with an own one, or within the rate.</summary>
    None
}

/// <summary>A lesson of the timetable on a day, with all that a reader of a single event needs to place it.</summary>
/// <param name="PlanId">The timetable it comes from.</param>
/// <param name="ActivityId">Of which activity.</param>
/// <param name="Index">Which of its cards.</param>
/// <param name="On">The day.</param>
/// <param name="Slot">The place in the week.</param>
/// <param name="Parts">Who is taught what by whom, as the timetable says.</param>
/// <param name="Classes">The whole classes whose learners sit in it.</param>
/// <param name="Rooms">A room for each part; null where none is taken.</param>
public sealed record DayLesson(
    Guid PlanId, Guid ActivityId, int Index, DateOnly On, Slot Slot, IReadOnlyList<Part> Parts, IReadOnlyList<Guid> Classes, IReadOnlyList<Guid?> Rooms)
{
    /// <summary>The id of the lesson, wherever it is moved to; that of a part is the id of its journal's lesson.</summary>
    public Guid Id() => IdOf(ActivityId, Index, On);

    /// <summary>The id of the lesson of a card on a day.</summary>
    public static Guid IdOf(Guid activity, int index, DateOnly on) => StableId.Of("timetable.lesson", activity, index, on);

    /// <summary>True when both are held at the same time.</summary>
    public bool Meets(DayLesson other) => On == other.On && Slot.Shift == other.Slot.Shift && Slot.Number == other.Slot.Number;
}

/// <summary>A fact about the lessons of days.</summary>
public interface IDayFact : IDomainEvent
{
    /// <summary>Calendar year in which the academic year begins.</summary>
    int Year { get; }

    /// <summary>The lesson as the timetable has it.</summary>
    DayLesson Lesson { get; }
}

/// <summary>Somebody else teaches instead of a teacher (Order 456, p. 27.8).</summary>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Lesson">The lesson as the timetable has it.</param>
/// <param name="TeacherId">Who does not teach.</param>
/// <param name="SubstituteId">Who does.</param>
/// <param name="Pay">How that is paid.</param>
/// <param name="Reason">Why.</param>
public sealed record LessonSubstituted(int Year, DayLesson Lesson, Guid TeacherId, Guid SubstituteId, SubstitutionPay Pay, string Reason) : IDayFact;

/// <summary>A lesson is not held.</summary>
public sealed record LessonCancelled(int Year, DayLesson Lesson, string Reason) : IDayFact;

/// <summary>A lesson is held at another time.</summary>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Lesson">The lesson as the timetable has it.</param>
/// <param name="ToDay">The day on which it is held.</param>
/// <param name="ToNumber">Number of the lesson on that day, in the same shift.</param>
/// <param name="Reason">Why.</param>
public sealed record LessonMoved(int Year, DayLesson Lesson, DateOnly ToDay, int ToNumber, string Reason) : IDayFact;

/// <summary>What was changed about a lesson is as the timetable has it again.</summary>
public sealed record ChangeWithdrawn(int Year, DayLesson Lesson, string Reason) : IDayFact;

/// <summary>Whose lessons a calendar holds.</summary>
public enum FeedKind
{
    /// <summary>A class with its subgroups.</summary>
    Class,

    /// <summary>A teacher.</summary>
    Teacher,

    /// <summary>A room.</summary>
    Room
}

/// <summary>The address of a calendar is another one from now on; the one before opens nothing.</summary>
/// <param name="Kind">Whose lessons.</param>
/// <param name="OfId">The class, teacher or room.</param>
/// <param name="LinkId">Out of it the address is made.</param>
public sealed record FeedRenewed(FeedKind Kind, Guid OfId, Guid LinkId) : IDomainEvent;

/// <summary>A calendar has no address any more.</summary>
public sealed record FeedClosed(FeedKind Kind, Guid OfId) : IDomainEvent;

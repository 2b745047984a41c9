namespace EduEvents.Demo.Day;

/// <summary>One request of the day.</summary>
/// <param name="At">Simulated time.</param>
/// <param name="Lane">What must stay in order: a lesson, a terminal, a learner's account.</param>
/// <param name="Kind">What it is, for the table.</param>
/// <param name="Actor">Person or device whose account sends it, when there is one.</param>
/// <param name="Path">Route.</param>
/// <param name="Command">Body.</param>
/// <param name="Device">What the history shows as the device.</param>
/// <param name="Facts">What holds in the world once it is accepted.</param>
public sealed record DayStep(
    DateTimeOffset At, Guid Lane, string Kind, Guid? Actor, string Path, object Command, string Device,
        params IReadOnlyList<DayFact> Facts);

/// <summary>A plain statement about the day, kept apart from everything the product folds.</summary>
public abstract record DayFact;

/// <summary>Somebody passed the gate.</summary>
public sealed record Passed(Guid Person, bool In, DateTimeOffset At) : DayFact;

/// <summary>A lesson was opened for a group.</summary>
public sealed record Opened(Guid Lesson, Guid Group, Guid Subject, int Number) : DayFact;

/// <summary>Somebody was not simply present; the code as stored.</summary>
public sealed record Attended(Guid Lesson, Guid Learner, string Code) : DayFact;

/// <summary>Somebody has these points in a lesson, from then on.</summary>
public sealed record Marked(Guid Lesson, Guid Learner, int Points) : DayFact;

/// <summary>A lesson was closed.</summary>
public sealed record Closed(Guid Lesson) : DayFact;

/// <summary>Tenge came onto or left a learner's account.</summary>
public sealed record Moved(Guid Learner, decimal Amount) : DayFact;

using EduEvents.Domain.Curriculum;

namespace EduEvents.Domain.Journal;

/// <summary>What the journal must know of the other modules to open a lesson; looked up before the decision.</summary>
/// <param name="Today">Local day of the decision.</param>
/// <param name="From">First day of the quarter; null when the organisation has no such quarter.</param>
/// <param name="To">Last day of the quarter.</param>
/// <param name="DayOff">Why the day has no lessons, if so.</param>
/// <param name="Grade">Grade of the class.</param>
/// <param name="MarkMode">How the subject is assessed; null when the subject is unknown.</param>
/// <param name="Learners">Members of the class or subgroup on the day.</param>
/// <param name="OnlySubject">The one subject of a subgroup; null for a class.</param>
public sealed record TeachingDay(
    DateOnly Today, DateOnly? From, DateOnly? To, string? DayOff, int Grade, MarkMode? MarkMode, IReadOnlyList<Guid> Learners,
    Guid? OnlySubject = null);

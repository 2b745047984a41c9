namespace EduEvents.Domain.Organisation;

/// <summary>
/// Sanitary norms for bells, one dated edition (ҚР ДСМ-76, pp. 71-75). Reference data, changed by an administrator.
/// </summary>
/// <param name="Edition">Name of the edition, kept in the events decided by it.</param>
/// <param name="ValidFrom">First day of the edition.</param>
/// <param name="MaxLessonMinutes">Longest lesson.</param>
/// <param name="MinBreakMinutes">Shortest break.</param>
/// <param name="MaxBreakMinutes">Longest break.</param>
/// <param name="EarliestStart">No lesson starts before, local time.</param>
/// <param name="MinShiftPauseMinutes">Shortest pause between two shifts.</param>
public sealed record BellNorms(
    string Edition, DateOnly ValidFrom, int MaxLessonMinutes, int MinBreakMinutes, int MaxBreakMinutes, TimeOnly EarliestStart, int MinShiftPauseMinutes);

namespace EduEvents.Domain.Timetable;

/// <summary>Lessons of the problem, all by numbers: the program that solves it knows neither people nor classes.</summary>
/// <param name="Classes">Whole classes.</param>
/// <param name="Groups">Groups that belong to no class.</param>
/// <param name="Teachers">Teachers.</param>
/// <param name="Rooms">Pool of rooms of each part that needs one.</param>
/// <param name="Shift">Shift.</param>
/// <param name="Hours">Whole hours a week.</param>
/// <param name="HasHalf">True when one more is held every second week.</param>
/// <param name="Doubles">Pairs in a row.</param>
/// <param name="MostADay">Most lessons on a day.</param>
/// <param name="Points">How hard it is.</param>
/// <param name="Subject">The same number for the same subject.</param>
/// <param name="Closed">Places it cannot have.</param>
/// <param name="Fixed">Places that whole hours have for certain.</param>
/// <param name="FixedHalf">The place and weeks that the half has for certain; null when it is free.</param>
public sealed record ProblemLesson(
    IReadOnlyList<int> Classes, IReadOnlyList<int> Groups, IReadOnlyList<int> Teachers, IReadOnlyList<int> Rooms, int Shift, int Hours, bool HasHalf,
    int Doubles, int MostADay, int Points, int Subject, IReadOnlyList<int> Closed, IReadOnlyList<int> Fixed, FoundHalf? FixedHalf);

/// <summary>A class of the problem.</summary>
/// <param name="Shift">Its shift.</param>
/// <param name="MostADay">Most lessons on a day.</param>
/// <param name="IsPrimary">True when no subject may be twice in a row.</param>
public sealed record ProblemClass(int Shift, int MostADay, bool IsPrimary);

/// <summary>The half of a lesson in its place.</summary>
public sealed record FoundHalf(int Place, Weeks Weeks);

/// <summary>The week to be filled. A place is day * <see cref="PlacesADay"/> + lesson, both from 0, within the shift.</summary>
/// <param name="Days">School days of the week.</param>
/// <param name="PlacesADay">Lessons a day in the longest shift.</param>
/// <param name="LengthOfShift">Lessons a day by shift.</param>
/// <param name="Classes">Classes.</param>
/// <param name="Lessons">Lessons.</param>
/// <param name="RoomPools">How many rooms of a pool there are.</param>
/// <param name="HeavyDays">Days, from 0, that may be the heaviest.</param>
/// <param name="LightDays">Days that should be lighter.</param>
/// <param name="HardFrom">Points from which a subject is hard.</param>
/// <param name="Weights">What breaking a rule costs.</param>
/// <param name="Seconds">Longest time.</param>
/// <param name="Workers">Threads.</param>
public sealed record WeekProblem(
    int Days, int PlacesADay, IReadOnlyDictionary<int, int> LengthOfShift, IReadOnlyList<ProblemClass> Classes, IReadOnlyList<ProblemLesson> Lessons,
    IReadOnlyList<int> RoomPools, IReadOnlyList<int> HeavyDays, IReadOnlyList<int> LightDays, int HardFrom, IReadOnlyDictionary<SoftRule, int> Weights,
    int Seconds, int Workers);

/// <summary>What was found for one lesson.</summary>
/// <param name="Places">Places of its whole hours.</param>
/// <param name="Half">Place of its half; null when it has none or found none.</param>
public sealed record FoundLesson(IReadOnlyList<int> Places, FoundHalf? Half);

/// <summary>A week that was found.</summary>
/// <param name="Lessons">In the order of the problem.</param>
/// <param name="Unplaced">Hours without a place.</param>
/// <param name="Cost">What the soft rules came to for the program.</param>
/// <param name="Bound">No week can cost less.</param>
public sealed record FoundWeek(IReadOnlyList<FoundLesson> Lessons, int Unplaced, double Cost, double Bound);

namespace EduEvents.Domain.Timetable;

/// <summary>A class or subgroup as the week must know it.</summary>
/// <param name="GroupId">Its id.</param>
/// <param name="Grade">0 to 12.</param>
/// <param name="Shift">1 to 3; a subgroup has that of its class.</param>
/// <param name="Title">As people call it.</param>
/// <param name="ClassId">The class a subgroup is a part of; null for a class and for a group of several.</param>
public sealed record WeekGroup(Guid GroupId, int Grade, int Shift, string Title, Guid? ClassId = null);

/// <summary>A room that can be used.</summary>
public sealed record WeekRoom(Guid RoomId, string Title, RoomKind Kind, int Seats, IReadOnlyList<int> Shifts);

/// <summary>What decisions about a week must know of the school; looked up before the decision.</summary>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Groups">Classes and subgroups of the year.</param>
/// <param name="Bells">Numbers of the lessons by shift, in order.</param>
/// <param name="Rooms">Rooms in use.</param>
/// <param name="Away">When teachers cannot teach.</param>
/// <param name="Subjects">Codes of the subjects.</param>
/// <param name="Norms">The norms in force.</param>
/// <param name="From">First day of the academic year; null when its calendar is not approved.</param>
/// <param name="To">Its last day.</param>
public sealed record SchoolWeek(
    int Year, IReadOnlyDictionary<Guid, WeekGroup> Groups, IReadOnlyDictionary<int, IReadOnlyList<int>> Bells, IReadOnlyDictionary<Guid, WeekRoom> Rooms,
    IReadOnlyDictionary<Guid, IReadOnlySet<Slot>> Away, IReadOnlyDictionary<Guid, string> Subjects, TimetableNorms Norms, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>True when the bells of the shift ring for such a lesson on a day of the plan.</summary>
    public bool Has(Slot slot, int days) => slot.Day >= 1 && slot.Day <= days && Bells.TryGetValue(slot.Shift, out var bells) && bells.Contains(slot.Number);

    /// <summary>True when the teacher cannot teach then.</summary>
    public bool IsAway(Guid teacher, Slot slot) => Away.TryGetValue(teacher, out var closed) && closed.Contains(slot);

    /// <summary>The shift of an activity: that of its classes, else of its groups.</summary>
    public int ShiftOf(Activity activity) => activity.Classes.Concat(activity.Parts.Select(p => p.GroupId))
        .Select(g => Groups.GetValueOrDefault(g)?.Shift).FirstOrDefault(s => s is not null) ?? 1;

    /// <summary>The groups of an activity as people call them.</summary>
    public string TitleOf(Activity activity) =>
        string.Join(", ", activity.Parts.Select(p => Groups.GetValueOrDefault(p.GroupId)?.Title ?? "").Where(t => t.Length > 0).Distinct());

    /// <summary>Points of the hardest of the subjects that are taught at the same time.</summary>
    public int PointsOf(Activity activity) => activity.Parts.Max(p => Norms.PointsOf(Subjects.GetValueOrDefault(p.SubjectId)));

    /// <summary>The highest grade of the classes.</summary>
    public int GradeOf(Activity activity) => activity.Classes.Concat(activity.Parts.Select(p => p.GroupId))
        .Max(g => Groups.GetValueOrDefault(g)?.Grade ?? 0);

    /// <summary>The places of a day in a shift, over all days of the plan.</summary>
    public IEnumerable<Slot> SlotsOf(int shift, int days) => Bells.GetValueOrDefault(shift) is { } bells
        ? Enumerable.Range(1, days).SelectMany(d => bells.Select(n => new Slot(d, shift, n)))
        : [];
}

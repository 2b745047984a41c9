using System.Text.Json.Serialization;

namespace EduEvents.Domain.Timetable;

/// <summary>In which weeks a lesson is held. Weeks are counted from the one in which the academic year begins.</summary>
public enum Weeks
{
    /// <summary>Every week.</summary>
    Every,

    /// <summary>The first week and every second one after it.</summary>
    Odd,

    /// <summary>The second week and every second one after it.</summary>
    Even
}

/// <summary>What a room is made for.</summary>
public enum RoomKind
{
    /// <summary>An ordinary classroom.</summary>
    Classroom,

    /// <summary>A sports hall.</summary>
    Gym,

    /// <summary>A laboratory of physics, chemistry or biology.</summary>
    Laboratory,

    /// <summary>A room with computers.</summary>
    Computers,

    /// <summary>A workshop.</summary>
    Workshop,

    /// <summary>A room for music or an assembly hall.</summary>
    Hall
}

/// <summary>A lesson's place in the week.</summary>
/// <param name="Day">1 is Monday, 6 is Saturday.</param>
/// <param name="Shift">1 to 3. Bells of different shifts never ring at one time.</param>
/// <param name="Number">Number of the lesson by the bells of the shift.</param>
public sealed record Slot(int Day, int Shift, int Number);

/// <summary>Who is taught what by whom: a class, or one of several subgroups that have their lessons at the same time.</summary>
/// <param name="GroupId">Class or subgroup.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="TeacherId">Teacher.</param>
/// <param name="Room">The kind of room it needs; null when any place will do.</param>
public sealed record Part(Guid GroupId, Guid SubjectId, Guid TeacherId, RoomKind? Room);

/// <summary>Lessons to be placed in the week: all parts of one are held at the same time.</summary>
/// <param name="ActivityId">Its id.</param>
/// <param name="Parts">One part, or one for each subgroup; several grades of a class-set are parts of one teacher.</param>
/// <param name="Classes">The whole classes whose learners sit in it.</param>
/// <param name="Hours">Hours a week; a half is held every second week.</param>
/// <param name="Doubles">How many pairs of lessons follow each other without a break between days.</param>
public sealed record Activity(Guid ActivityId, IReadOnlyList<Part> Parts, IReadOnlyList<Guid> Classes, decimal Hours, int Doubles = 0)
{
    /// <summary>The cards of the activity: one for each hour, and one for a half.</summary>
    [JsonIgnore]
    public int Cards => (int)Math.Ceiling(Hours);

    /// <summary>True for the card that is held every second week.</summary>
    public bool IsHalf(int index) => index == Cards - 1 && Hours % 1 != 0;

    /// <summary>The id of the lessons that the curriculum asks for: of a class and a subject, or of one subgroup that has them alone.</summary>
    public static Guid IdOf(Guid plan, Guid group, Guid subject) => StableId.Of("timetable.activity", plan, group, subject);

    /// <summary>True when it was taken from the curriculum and not listed by hand.</summary>
    public bool IsOfCurriculum(Guid plan) =>
        Parts.Any(p => ActivityId == IdOf(plan, p.GroupId, p.SubjectId) || Classes.Any(c => ActivityId == IdOf(plan, c, p.SubjectId)));

    /// <summary>The teachers, each once.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> Teachers => Parts.Select(p => p.TeacherId).Distinct();

    /// <summary>True when the other is the same, part by part.</summary>
    public bool IsSameAs(Activity other) => ActivityId == other.ActivityId && Hours == other.Hours && Doubles == other.Doubles
        && Parts.SequenceEqual(other.Parts) && Classes.SequenceEqual(other.Classes);
}

/// <summary>A card in its place.</summary>
/// <param name="ActivityId">Of which activity.</param>
/// <param name="Index">Which of its cards, from 0.</param>
/// <param name="Slot">Where in the week.</param>
/// <param name="Weeks">In which weeks.</param>
/// <param name="Rooms">A room for each part; null where none is taken.</param>
/// <param name="Fixed">True when the generation must leave it where it is.</param>
public sealed record Placement(Guid ActivityId, int Index, Slot Slot, Weeks Weeks, IReadOnlyList<Guid?> Rooms, bool Fixed = false)
{
    /// <summary>The card.</summary>
    [JsonIgnore]
    public (Guid ActivityId, int Index) Card => (ActivityId, Index);

    /// <summary>True when both are held in some week at the same time.</summary>
    public bool Meets(Placement other) => Slot == other.Slot && (Weeks == Weeks.Every || other.Weeks == Weeks.Every || Weeks == other.Weeks);

    /// <summary>True when the other says the same.</summary>
    public bool IsSameAs(Placement other) => Card == other.Card && Slot == other.Slot && Weeks == other.Weeks && Fixed == other.Fixed
        && Rooms.SequenceEqual(other.Rooms);
}

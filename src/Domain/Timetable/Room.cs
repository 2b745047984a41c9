using System.Collections.Immutable;

namespace EduEvents.Domain.Timetable;

/// <summary>A room for lessons.</summary>
public sealed record Room(Guid Id, RoomOpened Facts, DateOnly? Closed = null) : IState<Room>
{
    /// <summary>Opens the room; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Open(Room? room, RoomOpened facts)
    {
        if (room is null) return [facts];
        var same = (room.Facts.Title, room.Facts.Kind, room.Facts.Seats) == (facts.Title, facts.Kind, facts.Seats) && room.Facts.Shifts.SequenceEqual(facts.Shifts);
        return same ? [] : throw new RuleBroken(TimetableRules.RoomAlreadyOpened());
    }

    /// <summary>Takes the room out of use, once.</summary>
    public IEnumerable<IDomainEvent> Close(DateOnly on) => Closed is null ? [new RoomClosed(Id, on)] : [];

    /// <inheritdoc />
    public static Room? Fold(Room? room, object @event) => (room, @event) switch
    {
        (null, RoomOpened e) => new(e.RoomId, e),
        ({ } r, RoomClosed e) => r with { Closed = e.On },
        _ => room
    };
}

/// <summary>When a teacher cannot teach, by academic year.</summary>
public sealed record TeacherTimes(Guid Id, ImmutableDictionary<int, ImmutableArray<Slot>> Closed) : IState<TeacherTimes>
{
    /// <summary>The stream of a teacher.</summary>
    public static Guid IdOf(Guid teacher) => StableId.Of("timetable.teacher", teacher);

    /// <summary>Sets the times; the same again change nothing.</summary>
    public static IEnumerable<IDomainEvent> Set(TeacherTimes? times, TeacherTimesSet facts)
    {
        HashSet<Slot> known = times is not null && times.Closed.TryGetValue(facts.Year, out var closed) ? [.. closed] : [];
        return known.SetEquals(facts.Closed) ? [] : [facts];
    }

    /// <inheritdoc />
    public static TeacherTimes? Fold(TeacherTimes? times, object @event) => @event is TeacherTimesSet e
        ? new(IdOf(e.TeacherId), (times?.Closed ?? ImmutableDictionary<int, ImmutableArray<Slot>>.Empty).SetItem(e.Year, [.. e.Closed]))
        : times;
}

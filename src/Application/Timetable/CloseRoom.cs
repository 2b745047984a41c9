using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Takes a room out of use after a day.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"roomId":"0192f0c5-0000-7000-8000-0000000000a4","on":"2027-01-15"}""")]
public sealed record CloseRoom(Guid RoomId, DateOnly On) : ICommand<Room>
{
    /// <inheritdoc />
    public Guid Stream() => RoomId;
}

public sealed class CloseRoomValidator : AbstractValidator<CloseRoom>
{
    public CloseRoomValidator()
    {
        RuleFor(c => c.RoomId).NotEmpty();
        RuleFor(c => c.On).IsDay();
    }
}

public static class CloseRoomHandler
{
    public static IEnumerable<IDomainEvent> Handle(CloseRoom c, Room room) => room.Close(c.On);
}

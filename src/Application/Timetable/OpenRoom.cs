using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Opens a room for lessons.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"roomId":"0192f0c5-0000-7000-8000-0000000000a4","title":"204","kind":"classroom","seats":30,"shifts":[1,2]}""")]
public sealed record OpenRoom(Guid RoomId, string Title, RoomKind Kind, int Seats, IReadOnlyList<int> Shifts) : ICommand<Room>
{
    /// <inheritdoc />
    public Guid Stream() => RoomId;
}

public sealed class OpenRoomValidator : AbstractValidator<OpenRoom>
{
    public OpenRoomValidator()
    {
        RuleFor(c => c.RoomId).NotEmpty();
        RuleFor(c => c.Title).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Seats).InclusiveBetween(1, 1000);
        RuleFor(c => c.Shifts).NotEmpty().Must(s => s is null || s.Distinct().Count() == s.Count);
        RuleForEach(c => c.Shifts).InclusiveBetween(1, 3);
    }
}

public static class OpenRoomHandler
{
    public static IEnumerable<IDomainEvent> Handle(OpenRoom c, Room? room) => Room.Open(room, new(c.RoomId, c.Title, c.Kind, c.Seats, c.Shifts));
}

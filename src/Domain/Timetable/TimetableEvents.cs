namespace EduEvents.Domain.Timetable;

/// <summary>A fact of a plan of the week.</summary>
public interface IPlanFact : IDomainEvent
{
    /// <summary>The plan.</summary>
    Guid PlanId { get; }
}

/// <summary>A room can be used for lessons.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="Title">Its number or name.</param>
/// <param name="Kind">What it is made for.</param>
/// <param name="Seats">How many learners find a place.</param>
/// <param name="Shifts">The shifts in which it may be used.</param>
public sealed record RoomOpened(Guid RoomId, string Title, RoomKind Kind, int Seats, IReadOnlyList<int> Shifts) : IDomainEvent;

/// <summary>A room is not used any more.</summary>
public sealed record RoomClosed(Guid RoomId, DateOnly On) : IDomainEvent;

/// <summary>When a teacher cannot teach in the weeks of an academic year; at all other times he can.</summary>
public sealed record TeacherTimesSet(Guid TeacherId, int Year, IReadOnlyList<Slot> Closed) : IDomainEvent;

/// <summary>A plan of the week was begun (Order 456, p. 27.8).</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Title">As people call it.</param>
/// <param name="Days">School days of the week: 5 or 6.</param>
/// <param name="BasedOn">The plan whose lessons and places it began with; null for an empty one.</param>
/// <param name="Activities">The lessons it began with.</param>
/// <param name="Cards">The places they had.</param>
public sealed record PlanDrafted(
    Guid PlanId, int Year, string Title, int Days, Guid? BasedOn, IReadOnlyList<Activity> Activities, IReadOnlyList<Placement> Cards) : IPlanFact;

/// <summary>Lessons are to be placed, or are others than before; what is left over of their cards is out of its place.</summary>
public sealed record LessonsListed(Guid PlanId, IReadOnlyList<Activity> Activities) : IPlanFact;

/// <summary>Lessons are not to be placed any more.</summary>
public sealed record LessonsUnlisted(Guid PlanId, IReadOnlyList<Guid> Activities) : IPlanFact;

/// <summary>A card was put into a place.</summary>
public sealed record CardPlaced(Guid PlanId, Placement Card) : IPlanFact;

/// <summary>A card was put elsewhere, into another room or into other weeks.</summary>
public sealed record CardMoved(Guid PlanId, Placement Before, Placement After) : IPlanFact;

/// <summary>A card was taken out of its place.</summary>
public sealed record CardRemoved(Guid PlanId, Placement Card) : IPlanFact;

/// <summary>The cards that are not fixed are to be placed by the generation.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="GenerationId">This run.</param>
/// <param name="Seconds">Its longest time.</param>
public sealed record GenerationRequested(Guid PlanId, Guid GenerationId, int Seconds) : IPlanFact;

/// <summary>The run was to end with what it had found.</summary>
public sealed record GenerationStopped(Guid PlanId, Guid GenerationId) : IPlanFact;

/// <summary>A run came to its end: these are the places of all cards now.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="GenerationId">The run.</param>
/// <param name="Cards">All cards in their places.</param>
/// <param name="Unplaced">How many found none.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record CardsArranged(Guid PlanId, Guid GenerationId, IReadOnlyList<Placement> Cards, int Unplaced, int Seconds) : IPlanFact;

/// <summary>A run found nothing or could not be made; the plan is as it was.</summary>
public sealed record GenerationFailed(Guid PlanId, Guid GenerationId, string Cause) : IPlanFact;

/// <summary>The plan is the school's timetable from a day on, until a later one takes its place.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="From">First day.</param>
/// <param name="Score">What its soft rules came to; 0 breaks none.</param>
/// <param name="Norms">The edition of the norms by which that was reckoned.</param>
public sealed record PlanPublished(Guid PlanId, int Year, DateOnly From, int Score, string Norms) : IPlanFact;

using EduEvents.Host.Modules;
using EduEvents.Projections.People;

namespace EduEvents.Host.People;

/// <summary>A teacher's category that ends soon or has ended, by the notice of its rule.</summary>
/// <param name="PersonId">The teacher.</param>
/// <param name="Qualification">The category.</param>
/// <param name="Days">Days left; negative once it has ended.</param>
public sealed record EndingQualification(Guid PersonId, Qualification Qualification, int Days)
{
    /// <summary>True once it has ended.</summary>
    public bool Ended => Days < 0;

    /// <summary>The category of a card, when its end is near; null when it is not, or there is none.</summary>
    public static EndingQualification? Of(Guid person, QualificationCard? card, DateOnly today)
    {
        if (card?.Newest is not { } newest) return null;
        var rule = ReferenceData.TeacherQualifications.LastOrDefault(r => r.Code == newest.Code && r.Holds(newest.On));
        var days = newest.Until.DayNumber - today.DayNumber;
        return days <= (rule?.NoticeDays ?? 0) ? new(person, newest, days) : null;
    }
}

using System.Globalization;
using EduEvents.Domain.People;

namespace EduEvents.Unit.People;

/// <summary>One learner, admitted before the academic year.</summary>
public static class Child
{
    public static readonly DateOnly Admitted = new(2026, 8, 25), September = new(2026, 9, 1), October = new(2026, 10, 1);
    public static readonly FullName Name = FullName.Of(Ids.Aigerim, "Серікқызы", "Айгерім"),
        NewName = FullName.Of(Ids.Aigerim, "Ахметова", "Айгерім");
    public static readonly LearnerAdmitted Admission = AdmittedWith("120523600126", new(2012, 5, 23));

    public static LearnerAdmitted AdmittedWith(string iin, DateOnly? born) =>
        new(Ids.Aigerim, Name, new(Ids.Aigerim, iin), new(Ids.Aigerim, born?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
            Admitted);

    public static LearnerPlaced Placed(Guid group, DateOnly from, Guid? left = null, DateOnly? until = null) =>
        new(Ids.Aigerim, group, from, left, until);

    public static LearnerJoinedGroup Joined(DateOnly from) => new(Ids.Aigerim, Ids.OtherClass, from);

    public static LearnerLeftGroup Left(DateOnly on) => new(Ids.Aigerim, Ids.OtherClass, on);

    public static LearnerDeparted Departed(DateOnly on, Guid? group = null, params Guid[] never) =>
        new(Ids.Aigerim, group, on, "moved_in_city", never.Length > 0 ? never : null);
}

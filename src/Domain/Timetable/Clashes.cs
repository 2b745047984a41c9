namespace EduEvents.Domain.Timetable;

/// <summary>What cannot be: two things at once, or a place that is none. Each refusal says with what.</summary>
public static class Clashes
{
    /// <summary>Everything that forbids a card its place.</summary>
    /// <param name="week">The school.</param>
    /// <param name="days">School days of the plan's week.</param>
    /// <param name="board">The other cards.</param>
    /// <param name="activity">What is taught.</param>
    /// <param name="card">The place.</param>
    public static Rules Of(SchoolWeek week, int days, Board board, Activity activity, Placement card)
    {
        var rules = new Rules()
            .Require(week.Has(card.Slot, days), TimetableRules.SlotUnknown(card.Slot.Number, card.Slot.Shift))
            .Require(activity.IsHalf(card.Index) == (card.Weeks != Weeks.Every), TimetableRules.WeeksWrong())
            .Require(!activity.Teachers.Any(t => week.IsAway(t, card.Slot)), TimetableRules.TeacherAway());
        foreach (var id in activity.Classes)
            if (week.Groups.GetValueOrDefault(id) is { } group)
                rules.Require(group.Shift == card.Slot.Shift, TimetableRules.OtherShift(group.Title, group.Shift));
        Rooms(rules, week, activity, card);
        foreach (var other in board.Meeting(card)) Meeting(rules, week, activity, card, board.Of(other), other);
        return rules;
    }

    /// <summary>True when learners of the one sit in the other: a class has no lesson while one of its subgroups has another.</summary>
    public static bool ShareLearners(Activity one, Activity other) =>
        one.Classes.Any(other.Classes.Contains) || one.Parts.Any(p => other.Parts.Any(o => o.GroupId == p.GroupId));

    private static void Meeting(Rules rules, SchoolWeek week, Activity activity, Placement card, Activity other, Placement its)
    {
        var title = week.TitleOf(other);
        rules.Require(!ShareLearners(activity, other), TimetableRules.GroupBusy(title))
            .Require(!activity.Teachers.Any(other.Teachers.Contains), TimetableRules.TeacherBusy(title));
        foreach (var room in card.Rooms.OfType<Guid>().Where(r => its.Rooms.Contains(r)))
            rules.Require(false, TimetableRules.RoomBusy(week.Rooms.GetValueOrDefault(room)?.Title ?? "", title));
    }

    private static void Rooms(Rules rules, SchoolWeek week, Activity activity, Placement card)
    {
        rules.Require(card.Rooms.Count == activity.Parts.Count, TimetableRules.RoomsMiscounted(activity.Parts.Count));
        foreach (var (part, taken) in activity.Parts.Zip(card.Rooms))
        {
            if (taken is not { } id) continue;
            rules.Require(week.Rooms.ContainsKey(id), TimetableRules.RoomUnknown());
            if (!week.Rooms.TryGetValue(id, out var room)) continue;
            var shared = activity.Parts.Zip(card.Rooms).Where(p => p.Second == id).Select(p => p.First.TeacherId).Distinct().Count() > 1;
            rules.Require(part.Room is null || part.Room == room.Kind || part.Room == RoomKind.Classroom, TimetableRules.RoomOtherKind(room.Title))
                .Require(room.Shifts.Contains(card.Slot.Shift), TimetableRules.RoomOtherShift(room.Title, card.Slot.Shift))
                .Require(!shared, TimetableRules.RoomTwice(room.Title));
        }
    }
}

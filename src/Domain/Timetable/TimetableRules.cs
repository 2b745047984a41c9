namespace EduEvents.Domain.Timetable;

/// <summary>Every way the Timetable says no. Codes are part of the API; texts live in resources.</summary>
public static class TimetableRules
{
    public static Refusal RoomAlreadyOpened() => new("timetable.room_already_opened");
    public static Refusal PlanAlreadyDrafted() => new("timetable.plan_already_drafted");
    public static Refusal BaseUnknown() => new("timetable.base_unknown");
    public static Refusal YearUnknown(int year) => new("timetable.year_unknown", year);
    public static Refusal PlanIsPublished(DateOnly from) => new("timetable.plan_is_published", from);
    public static Refusal PublishedOutsideYear(DateOnly from) => new("timetable.published_outside_year", from);
    public static Refusal NothingToTake() => new("timetable.nothing_to_take");
    public static Refusal GroupUnknown() => new("timetable.group_unknown");
    public static Refusal ShiftsMixed() => new("timetable.shifts_mixed");
    public static Refusal GroupTwice(string group) => new("timetable.group_twice", group);
    public static Refusal TeacherInTwoSubgroups() => new("timetable.teacher_in_two_subgroups");
    public static Refusal DoublesTooMany(int most) => new("timetable.doubles_too_many", most);
    public static Refusal CardUnknown() => new("timetable.card_unknown");
    public static Refusal CardIsFixed() => new("timetable.card_is_fixed");
    public static Refusal SlotUnknown(int number, int shift) => new("timetable.slot_unknown", number, shift);
    public static Refusal OtherShift(string group, int shift) => new("timetable.other_shift", group, shift);
    public static Refusal WeeksWrong() => new("timetable.weeks_wrong");
    public static Refusal TeacherAway() => new("timetable.teacher_away");
    public static Refusal TeacherBusy(string with) => new("timetable.teacher_busy", with);
    public static Refusal GroupBusy(string group) => new("timetable.group_busy", group);
    public static Refusal RoomBusy(string room, string with) => new("timetable.room_busy", room, with);
    public static Refusal RoomUnknown() => new("timetable.room_unknown");
    public static Refusal RoomOtherKind(string room) => new("timetable.room_other_kind", room);
    public static Refusal RoomOtherShift(string room, int shift) => new("timetable.room_other_shift", room, shift);
    public static Refusal RoomTwice(string room) => new("timetable.room_twice", room);
    public static Refusal RoomsMiscounted(int parts) => new("timetable.rooms_miscounted", parts);
    public static Refusal GenerationRunning() => new("timetable.generation_running");
    public static Refusal GenerationNotRunning() => new("timetable.generation_not_running");
    public static Refusal ClassTooFull(string group, decimal hours, int places) => new("timetable.class_too_full", group, hours, places);
    public static Refusal TeacherTooFull(string groups, decimal hours, int places) => new("timetable.teacher_too_full", groups, hours, places);
    public static Refusal RoomsTooFew(string groups, decimal hours, int places) => new("timetable.rooms_too_few", groups, hours, places);
    public static Refusal CardsUnplaced(int cards) => new("timetable.cards_unplaced", cards);
}

namespace EduEvents.Domain.Timetable;

/// <summary>Every way the Timetable says no about the lessons of days. Codes are part of the API; texts live in resources.</summary>
public static class DayLessonRules
{
    public static Refusal NoTimetable(DateOnly on) => new("timetable.no_timetable", on);
    public static Refusal NoLessonsOn(DateOnly on, string reason) => new("timetable.no_lessons_on", on, reason);
    public static Refusal LessonNotThatDay(DateOnly on) => new("timetable.lesson_not_that_day", on);
    public static Refusal NotTheTeacher() => new("timetable.not_the_teacher");
    public static Refusal ReasonNeeded() => new("timetable.reason_needed");
    public static Refusal SubstituteBusy(string with) => new("timetable.substitute_busy", with);
    public static Refusal SubstituteAway() => new("timetable.substitute_away");
    public static Refusal SubstituteSame() => new("timetable.substitute_same");
    public static Refusal LessonIsCancelled() => new("timetable.lesson_is_cancelled");
    public static Refusal NotInItsWeeks(DateOnly from, DateOnly to) => new("timetable.not_in_its_weeks", from, to);
}

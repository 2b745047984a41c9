using System.Collections.Immutable;

namespace EduEvents.Domain.Timetable;

/// <summary>What decisions about a lesson of a day must know; looked up before the decision.</summary>
/// <param name="Week">The school.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="DayOff">Why the day it would be held on has no lessons, if so.</param>
/// <param name="Lesson">The lesson as the timetable has it; null when it has no such lesson on the day.</param>
/// <param name="HasTimetable">True when some timetable is in force on the day.</param>
/// <param name="Planned">The lessons of the day it would be held on, as the timetable has them.</param>
public sealed record DayFacts(
    SchoolWeek Week, int Year, string? DayOff, DayLesson? Lesson, bool HasTimetable, IReadOnlyList<DayLesson> Planned);

/// <summary>
/// All that was changed about the lessons of the days of an academic year. One stream, so that two who change at one moment cannot both take
/// the same hour of a teacher or a class.
/// </summary>
public sealed record DayChanges(Guid Id, ImmutableDictionary<Guid, DayChange> ByLesson) : IState<DayChanges>
{
    private const int ShortestReason = 3;

    /// <summary>The stream of an academic year.</summary>
    public static Guid IdOf(int year) => StableId.Of("timetable.days", year);

    /// <summary>Lets somebody teach instead of a teacher; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Substitute(
        DayChanges? days, DayFacts facts, DateOnly on, Guid teacher, Guid substitute, SubstitutionPay pay, string reason)
    {
        var lesson = Find(facts, on);
        var change = days?.ByLesson.GetValueOrDefault(lesson.Id()) ?? DayChange.None(lesson);
        if (change.Substitutes.TryGetValue(teacher, out var known) && known == substitute && !change.IsCancelled) return [];
        var rules = new Rules().Require(!change.IsCancelled, DayLessonRules.LessonIsCancelled())
            .Require(lesson.Parts.Any(p => p.TeacherId == teacher), DayLessonRules.NotTheTeacher())
            .Require(teacher != substitute, DayLessonRules.SubstituteSame()).Require(IsReason(reason), DayLessonRules.ReasonNeeded());
        var held = (change.Held() ?? lesson) with { Parts = [] };
        rules.Require(!facts.Week.IsAway(substitute, held.Slot), DayLessonRules.SubstituteAway());
        // Who has no pay for it holds the lesson together with an own one.
        foreach (var other in Others(days, facts, held, lesson.Id()).Where(o => pay == SubstitutionPay.Hours && o.Parts.Any(p => p.TeacherId == substitute)))
            rules.Require(false, DayLessonRules.SubstituteBusy(Titles(facts.Week, other)));
        rules.Check();
        return [new LessonSubstituted(facts.Year, lesson, teacher, substitute, pay, reason.Trim())];
    }

    /// <summary>Lets a lesson be not held; again it changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Cancel(DayChanges? days, DayFacts facts, DateOnly on, string reason)
    {
        var lesson = Find(facts, on);
        if (days?.ByLesson.GetValueOrDefault(lesson.Id())?.IsCancelled == true) return [];
        new Rules().Require(IsReason(reason), DayLessonRules.ReasonNeeded()).Check();
        return [new LessonCancelled(facts.Year, lesson, reason.Trim())];
    }

    /// <summary>Moves a lesson to another hour or day, where its classes, teachers and rooms are free; there already it changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Move(DayChanges? days, DayFacts facts, DateOnly on, DateOnly toDay, int toNumber, string reason)
    {
        var lesson = Find(facts, on);
        var change = days?.ByLesson.GetValueOrDefault(lesson.Id()) ?? DayChange.None(lesson);
        if ((change.ToDay, change.ToNumber) == (toDay, toNumber)) return [];
        var there = (change with { ToDay = toDay, ToNumber = toNumber }).Held() ?? lesson;
        var rules = new Rules().Require(!change.IsCancelled, DayLessonRules.LessonIsCancelled()).Require(IsReason(reason), DayLessonRules.ReasonNeeded())
            .Require(facts.Week.From is { } from && facts.Week.To is { } to && toDay >= from && toDay <= to,
                DayLessonRules.NotInItsWeeks(facts.Week.From ?? default, facts.Week.To ?? default))
            .Require(facts.DayOff is null, DayLessonRules.NoLessonsOn(toDay, facts.DayOff ?? ""))
            .Require(facts.Week.Has(there.Slot, 6), TimetableRules.SlotUnknown(toNumber, there.Slot.Shift))
            .Require(!there.Parts.Any(p => facts.Week.IsAway(p.TeacherId, there.Slot)), TimetableRules.TeacherAway());
        foreach (var other in Others(days, facts, there, lesson.Id())) Meeting(rules, facts.Week, there, other);
        rules.Check();
        return [new LessonMoved(facts.Year, lesson, toDay, toNumber, reason.Trim())];
    }

    /// <summary>Takes back all that was changed about a lesson; an unchanged one stays as it is.</summary>
    public static IEnumerable<IDomainEvent> Withdraw(DayChanges? days, DayFacts facts, DateOnly on, string reason)
    {
        var lesson = Find(facts, on);
        if (days?.ByLesson.ContainsKey(lesson.Id()) != true) return [];
        var rules = new Rules().Require(IsReason(reason), DayLessonRules.ReasonNeeded());
        foreach (var other in Others(days, facts, lesson, lesson.Id())) Meeting(rules, facts.Week, lesson, other);
        rules.Check();
        return [new ChangeWithdrawn(facts.Year, lesson, reason.Trim())];
    }

    /// <inheritdoc />
    public static DayChanges? Fold(DayChanges? days, object @event)
    {
        if (@event is not IDayFact fact) return days;
        days ??= new(IdOf(fact.Year), ImmutableDictionary<Guid, DayChange>.Empty);
        var id = fact.Lesson.Id();
        return days with
        {
            ByLesson = DayChange.After(days.ByLesson.GetValueOrDefault(id), fact) is { } change ? days.ByLesson.SetItem(id, change) : days.ByLesson.Remove(id)
        };
    }

    private static DayLesson Find(DayFacts facts, DateOnly on)
    {
        new Rules().Require(facts.HasTimetable, DayLessonRules.NoTimetable(on))
            .Require(!facts.HasTimetable || facts.Lesson is not null, DayLessonRules.LessonNotThatDay(on)).Check();
        return facts.Lesson!;
    }

    // What is held at that time besides, with all changes that are known.
    private static IEnumerable<DayLesson> Others(DayChanges? days, DayFacts facts, DayLesson at, Guid but) =>
        DayBoard.Of(at.On, facts.Planned, days?.ByLesson.Values ?? []).Where(l => l.Planned.Id() != but && l.Held?.Meets(at) == true).Select(l => l.Held!);

    private static void Meeting(Rules rules, SchoolWeek week, DayLesson lesson, DayLesson other)
    {
        var title = Titles(week, other);
        rules.Require(!lesson.Classes.Any(other.Classes.Contains) && !lesson.Parts.Any(p => other.Parts.Any(o => o.GroupId == p.GroupId)), TimetableRules.GroupBusy(title))
            .Require(!lesson.Parts.Any(p => other.Parts.Any(o => o.TeacherId == p.TeacherId)), TimetableRules.TeacherBusy(title));
        foreach (var room in lesson.Rooms.OfType<Guid>().Where(r => other.Rooms.Contains(r)))
            rules.Require(false, TimetableRules.RoomBusy(week.Rooms.GetValueOrDefault(room)?.Title ?? "", title));
    }

    private static string Titles(SchoolWeek week, DayLesson lesson) => week.TitleOf(new(lesson.ActivityId, lesson.Parts, lesson.Classes, 1));

    private static bool IsReason(string? reason) => reason?.Trim().Length >= ShortestReason;
}

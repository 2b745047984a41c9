using EduEvents.Application.Timetable;
using EduEvents.Domain;
using EduEvents.Domain.Timetable;
using EduEvents.Projections.Timetable;
using static EduEvents.Unit.Spec;
using static EduEvents.Unit.Timetable.Week;

namespace EduEvents.Unit.Timetable;

public sealed class DayTests
{
    private const string Why = "ауырып қалды";
    private static readonly DayLesson Lesson = new(Week.PlanId, MathsA, 0, Monday, new(1, 1, 2), [new(SevenA, Maths, Dana, null)], [SevenA], [Room1]);
    private static readonly DayLesson Other = new(Week.PlanId, MathsB, 0, Monday, new(1, 1, 2), [new(SevenB, Maths, Berik, null)], [SevenB], [Room2]);
    private static readonly DayLesson Third = new(Week.PlanId, PeA, 0, Monday, new(1, 1, 3), [new(SevenA, Pe, Erlan, null)], [SevenA], [Hall]);
    private static readonly DayFacts Facts = new(Known(), 2026, null, Lesson, true, [Lesson, Other, Third]);

    private static Outcome Substitute(Guid who, DayFacts? facts = null, SubstitutionPay pay = SubstitutionPay.Hours, string why = Why, params IDomainEvent[] past) =>
        Given<DayChanges>(past).When(d => SubstituteLessonHandler.Handle(new(2026, MathsA, 0, Monday, Dana, who, pay, why), d, facts ?? Facts));

    private static Outcome Move(DateOnly day, int number, DayFacts? facts = null, params IDomainEvent[] past) =>
        Given<DayChanges>(past).When(d => MoveLessonHandler.Handle(new(2026, MathsA, 0, Monday, day, number, Why), d, facts ?? Facts));

    private static LessonSubstituted Taught(Guid by) => new(2026, Lesson, Dana, by, SubstitutionPay.Hours, Why);

    [Fact]
    public void Whoever_is_free_teaches_instead()
    {
        Substitute(Asel).Then(Taught(Asel));
        Substitute(Asel, past: Taught(Asel)).ThenNothing();
        Substitute(Erlan, past: Taught(Asel)).Then(Taught(Erlan));
        Substitute(Berik).ThenBroken(DayLessonRules.SubstituteBusy("7 Ә"));
        // Held together with an own lesson and not paid for.
        Substitute(Berik, pay: SubstitutionPay.None).Then(Taught(Berik) with { Pay = SubstitutionPay.None });
        Substitute(Asel, Facts with { Week = Known(new TeacherTimesSet(Asel, 2026, [new(1, 1, 2)])) }).ThenBroken(DayLessonRules.SubstituteAway());
        Substitute(Dana, why: " ").ThenBroken(DayLessonRules.SubstituteSame(), DayLessonRules.ReasonNeeded());
    }

    [Fact]
    public void Who_teaches_instead_somewhere_is_busy_there()
    {
        var taken = new LessonSubstituted(2026, Other, Berik, Asel, SubstitutionPay.Hours, Why);
        Substitute(Asel, past: taken).ThenBroken(DayLessonRules.SubstituteBusy("7 Ә"));
        Substitute(Berik, past: taken).Then(Taught(Berik));
    }

    [Fact]
    public void A_lesson_must_be_in_the_timetable_of_the_day()
    {
        Substitute(Asel, Facts with { HasTimetable = false, Lesson = null }).ThenBroken(DayLessonRules.NoTimetable(Monday));
        Substitute(Asel, Facts with { Lesson = null }).ThenBroken(DayLessonRules.LessonNotThatDay(Monday));
        Given<DayChanges>().When(d => SubstituteLessonHandler.Handle(new(2026, MathsA, 0, Monday, Berik, Asel, SubstitutionPay.Hours, Why), d, Facts))
            .ThenBroken(DayLessonRules.NotTheTeacher());
    }

    [Fact]
    public void A_cancelled_lesson_is_not_held_until_that_is_taken_back()
    {
        LessonCancelled cancelled = new(2026, Lesson, Why);
        Given<DayChanges>().When(d => CancelLessonHandler.Handle(new(2026, MathsA, 0, Monday, Why), d, Facts)).Then(cancelled);
        Given<DayChanges>(cancelled).When(d => CancelLessonHandler.Handle(new(2026, MathsA, 0, Monday, Why), d, Facts)).ThenNothing();
        Substitute(Asel, past: cancelled).ThenBroken(DayLessonRules.LessonIsCancelled());
        Move(Monday, 5, past: cancelled).ThenBroken(DayLessonRules.LessonIsCancelled());
        Given<DayChanges>(cancelled).When(d => WithdrawChangeHandler.Handle(new(2026, MathsA, 0, Monday, Why), d, Facts)).Then(new ChangeWithdrawn(2026, Lesson, Why));
        Given<DayChanges>().When(d => WithdrawChangeHandler.Handle(new(2026, MathsA, 0, Monday, Why), d, Facts)).ThenNothing();
    }

    [Fact]
    public void A_lesson_is_moved_to_where_its_class_teacher_and_room_are_free()
    {
        Move(Monday, 5).Then(new LessonMoved(2026, Lesson, Monday, 5, Why));
        Move(Monday, 3).ThenBroken(TimetableRules.GroupBusy("7 А"));
        Move(Monday, 7).ThenBroken(TimetableRules.SlotUnknown(7, 1));
        Move(new(2026, 10, 5), 1, Facts with { DayOff = "repairs", Planned = [] }).ThenBroken(DayLessonRules.NoLessonsOn(new(2026, 10, 5), "repairs"));
        Move(new(2027, 3, 1), 1, Facts with { Planned = [] }).ThenBroken(DayLessonRules.NotInItsWeeks(Start, new(2026, 12, 27)));
    }

    [Fact]
    public void What_took_its_place_meanwhile_keeps_a_lesson_from_coming_back()
    {
        var away = new LessonMoved(2026, Lesson, Monday, 5, Why);
        var there = new LessonMoved(2026, Third, Monday, 2, Why);
        Given<DayChanges>(away, there).When(d => WithdrawChangeHandler.Handle(new(2026, MathsA, 0, Monday, Why), d, Facts)).ThenBroken(TimetableRules.GroupBusy("7 А"));
    }

    [Fact]
    public void A_day_shows_what_is_held_what_is_not_and_what_was_moved_to_it()
    {
        var tuesday = Monday.AddDays(1);
        var change = DayChange.After(DayChange.After(null, Taught(Asel)), new LessonMoved(2026, Lesson, tuesday, 4, Why))!;
        var (monday, next) = (DayBoard.Of(Monday, [Lesson, Other], [change]), DayBoard.Of(tuesday, [], [change]));
        Assert.Equal([(MathsA, false), (MathsB, true)], monday.Select(l => (l.Planned.ActivityId, l.Held is not null)).Order());
        Assert.Equal((tuesday, new Slot(2, 1, 4), Asel), next.Select(l => (l.Held!.On, l.Held.Slot, l.Held.Parts[0].TeacherId)).Single());
    }

    [Fact]
    public void The_view_of_a_day_is_whole_and_knows_where_moved_lessons_came_from()
    {
        var tuesday = Monday.AddDays(1);
        IDomainEvent[] events = [Taught(Asel), new LessonMoved(2026, Lesson, tuesday, 4, Why)];
        var day = View.Of<ChangedDay>(ChangedDay.IdOf(Monday), new ChangedDayProjection().Evolve, events)!;
        var next = View.Of<ChangedDay>(ChangedDay.IdOf(tuesday), new ChangedDayProjection().Evolve, events[1])!;
        Assert.Equal((Asel, tuesday, 4), (day.Changes.Single().Substitutes[Dana], day.Changes[0].ToDay!.Value, day.Changes[0].ToNumber!.Value));
        Assert.Equal([Monday], next.MovedFrom);
        Assert.Empty(next.Changes);
        Assert.Empty(View.Of<ChangedDay>(ChangedDay.IdOf(Monday), new ChangedDayProjection().Evolve, [.. events, new ChangeWithdrawn(2026, Lesson, Why)])!.Changes);
    }

    [Fact]
    public void Who_is_free_is_ranked_by_reasons_that_are_told()
    {
        Activity[] taught = [Of(MathsA, SevenA, Maths, Dana), Of(MathsB, SevenB, Maths, Berik), Of(PeA, SevenA, Pe, Erlan), Of(Ids.Of(252), SevenB, Maths, Asel)];
        var day = DayBoard.Of(Monday, [Lesson, Other, Third], []);
        var found = Substitutes.For(Known(), Lesson, Dana, day, taught, new Dictionary<Guid, int> { [Asel] = 2 });
        Assert.Equal([Asel, Erlan], found.Select(s => s.TeacherId));
        Assert.Equal([new(SuitReason.SameSubject, 100), new(SuitReason.WouldCome, -30), new(SuitReason.SubstitutionsThatWeek, -12, 2)], found[0].Reasons);
        Assert.Equal([new(SuitReason.SameClass, 40), new(SuitReason.IsThere, 20), new(SuitReason.LessonsThatDay, -4, 1)], found[1].Reasons);
        Assert.Equal(58, found[0].Rank);
    }
}

using EduEvents.Application.Timetable;
using EduEvents.Domain;
using EduEvents.Domain.Timetable;
using static EduEvents.Unit.Spec;
using static EduEvents.Unit.Timetable.Week;

namespace EduEvents.Unit.Timetable;

public sealed class PlanTests
{
    private static readonly Activity OfA = Of(MathsA, SevenA, Maths, Dana, 5), OfB = Of(MathsB, SevenB, Maths, Dana, 5);

    private static Outcome Place(Placement card, params IDomainEvent[] past) => Given<Plan>(past).When(p => PlaceCardHandler.Handle(new(Week.PlanId, card), p, School()));

    private static Outcome PlaceIn(KnownSchool school, Placement card, params IDomainEvent[] past) =>
        Given<Plan>(past).When(p => PlaceCardHandler.Handle(new(Week.PlanId, card), p, school));

    [Fact]
    public void A_plan_is_begun_empty_or_with_the_lessons_and_places_of_another()
    {
        var one = Plan.Of(Ids.Of(299), 2026, 5, "Бірінші", [OfA], [At(MathsA, 1, 2)]);
        Given<Plan>().When(p => DraftPlanHandler.Handle(new(Week.PlanId, 2026, "Жоба", 5, null), p, new(School(), null))).Then(Drafted([]));
        Given<Plan>().When(p => DraftPlanHandler.Handle(new(Week.PlanId, 2026, "Жоба", 5, one.Id), p, new(School(), one)))
            .Then(Drafted([OfA], At(MathsA, 1, 2)) with { BasedOn = one.Id });
        Given<Plan>(Drafted([])).When(p => DraftPlanHandler.Handle(new(Week.PlanId, 2026, "Жоба", 5, null), p, new(School(), null))).ThenNothing();
        Given<Plan>(Drafted([])).When(p => DraftPlanHandler.Handle(new(Week.PlanId, 2026, "Басқа", 5, null), p, new(School(), null)))
            .ThenBroken(TimetableRules.PlanAlreadyDrafted());
        Given<Plan>().When(p => DraftPlanHandler.Handle(new(Week.PlanId, 2026, "Жоба", 5, one.Id), p, new(School(), null))).ThenBroken(TimetableRules.BaseUnknown());
        Given<Plan>().When(p => DraftPlanHandler.Handle(new(Week.PlanId, 2030, "Жоба", 5, null), p, new(School(), null))).ThenBroken(TimetableRules.YearUnknown(2030));
    }

    [Fact]
    public void A_card_is_placed_moved_and_taken_out()
    {
        Place(At(MathsA, 1, 2), Drafted([OfA])).Then(new CardPlaced(Week.PlanId, At(MathsA, 1, 2)));
        Place(At(MathsA, 3, 4), Drafted([OfA], At(MathsA, 1, 2))).Then(new CardMoved(Week.PlanId, At(MathsA, 1, 2), At(MathsA, 3, 4)));
        Place(At(MathsA, 1, 2), Drafted([OfA], At(MathsA, 1, 2))).ThenNothing();
        Given<Plan>(Drafted([OfA], At(MathsA, 1, 2))).When(p => RemoveCardHandler.Handle(new(Week.PlanId, MathsA, 0), p)).Then(new CardRemoved(Week.PlanId, At(MathsA, 1, 2)));
        Given<Plan>(Drafted([OfA])).When(p => RemoveCardHandler.Handle(new(Week.PlanId, MathsA, 0), p)).ThenNothing();
        Place(At(MathsA, 1, 2, index: 5), Drafted([OfA])).ThenBroken(TimetableRules.CardUnknown());
    }

    [Fact]
    public void A_fixed_card_stays_until_it_is_freed()
    {
        var card = At(MathsA, 1, 2) with { Fixed = true };
        Place(card, Drafted([OfA], At(MathsA, 1, 2))).Then(new CardMoved(Week.PlanId, At(MathsA, 1, 2), card));
        Place(At(MathsA, 3, 4), Drafted([OfA], card)).ThenBroken(TimetableRules.CardIsFixed());
        Given<Plan>(Drafted([OfA], card)).When(p => RemoveCardHandler.Handle(new(Week.PlanId, MathsA, 0), p)).ThenBroken(TimetableRules.CardIsFixed());
        Place(At(MathsA, 1, 2), Drafted([OfA], card)).Then(new CardMoved(Week.PlanId, card, At(MathsA, 1, 2)));
    }

    [Fact]
    public void A_teacher_teaches_one_class_at_a_time() =>
        Place(At(MathsB, 1, 2), Drafted([OfA, OfB], At(MathsA, 1, 2))).ThenBroken(TimetableRules.TeacherBusy("7 А"));

    [Fact]
    public void A_class_has_no_lesson_while_its_subgroup_has_another_one_and_the_other_way_round()
    {
        Place(At(MathsA, 1, 2), Drafted([OfA, Split], At(EnglishA, 1, 2, rooms: [Room1, Room2]))).ThenBroken(TimetableRules.GroupBusy("7 А 1, 7 А 2"));
        var alone = Of(Ids.Of(250), English1, English, Asel) with { Classes = [SevenA] };
        Place(At(alone.ActivityId, 1, 2), Drafted([OfA, alone], At(MathsA, 1, 2))).ThenBroken(TimetableRules.GroupBusy("7 А"));
    }

    [Fact]
    public void Two_shifts_use_one_room_because_it_is_counted_by_the_hour()
    {
        var (one, six) = (Of(MathsA, SevenA, Maths, Dana, 1, RoomKind.Classroom), Of(MathsSix, SixA, Maths, Dana, 1, RoomKind.Classroom));
        Place(At(MathsSix, 1, 1, shift: 2, rooms: Room1), Drafted([one, six], At(MathsA, 1, 1, rooms: Room1)))
            .Then(new CardPlaced(Week.PlanId, At(MathsSix, 1, 1, shift: 2, rooms: Room1)));
        Place(At(MathsSix, 1, 1, shift: 2, rooms: Room2), Drafted([one, six])).ThenBroken(TimetableRules.RoomOtherShift("102", 2));
    }

    [Fact]
    public void A_room_is_known_of_its_kind_and_free()
    {
        var (pe, maths) = (Of(PeA, SevenA, Pe, Erlan, 3, RoomKind.Gym), Of(MathsB, SevenB, Maths, Dana, 5, RoomKind.Classroom));
        Place(At(PeA, 1, 1, rooms: Room1), Drafted([pe])).ThenBroken(TimetableRules.RoomOtherKind("101"));
        Place(At(PeA, 1, 1, rooms: Ids.Of(999)), Drafted([pe])).ThenBroken(TimetableRules.RoomUnknown());
        Place(At(MathsB, 1, 1, rooms: Hall), Drafted([pe, maths], At(PeA, 1, 1, rooms: Hall))).ThenBroken(TimetableRules.RoomBusy("Зал", "7 А"));
        Place(At(EnglishA, 1, 1, rooms: [Room1]), Drafted([Split])).ThenBroken(TimetableRules.RoomsMiscounted(2));
        Place(At(EnglishA, 1, 1, rooms: [Room1, Room1]), Drafted([Split])).ThenBroken(TimetableRules.RoomTwice("101"));
        PlaceIn(School(new RoomClosed(Room2, new(2026, 8, 30))), At(EnglishA, 1, 1, rooms: [Room1, Room2]), Drafted([Split])).ThenBroken(TimetableRules.RoomUnknown());
    }

    [Fact]
    public void A_place_is_of_the_own_shift_and_the_bells_ring_for_it()
    {
        Place(At(MathsA, 1, 7), Drafted([OfA])).ThenBroken(TimetableRules.SlotUnknown(7, 1));
        Place(At(MathsA, 6, 1), Drafted([OfA])).ThenBroken(TimetableRules.SlotUnknown(1, 1));
        Place(At(MathsA, 1, 1, shift: 2), Drafted([OfA])).ThenBroken(TimetableRules.OtherShift("7 А", 1));
    }

    [Fact]
    public void A_teacher_who_is_away_has_no_lessons() =>
        PlaceIn(School(new TeacherTimesSet(Dana, 2026, [new(1, 1, 2)])), At(MathsA, 1, 2), Drafted([OfA])).ThenBroken(TimetableRules.TeacherAway());

    [Fact]
    public void Halves_of_an_hour_share_a_place_in_turn()
    {
        var (half, other) = (Of(MathsA, SevenA, Maths, Dana, 0.5m), Of(PeA, SevenA, Pe, Dana, 1.5m));
        Place(At(MathsA, 1, 2, weeks: Weeks.Even), Drafted([half, other], At(PeA, 1, 2, 1, weeks: Weeks.Odd)))
            .Then(new CardPlaced(Week.PlanId, At(MathsA, 1, 2, weeks: Weeks.Even)));
        Place(At(MathsA, 1, 2, weeks: Weeks.Odd), Drafted([half, other], At(PeA, 1, 2, 1, weeks: Weeks.Odd)))
            .ThenBroken(TimetableRules.GroupBusy("7 А"), TimetableRules.TeacherBusy("7 А"));
        Place(At(MathsA, 1, 2), Drafted([half])).ThenBroken(TimetableRules.WeeksWrong());
        Place(At(PeA, 1, 2, weeks: Weeks.Odd), Drafted([other])).ThenBroken(TimetableRules.WeeksWrong());
    }

    [Fact]
    public void Lessons_are_listed_by_known_groups_of_one_shift()
    {
        Outcome List(Activity a) => Given<Plan>(Drafted([OfA])).When(p => ListLessonsHandler.Handle(new(Week.PlanId, [a]), p, School()));
        List(OfA).ThenNothing();
        List(OfB).Then(new LessonsListed(Week.PlanId, [OfB]));
        List(OfB with { Classes = [Ids.Of(999)] }).ThenBroken(TimetableRules.GroupUnknown(), TimetableRules.ShiftsMixed());
        List(OfB with { Classes = [SixA] }).ThenBroken(TimetableRules.ShiftsMixed());
        List(OfB with { Doubles = 3 }).ThenBroken(TimetableRules.DoublesTooMany(2));
        List(OfB with { Parts = [OfB.Parts[0], OfB.Parts[0]] }).ThenBroken(TimetableRules.GroupTwice("7 Ә"));
        List(Split with { Parts = [Split.Parts[0], Split.Parts[1] with { TeacherId = Asel }] }).ThenBroken(TimetableRules.TeacherInTwoSubgroups());
        // A class-set: one teacher teaches two grades at once.
        var set = new Activity(Ids.Of(251), [new(SevenA, Maths, Dana, null), new(SevenB, Maths, Dana, null)], [SevenA, SevenB], 4);
        List(set).Then(new LessonsListed(Week.PlanId, [set]));
    }

    [Fact]
    public void Cards_that_lessons_have_no_more_are_out_of_their_places()
    {
        var past = Drafted([OfA, OfB], At(MathsA, 1, 1), At(MathsA, 2, 1, 4), At(MathsB, 3, 1));
        var less = Given<Plan>(past, new LessonsListed(Week.PlanId, [OfA with { Hours = 3 }]), new LessonsUnlisted(Week.PlanId, [MathsB])).Value!;
        Assert.Equal([(MathsA, 0)], less.Cards.Keys);
        Assert.Equal(2, less.Unplaced);
        Given<Plan>(past).When(p => UnlistLessonsHandler.Handle(new(Week.PlanId, MathsB), p)).Then(new LessonsUnlisted(Week.PlanId, [MathsB]));
        Given<Plan>(past).When(p => UnlistLessonsHandler.Handle(new(Week.PlanId, Ids.Of(999)), p)).ThenNothing();
    }

    [Fact]
    public void A_plan_is_published_whole_within_the_year_and_then_stays()
    {
        Outcome Publish(DateOnly from, params IDomainEvent[] past) => Given<Plan>(past).When(p => PublishPlanHandler.Handle(new(Week.PlanId, from), p, School()));
        var one = Of(MathsA, SevenA, Maths, Dana, 1);
        // Hard and alone on a Monday: first in the day, and the day heavier than those that may be heavy.
        PlanPublished published = new(Week.PlanId, 2026, Start, 5, "DSM-76/2021");
        Publish(Start, Drafted([one], At(MathsA, 1, 1))).Then(published);
        Publish(Start, Drafted([one])).ThenBroken(TimetableRules.CardsUnplaced(1));
        Publish(new(2027, 7, 1), Drafted([one], At(MathsA, 1, 1))).ThenBroken(TimetableRules.PublishedOutsideYear(new(2027, 7, 1)));
        Publish(Start, Drafted([])).ThenBroken(TimetableRules.NothingToTake());
        Publish(Start, Drafted([one], At(MathsA, 1, 1)), published).ThenNothing();
        Publish(Monday, Drafted([one], At(MathsA, 1, 1)), published).ThenBroken(TimetableRules.PlanIsPublished(Start));
        Place(At(MathsA, 1, 2), Drafted([one], At(MathsA, 1, 1)), published).ThenBroken(TimetableRules.PlanIsPublished(Start));
        Publish(Start, Drafted([one], At(MathsA, 1, 1, rooms: Ids.Of(999)))).ThenBroken(TimetableRules.RoomUnknown());
    }
}

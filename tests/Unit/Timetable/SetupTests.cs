using EduEvents.Application.Timetable;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Timetable;
using EduEvents.Projections.Timetable;
using static EduEvents.Unit.Spec;
using static EduEvents.Unit.Timetable.Week;

namespace EduEvents.Unit.Timetable;

public sealed class SetupTests
{
    private static WeeklyHoursSet Hours(Guid group, Guid subject, decimal hours) => new(new(group, subject, 2026), hours);

    [Fact]
    public void The_curriculum_gives_the_lessons_subgroups_at_the_same_time_and_halves_as_halves()
    {
        var school = School(new TeachingAssigned(English, English1, Asel, Start), new TeachingAssigned(English, English2, Berik, Start), Hours(SevenA, English, 3),
            new TeachingAssigned(Pe, SevenA, Erlan, Start), Hours(SevenA, Pe, 0.5m), new TeachingAssigned(Music, SevenA, Erlan, Start));
        var taught = school.Taught(Week.PlanId, 2026).ToDictionary(a => a.Parts[0].SubjectId);
        Assert.Equal([English, Pe], taught.Keys.OrderBy(k => k));
        Assert.Equal([(English1, Asel, RoomKind.Classroom), (English2, Berik, RoomKind.Classroom)], taught[English].Parts.Select(p => (p.GroupId, p.TeacherId, p.Room!.Value)));
        Assert.Equal((3m, SevenA, true), (taught[English].Hours, taught[English].Classes.Single(), taught[English].IsOfCurriculum(Week.PlanId)));
        Assert.Equal((0.5m, RoomKind.Gym, true), (taught[Pe].Hours, taught[Pe].Parts[0].Room!.Value, taught[Pe].IsHalf(0)));
        Assert.Equal(1, school.WithoutHours(2026));
    }

    [Fact]
    public void Subgroups_of_one_teacher_have_their_lessons_one_after_the_other()
    {
        var school = School(new TeachingAssigned(English, English1, Asel, Start), new TeachingAssigned(English, English2, Asel, Start), Hours(SevenA, English, 3));
        Assert.Equal([1, 1], school.Taught(Week.PlanId, 2026).Select(a => a.Parts.Count));
    }

    [Fact]
    public void Taken_again_the_lessons_follow_the_curriculum_and_those_listed_by_hand_stay()
    {
        var school = School(new TeachingAssigned(Pe, SevenA, Erlan, Start), Hours(SevenA, Pe, 3));
        var gone = Of(Activity.IdOf(Week.PlanId, SevenB, Pe), SevenB, Pe, Erlan, 3);
        Given<Plan>(Drafted([gone, Of(MathsA, SevenA, Maths, Dana)])).When(p => TakeLessonsHandler.Handle(new(Week.PlanId), p, school))
            .Then(new LessonsListed(Week.PlanId, school.Taught(Week.PlanId, 2026)), new LessonsUnlisted(Week.PlanId, [gone.ActivityId]));
        Given<Plan>(Drafted([])).When(p => TakeLessonsHandler.Handle(new(Week.PlanId), p, School())).ThenBroken(TimetableRules.NothingToTake());
    }

    [Fact]
    public void A_later_edition_takes_the_place_of_the_one_before_from_its_day_on()
    {
        var setup = School(new PlanPublished(Week.PlanId, 2026, Start, 0, "n"), new PlanPublished(Ids.Of(298), 2026, new(2026, 11, 2), 0, "n"),
            new PlanPublished(Ids.Of(297), 2026, new(2026, 11, 2), 0, "n")).Setup;
        Assert.Equal([null, Week.PlanId, Week.PlanId, Ids.Of(297)],
            new DateOnly[] { new(2026, 8, 31), Start, new(2026, 10, 23), new(2026, 11, 3) }.Select(d => setup.PlanOn(d)?.PlanId));
    }

    [Fact]
    public void Weeks_are_counted_from_the_beginning_of_the_year_and_halves_are_held_in_theirs()
    {
        var school = School();
        Assert.Equal([Weeks.Odd, Weeks.Even, Weeks.Odd], new[] { Start, Monday, Monday.AddDays(7) }.Select(school.Setup.WeeksOf));
        var plan = View.Of<PlanView>(Week.PlanId, new PlanViewProjection().Evolve,
            Drafted([Of(MathsA, SevenA, Maths, Dana, 1.5m)], At(MathsA, 1, 1), At(MathsA, 1, 2, 1, weeks: Weeks.Even)))!;
        Assert.Equal([2, 1, 0, 0], new[] { Monday, Monday.AddDays(7), Monday.AddDays(1), new(2026, 10, 5) }.Select(d => Planned.Of(school, plan, d).Count));
    }

    [Fact]
    public void The_view_of_a_plan_shows_what_its_stream_tells()
    {
        var of = Of(MathsA, SevenA, Maths, Dana, 2);
        var view = View.Of<PlanView>(Week.PlanId, new PlanViewProjection().Evolve, Drafted([of]), new CardPlaced(Week.PlanId, At(MathsA, 1, 1)),
            new CardMoved(Week.PlanId, At(MathsA, 1, 1), At(MathsA, 2, 2)), new CardPlaced(Week.PlanId, At(MathsA, 3, 3, 1)), new CardRemoved(Week.PlanId, At(MathsA, 3, 3, 1)),
            new GenerationRequested(Week.PlanId, Ids.Of(260), 30), new GenerationStopped(Week.PlanId, Ids.Of(260)));
        Assert.True(view!.Generation!.IsStopping);
        view.Shows(new()
        {
            Id = Week.PlanId, Year = 2026, Days = 5, Title = "Жоба", DraftedAt = View.Recorded, Version = 7, Activities = [of], Cards = [At(MathsA, 2, 2)],
            Generation = new(Ids.Of(260), View.Recorded.AddSeconds(5), 30, true)
        });
    }

    [Fact]
    public void A_calendar_has_one_address_at_a_time()
    {
        Given<Feed>().When(f => RenewFeedHandler.Handle(new(FeedKind.Class, SevenA, Ids.Of(1)), f)).Then(new FeedRenewed(FeedKind.Class, SevenA, Ids.Of(1)));
        Given<Feed>(new FeedRenewed(FeedKind.Class, SevenA, Ids.Of(1))).When(f => RenewFeedHandler.Handle(new(FeedKind.Class, SevenA, Ids.Of(1)), f)).ThenNothing();
        Given<Feed>(new FeedRenewed(FeedKind.Class, SevenA, Ids.Of(1))).When(f => CloseFeedHandler.Handle(new(FeedKind.Class, SevenA), f)).Then(new FeedClosed(FeedKind.Class, SevenA));
        Given<Feed>(new FeedRenewed(FeedKind.Class, SevenA, Ids.Of(1)), new FeedClosed(FeedKind.Class, SevenA)).When(f => CloseFeedHandler.Handle(new(FeedKind.Class, SevenA), f)).ThenNothing();
        Assert.Null(View.Of<FeedCard>(Feed.IdOf(FeedKind.Class, SevenA), new FeedCardProjection().Evolve, new FeedRenewed(FeedKind.Class, SevenA, Ids.Of(1)),
            new FeedClosed(FeedKind.Class, SevenA))!.LinkId);
    }

    [Fact]
    public void Rooms_and_times_are_said_once()
    {
        RoomOpened room = new(Room1, "101", RoomKind.Classroom, 30, [1]);
        Given<Room>().When(r => OpenRoomHandler.Handle(new(Room1, "101", RoomKind.Classroom, 30, [1]), r)).Then(room);
        Given<Room>(room).When(r => OpenRoomHandler.Handle(new(Room1, "101", RoomKind.Classroom, 30, [1]), r)).ThenNothing();
        Given<Room>(room).When(r => OpenRoomHandler.Handle(new(Room1, "102", RoomKind.Classroom, 30, [1]), r)).ThenBroken(TimetableRules.RoomAlreadyOpened());
        Given<Room>(room).When(r => CloseRoomHandler.Handle(new(Room1, Monday), r)).Then(new RoomClosed(Room1, Monday));
        Given<Room>(room, new RoomClosed(Room1, Monday)).When(r => CloseRoomHandler.Handle(new(Room1, Monday), r)).ThenNothing();
        TeacherTimesSet times = new(Dana, 2026, [new(1, 1, 1)]);
        Given<TeacherTimes>().When(t => SetTeacherTimesHandler.Handle(new(Dana, 2026, [new(1, 1, 1)]), t)).Then(times);
        Given<TeacherTimes>(times).When(t => SetTeacherTimesHandler.Handle(new(Dana, 2026, [new(1, 1, 1)]), t)).ThenNothing();
        Given<TeacherTimes>(times).When(t => SetTeacherTimesHandler.Handle(new(Dana, 2026, []), t)).Then(times with { Closed = [] });
    }
}

using EduEvents.Application.Timetable;
using EduEvents.Domain;
using EduEvents.Domain.Timetable;
using static EduEvents.Unit.Spec;
using static EduEvents.Unit.Timetable.Week;

namespace EduEvents.Unit.Timetable;

public sealed class GenerationTests
{
    private static readonly Guid Run = Ids.Of(260);
    private static readonly GenerationRequested Requested = new(Week.PlanId, Run, 60);
    private static readonly Activity OfA = Of(MathsA, SevenA, Maths, Dana, 2), OfB = Of(MathsB, SevenB, Maths, Dana, 2);

    private static Outcome Arrange(IReadOnlyList<Placement> cards, params IDomainEvent[] past) =>
        Given<Plan>(past).When(p => ArrangeCardsHandler.Handle(new(Week.PlanId, Run, cards, 7, null), p, School()));

    [Fact]
    public void It_is_asked_for_once_and_nothing_else_is_done_meanwhile()
    {
        Outcome Ask(Guid run, params IDomainEvent[] past) => Given<Plan>(past).When(p => RequestGenerationHandler.Handle(new(Week.PlanId, run, 60), p, School()));
        Ask(Run, Drafted([OfA])).Then(Requested);
        Ask(Run, Drafted([OfA]), Requested).ThenNothing();
        Ask(Ids.Of(261), Drafted([OfA]), Requested).ThenBroken(TimetableRules.GenerationRunning());
        Ask(Run, Drafted([])).ThenBroken(TimetableRules.NothingToTake());
        Given<Plan>(Drafted([OfA]), Requested).When(p => PlaceCardHandler.Handle(new(Week.PlanId, At(MathsA, 1, 1)), p, School()))
            .ThenBroken(TimetableRules.GenerationRunning());
    }

    [Fact]
    public void It_is_stopped_once_and_while_it_runs()
    {
        Outcome Stop(params IDomainEvent[] past) => Given<Plan>(past).When(p => StopGenerationHandler.Handle(new(Week.PlanId), p));
        Stop(Drafted([OfA]), Requested).Then(new GenerationStopped(Week.PlanId, Run));
        Stop(Drafted([OfA]), Requested, new GenerationStopped(Week.PlanId, Run)).ThenNothing();
        Stop(Drafted([OfA])).ThenBroken(TimetableRules.GenerationNotRunning());
        Stop(Drafted([OfA]), Requested, new GenerationFailed(Week.PlanId, Run, "broken")).ThenBroken(TimetableRules.GenerationNotRunning());
    }

    [Fact]
    public void What_was_found_takes_the_places_but_those_that_cannot_be_any_more()
    {
        var kept = At(MathsA, 1, 1) with { Fixed = true };
        Arrange([At(MathsA, 4, 4), At(MathsA, 2, 1, 1), At(MathsB, 1, 1), At(MathsB, 3, 1, 1)], Drafted([OfA, OfB], kept), Requested)
            .Then(new CardsArranged(Week.PlanId, Run, [kept, At(MathsA, 2, 1, 1), At(MathsB, 3, 1, 1)], 1, 7));
        Arrange([At(MathsA, 1, 1)], Drafted([OfA])).ThenNothing();
    }

    [Fact]
    public void A_run_that_failed_leaves_the_plan_as_it_was() => Given<Plan>(Drafted([OfA], At(MathsA, 1, 1)), Requested)
        .When(p => ArrangeCardsHandler.Handle(new(Week.PlanId, Run, [], 0, "nothing_found"), p, School())).Then(new GenerationFailed(Week.PlanId, Run, "nothing_found"));

    [Fact]
    public void What_makes_it_hopeless_is_told_beforehand()
    {
        var (full, rooms) = (Of(MathsA, SevenA, Maths, Dana, 20), Of(MathsSix, SixA, Maths, Berik, 20, RoomKind.Laboratory));
        var more = Of(Ids.Of(252), SevenA, Pe, Asel, 11);
        Given<Plan>(Drafted([full, more, rooms])).When(p => RequestGenerationHandler.Handle(new(Week.PlanId, Run, 60), p,
            School(new TeacherTimesSet(Dana, 2026, [.. Enumerable.Range(1, 6).SelectMany(n => new[] { new Slot(1, 1, n), new Slot(2, 1, n) })]))))
            .ThenBroken(TimetableRules.ClassTooFull("7 А", 31, 30), TimetableRules.TeacherTooFull("7 А", 20, 18), TimetableRules.RoomsTooFew("6 А", 20, 0));
    }

    [Fact]
    public void The_problem_is_told_in_numbers_and_what_was_found_is_read_back()
    {
        var half = Of(PeA, SevenB, Pe, Erlan, 1.5m, RoomKind.Gym);
        var kept = At(MathsA, 1, 1, rooms: Room2) with { Fixed = true };
        var plan = Given<Plan>(Drafted([Of(MathsA, SevenA, Maths, Dana, 2, RoomKind.Classroom), half, Split], kept)).Value!;
        var maker = new ProblemMaker(Known(new TeacherTimesSet(Dana, 2026, [new(2, 1, 3)])), plan);
        var problem = maker.Make(30, 2);

        Assert.Equal((5, 6, 3), (problem.Days, problem.PlacesADay, problem.Lessons.Count));
        var maths = problem.Lessons[0];
        Assert.Equal((2, false, 11), (maths.Hours, maths.HasHalf, maths.Points));
        Assert.Equal([8], maths.Closed);
        Assert.Equal([0], maths.Fixed);
        Assert.Equal([2, 2], problem.Lessons.Single(l => l.Teachers.Count == 2).Rooms.Select(r => problem.RoomPools[r]));
        Assert.True(problem.Lessons.Single(l => l.HasHalf).Hours == 1);

        FoundLesson[] found = [.. problem.Lessons.Select((l, i) => new FoundLesson([.. Enumerable.Range(0, l.Hours).Select(n => n * 6 + i)], l.HasHalf ? new(13, Weeks.Even) : null))];
        var cards = maker.Read(new(found, 0, 0, 0));
        Assert.Equal(plan.Activities.Values.Sum(a => a.Cards), cards.Count);
        Assert.Contains(cards, c => c.IsSameAs(kept));
        Assert.Equal((new Slot(3, 1, 2), Weeks.Even, Hall), cards.Where(c => c.ActivityId == PeA && c.Index == 1).Select(c => (c.Slot, c.Weeks, c.Rooms[0]!.Value)).Single());
        Assert.All(cards.Where(c => c.ActivityId == EnglishA), c => Assert.Equal([Room1, Room2], c.Rooms.Select(r => r!.Value).Order()));
    }
}

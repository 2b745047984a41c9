using EduEvents.Application.Timetable;
using EduEvents.Domain.Timetable;

namespace EduEvents.Integration.Commands;

/// <summary>The commands of the Timetable, each where it is right to send it: plans up to the one in force, and a lesson of it that is changed.</summary>
internal static class TimetableLife
{
    private const string Why = "мұғалім ауырды";
    private static readonly DateOnly Monday = new(2026, 9, 7);

    internal static IEnumerable<LifeStep> Steps(Guid group, Guid maths, Guid teacher)
    {
        Guid Id() => Guid.CreateVersion7();
        var (room, other, first, inForce, run, hand) = (Id(), Id(), Id(), Id(), Id(), Id());
        Activity activity = new(hand, [new(group, maths, teacher, RoomKind.Classroom)], [group], 1);
        Placement card = new(hand, 0, new(1, 1, 1), Weeks.Every, [room]);
        return
        [
            LifeStep.Of("timetable/open-room", new OpenRoom(room, "204", RoomKind.Classroom, 30, [1]), c => c with { Seats = 28 }),
            LifeStep.Of("timetable/set-teacher-times", new SetTeacherTimes(teacher, 2026, [new(5, 2, 1)]), c => c with { Closed = [] }),
            LifeStep.Of("timetable/draft-plan", new DraftPlan(first, 2026, "Бірінші", 5, null), c => c with { Title = "Екінші" }),
            LifeStep.Of("timetable/list-lessons", new ListLessons(first, [activity]), c => c with { Activities = [activity with { Hours = 2 }] }),
            LifeStep.Of("timetable/place-card", new PlaceCard(first, card), c => c with { Card = card with { Fixed = true } }),
            LifeStep.Of("timetable/remove-card", new RemoveCard(first, hand, 0), c => c with { Index = 1 }) with
            {
                Before = ("timetable/draft-plan", new DraftPlan(inForce, 2026, "Көшірме", 5, first))
            },
            LifeStep.Of("timetable/unlist-lessons", new UnlistLessons(first, hand), c => c with { ActivityId = first }),
            LifeStep.Of("timetable/take-lessons", new TakeLessons(first), c => c with { PlanId = inForce }),
            LifeStep.Of("timetable/request-generation", new RequestGeneration(first, Id(), 600), c => c with { Seconds = 61 }),
            LifeStep.Of("timetable/stop-generation", new StopGeneration(first), c => c with { PlanId = inForce }),
            LifeStep.Of("timetable/publish-plan", new PublishPlan(inForce, new(2026, 9, 1)), c => c with { From = Monday }),
            .. Days(hand, teacher, other),
            LifeStep.Of("timetable/renew-feed", new RenewFeed(FeedKind.Class, group, Id()), c => c with { LinkId = group }),
            LifeStep.Of("timetable/close-feed", new CloseFeed(FeedKind.Class, group), _ => new(FeedKind.Teacher, teacher)) with
            {
                Before = ("timetable/renew-feed", new RenewFeed(FeedKind.Teacher, teacher, Id()))
            },
            LifeStep.Of("timetable/close-room", new CloseRoom(room, new(2027, 1, 15)), c => c with { On = Monday }),
            LifeStep.Of("timetable/arrange-cards", new ArrangeCards(first, run, [], 7, null), c => c with { Seconds = 8 }) with
            {
                Before = ("timetable/request-generation", new RequestGeneration(first, run, 600))
            }
        ];
    }

    private static IEnumerable<LifeStep> Days(Guid hand, Guid teacher, Guid other) =>
    [
        LifeStep.Of("timetable/substitute-lesson", new SubstituteLesson(2026, hand, 0, Monday, teacher, other, SubstitutionPay.Hours, Why), c =>
            c with { Pay = SubstitutionPay.None }),
        LifeStep.Of("timetable/move-lesson", new MoveLesson(2026, hand, 0, Monday, Monday.AddDays(1), 1, Why), c => c with { ToNumber = 2 }),
        LifeStep.Of("timetable/withdraw-change", new WithdrawChange(2026, hand, 0, Monday, Why), c => c with { Reason = "қате" }),
        LifeStep.Of("timetable/cancel-lesson", new CancelLesson(2026, hand, 0, Monday, Why), c => c with { Reason = "қате" })
    ];
}

using EduEvents.Application;
using EduEvents.Application.Timetable;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using EduEvents.Host.Live;
using EduEvents.Host.Timetable;
using EduEvents.Projections.Timetable;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Rooms, plans of the week and their generation, the lessons of days with substitutions, and calendars (Order 456, p. 27.8).</summary>
public sealed class TimetableModule : IModule
{
    public string Name => "timetable";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.timetable", "/timetable", "timetable", Permissions.TimetableRead, 50)];

    public void Events(EventNames events)
    {
        events.Add<RoomOpened>("room_opened");
        events.Add<RoomClosed>("room_closed");
        events.Add<TeacherTimesSet>("teacher_times_set");
        events.Add<PlanDrafted>("plan_drafted");
        events.Add<LessonsListed>("lessons_listed");
        events.Add<LessonsUnlisted>("lessons_unlisted");
        events.Add<CardPlaced>("card_placed");
        events.Add<CardMoved>("card_moved");
        events.Add<CardRemoved>("card_removed");
        events.Add<GenerationRequested>("generation_requested");
        events.Add<GenerationStopped>("generation_stopped");
        events.Add<CardsArranged>("cards_arranged");
        events.Add<GenerationFailed>("generation_failed");
        events.Add<PlanPublished>("plan_published");
        events.Add<LessonSubstituted>("lesson_substituted");
        events.Add<LessonCancelled>("lesson_cancelled");
        events.Add<LessonMoved>("lesson_moved");
        events.Add<ChangeWithdrawn>("change_withdrawn");
        events.Add<FeedRenewed>("feed_renewed");
        events.Add<FeedClosed>("feed_closed");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new TimetableSetupProjection(), ProjectionLifecycle.Async);
        views.Add(new PlanViewProjection(), ProjectionLifecycle.Async);
        views.Add(new ChangedDayProjection(), ProjectionLifecycle.Async);
        views.Add(new FeedCardProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        Plans(api);
        Days(api);
        TimetableApi.Add(api);
    }

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data switch
    {
        IPlanFact fact => [new(LiveTopic.Of(e.TenantId, "timetable", fact.PlanId), "plan", new { e.Version })],
        _ => []
    };

    private static void Plans(ModuleApi api)
    {
        var lookup = TimetableReads.Lookup;
        api.Command("open-room", UseCase.Start<OpenRoom, Room>(OpenRoomHandler.Handle));
        api.Command("close-room", UseCase.Change<CloseRoom, Room>(CloseRoomHandler.Handle));
        api.Command("set-teacher-times", UseCase.Start<SetTeacherTimes, TeacherTimes>(SetTeacherTimesHandler.Handle));
        api.Command("draft-plan", UseCase.Start<DraftPlan, Plan, DraftFacts>(DraftPlanHandler.Handle, lookup.Base(), WeekLookup.Views));
        api.Command("take-lessons", UseCase.Change<TakeLessons, Plan, KnownSchool>(TakeLessonsHandler.Handle, lookup.School<TakeLessons>(), WeekLookup.Views));
        api.Command("list-lessons", UseCase.Change<ListLessons, Plan, KnownSchool>(ListLessonsHandler.Handle, lookup.School<ListLessons>(), WeekLookup.Views));
        api.Command("unlist-lessons", UseCase.Change<UnlistLessons, Plan>(UnlistLessonsHandler.Handle));
        api.Command("place-card", UseCase.Change<PlaceCard, Plan, KnownSchool>(PlaceCardHandler.Handle, lookup.School<PlaceCard>(), WeekLookup.Views));
        api.Command("remove-card", UseCase.Change<RemoveCard, Plan>(RemoveCardHandler.Handle));
        api.Command("request-generation",
            UseCase.Change<RequestGeneration, Plan, KnownSchool>(RequestGenerationHandler.Handle, lookup.School<RequestGeneration>(), WeekLookup.Views));
        api.Command("stop-generation", UseCase.Change<StopGeneration, Plan>(StopGenerationHandler.Handle));
        api.Command("arrange-cards", UseCase.Change<ArrangeCards, Plan, KnownSchool>(ArrangeCardsHandler.Handle, lookup.School<ArrangeCards>(), WeekLookup.Views));
        api.Command("publish-plan", UseCase.Change<PublishPlan, Plan, KnownSchool>(PublishPlanHandler.Handle, lookup.School<PublishPlan>(), WeekLookup.Views));
    }

    private static void Days(ModuleApi api)
    {
        var lookup = TimetableReads.Lookup;
        api.Command("substitute-lesson", UseCase.Start<SubstituteLesson, DayChanges, DayFacts>(
            SubstituteLessonHandler.Handle, lookup.Day<SubstituteLesson>(), WeekLookup.ViewsOfDays));
        api.Command("cancel-lesson", UseCase.Start<CancelLesson, DayChanges, DayFacts>(CancelLessonHandler.Handle, lookup.Day<CancelLesson>(), WeekLookup.ViewsOfDays));
        api.Command("move-lesson", UseCase.Start<MoveLesson, DayChanges, DayFacts>(
            MoveLessonHandler.Handle, lookup.Day<MoveLesson>(c => c.ToDay), WeekLookup.ViewsOfDays));
        api.Command("withdraw-change", UseCase.Start<WithdrawChange, DayChanges, DayFacts>(
            WithdrawChangeHandler.Handle, lookup.Day<WithdrawChange>(c => c.On), WeekLookup.ViewsOfDays));
        api.Command("renew-feed", UseCase.Start<RenewFeed, Feed>(RenewFeedHandler.Handle), (services, command, by, _) => Task.FromResult<string?>(
            command is RenewFeed c ? services.GetRequiredService<FeedLinks>().PathOf(by.Organisation, c.Kind, c.OfId, c.LinkId) : null));
        api.Command("close-feed", UseCase.Change<CloseFeed, Feed>(CloseFeedHandler.Handle));
    }
}

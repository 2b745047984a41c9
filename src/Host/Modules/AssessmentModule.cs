using EduEvents.Application;
using EduEvents.Application.Assessment;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Host.Assessment;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Projections.Assessment;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Summative works, and the marks of quarters, half-years and years.</summary>
public sealed class AssessmentModule : IModule
{
    private static readonly SheetLookup Sheets = new(ReferenceData.PublicHolidays, ReferenceData.MarkRules);
    private static readonly CourseLookup Courses = new(ReferenceData.MarkRules);

    public string Name => "assessment";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.assessment", "/assessment", "assessment", Permissions.JournalRead, 21)];

    public void Events(EventNames events)
    {
        events.Add<WorkPlanned>("work_planned");
        events.Add<WorkMoved>("work_moved");
        events.Add<WorkCancelled>("work_cancelled");
        events.Add<WorkDayTaken>("work_day_taken");
        events.Add<WorkDayFreed>("work_day_freed");
        events.Add<PointsEntered>("points_entered");
        events.Add<PointsCorrected>("points_corrected");
        events.Add<WorkMissed>("work_missed");
        events.Add<PassDecided>("pass_decided");
        events.Add<LearnerReleased>("learner_released");
        events.Add<ResultsImported>("results_imported");
        events.Add<PeriodMarkGiven>("period_mark_given");
        events.Add<PeriodMarkCorrected>("period_mark_corrected");
        events.Add<QuarterClosed>("quarter_closed");
        events.Add<WeeklyHoursSet>("weekly_hours_set");
        events.Add<YearMarkGiven>("year_mark_given");
        events.Add<YearClosed>("year_closed");
        events.Add<FinalMarkGiven>("final_mark_given");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new AssessmentGroupProjection(), ProjectionLifecycle.Async);
        views.Add(new AssessmentSetupProjection(), ProjectionLifecycle.Async);
        views.Add(new LearnerResultsProjection(), ProjectionLifecycle.Async);
        views.Add(new SheetViewProjection(), ProjectionLifecycle.Async);
        views.Add(new MarkCardProjection(), ProjectionLifecycle.Async);
        views.Add(new CourseViewProjection(), ProjectionLifecycle.Async);
        views.Add(new YearCardProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        Works(api);
        Marks(api);
        Reads(api);
    }

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data is ISheetFact fact
        ? [new(LiveTopic.Of(e.TenantId, "class", fact.Sheet.GroupId, fact.Sheet.SubjectId), "sheet", new { e.Version })]
        : [];

    private static void Works(ModuleApi api)
    {
        api.Command("plan-work", UseCase.Both<PlanWork, Sheet, WorkCalendar, SheetDay>(
            PlanWorkHandler.Handle, PlanWorkHandler.Calendar, Sheets.Day<PlanWork>(c => c.On), SheetLookup.Views));
        api.Command("move-work", UseCase.Both<MoveWork, Sheet, WorkCalendar, SheetDay>(
            MoveWorkHandler.Handle, MoveWorkHandler.Calendar, Sheets.Day<MoveWork>(c => c.On), SheetLookup.Views));
        api.Command("cancel-work", UseCase.Both<CancelWork, Sheet, WorkCalendar, SheetDay>(
            CancelWorkHandler.Handle, CancelWorkHandler.Calendar, Sheets.Day<CancelWork>(), SheetLookup.Views));
        api.Command("enter-points", UseCase.Change<EnterPoints, Sheet, SheetDay>(EnterPointsHandler.Handle, Sheets.Day<EnterPoints>(), SheetLookup.Views));
        api.Command("enter-all-points",
            UseCase.Batch<EnterAllPoints, Sheet, SheetDay>(EnterAllPointsHandler.Handle, Sheets.Day<EnterAllPoints>(), SheetLookup.Views));
        api.Command("correct-points", UseCase.Change<CorrectPoints, Sheet>(CorrectPointsHandler.Handle));
        api.Command("record-missed-work",
            UseCase.Change<RecordMissedWork, Sheet, SheetDay>(RecordMissedWorkHandler.Handle, Sheets.Day<RecordMissedWork>(), SheetLookup.Views));
        api.Command("decide-pass", UseCase.Start<DecidePass, Sheet, SheetDay>(DecidePassHandler.Handle, Sheets.Day<DecidePass>(), SheetLookup.Views));
        api.Command("release-learner",
            UseCase.Start<ReleaseLearner, Sheet, SheetDay>(ReleaseLearnerHandler.Handle, Sheets.Day<ReleaseLearner>(), SheetLookup.Views));
        api.Command("import-results",
            UseCase.Start<ImportResults, Sheet, SheetDay>(ImportResultsHandler.Handle, Sheets.Day<ImportResults>(), SheetLookup.Views));
    }

    private static void Marks(ModuleApi api)
    {
        api.Command("close-quarter", UseCase.Start<CloseQuarter, Sheet, SheetFacts>(
            CloseQuarterHandler.Handle, Sheets.Facts<CloseQuarter>(_ => null), SheetLookup.ViewsOfResults));
        api.Command("settle-mark", UseCase.Change<SettleMark, Sheet, SheetFacts>(
            SettleMarkHandler.Handle, Sheets.Facts<SettleMark>(c => c.LearnerId), SheetLookup.ViewsOfResults));
        api.Command("correct-period-mark", UseCase.Change<CorrectPeriodMark, Sheet>(CorrectPeriodMarkHandler.Handle));
        api.Command("set-weekly-hours", UseCase.Start<SetWeeklyHours, Course>(SetWeeklyHoursHandler.Handle));
        api.Command("close-year", UseCase.Start<CloseYear, Course, CourseYear>(CloseYearHandler.Handle, Courses.Year<CloseYear>(), CourseLookup.Views));
        api.Command("give-final-mark",
            UseCase.Change<GiveFinalMark, Course, CourseYear>(GiveFinalMarkHandler.Handle, Courses.Year<GiveFinalMark>(), CourseLookup.Views));
    }

    private static void Reads(ModuleApi api)
    {
        const string sheet = "{groupId:guid}/{subjectId:guid}/{year:int}/{quarter:int}";
        static Scope Place(ReadRequest r) => new(Group: r.Id("groupId"), Subject: r.Id("subjectId"));
        api.ReadForAll<IReadOnlyList<MarkRules>>("rules", "", _ => Task.FromResult<IReadOnlyList<MarkRules>?>(ReferenceData.MarkRules),
            "Editions of the rules of marking, oldest first, with what of them is still to be checked.");
        api.ReadRaw<SheetView>($"sheet/{sheet}", Permissions.JournalRead, nameof(SheetView), Place,
            r => StoredDocument.Send<SheetView>(r, Sheet(r).Id()), "Summative works and marks of a class and a subject for a quarter; ETag is its version.");
        api.Read($"sheet/{sheet}/mark/{{learnerId:guid}}", Permissions.JournalRead, nameof(MarkCard), Place,
            r => MarkReads.Explain(r.Session, Sheet(r), r.Id("learnerId"), Today(r), r.Stop),
            "How the mark of a learner was computed, down to each event; while the quarter is open, what it would be now.");
        api.Read($"sheet/{sheet}/what-if", Permissions.JournalRead, nameof(MarkCard), Place,
            r => MarkReads.WhatIf(r.Session, Sheet(r), r.Query("edition"), r.Stop),
            "The marks of a closed quarter under another edition of the rules, named by 'edition'; nothing is recorded.");
        api.Read($"sheet/{sheet}/days/{{kind}}", Permissions.JournalRead, nameof(SheetView), Place,
            r => Enum.TryParse<WorkKind>(r.Value("kind"), true, out var kind)
                ? MarkReads.Days(r.Session, Sheet(r), kind, Today(r), r.Stop)
                : Task.FromResult<IReadOnlyList<PlanDay>?>(null),
            "The days of a quarter with the limits that forbid a work (sor or soch) on each.");
        api.Read("summary/{classId:guid}/{year:int}/{quarter:int}", Permissions.JournalRead, nameof(SheetView), r => new(Group: r.Id("classId")),
            r => ClassSummary.Of(r.Session, r.Id("classId"), r.Number("year"), r.Number("quarter"), r.Stop),
            "Progress, quality and degree of learning of a class in a quarter, by subject and in all.");
        api.Read("course/{groupId:guid}/{subjectId:guid}/{year:int}", Permissions.JournalRead, nameof(CourseView), Place,
            r => r.Session.LoadAsync<CourseView>(new CourseRef(r.Id("groupId"), r.Id("subjectId"), r.Number("year")).Id(), r.Stop),
            "Hours a week of a subject in a class, and the marks of its year.");
        api.Read("learner/{learnerId:guid}/year/{year:int}", Permissions.LearnerRead, nameof(YearCard), r => new(Person: r.Id("learnerId")),
            r => r.Session.LoadAsync<YearCard>(YearCard.IdOf(r.Id("learnerId"), r.Number("year")), r.Stop),
            "All marks of quarters, years and final ones of a learner in an academic year.");
    }

    private static DateOnly Today(ReadRequest r) => SchoolTime.Day(r.Get<TimeProvider>().GetUtcNow());

    private static SheetRef Sheet(ReadRequest r) => new(r.Id("groupId"), r.Id("subjectId"), r.Number("year"), r.Number("quarter"));
}

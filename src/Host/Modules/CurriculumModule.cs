using EduEvents.Application;
using EduEvents.Application.Curriculum;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Host.Curriculum;
using EduEvents.Host.Http;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Organisation;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Subjects and who teaches them; plans of learning from the working curriculum to the lesson; the load that follows from them.</summary>
public sealed class CurriculumModule : IModule
{
    /// <summary>Standards and norms of plans, for pages that show what an approval would refuse.</summary>
    public static readonly PlanLookup Plans = new(ReferenceData.PublicHolidays, ReferenceData.StandardPlans, ReferenceData.WeekNorms, ReferenceData.FileLimits);

    public string Name => "curriculum";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.curriculum", "/curriculum", "plan", Permissions.CurriculumRead, 23)];

    public void Events(EventNames events)
    {
        events.Add<SubjectAdded>("subject_added");
        events.Add<SubjectNamed>("subject_named");
        events.Add<SubjectAssessmentChosen>("subject_assessment_chosen");
        events.Add<TeachingAssigned>("teaching_assigned");
        events.Add<WorkingPlanDrafted>("working_plan_drafted");
        events.Add<WorkingPlanApproved>("working_plan_approved");
        events.Add<WorkingPlanReopened>("working_plan_reopened");
        events.Add<CoursePlanDrafted>("course_plan_drafted");
        events.Add<CoursePlanReviewed>("course_plan_reviewed");
        events.Add<CoursePlanApproved>("course_plan_approved");
        events.Add<TopicsSpread>("topics_spread");
        events.Add<LessonPlanned>("lesson_planned");
        events.Add<LessonPlanShared>("lesson_plan_shared");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new SubjectCardProjection(), ProjectionLifecycle.Async);
        views.Add(new CurriculumGroupProjection(), ProjectionLifecycle.Async);
        views.Add(new CurriculumYearsProjection(), ProjectionLifecycle.Async);
        views.Add(new WorkingPlanCardProjection(), ProjectionLifecycle.Async);
        views.Add(new CoursePlanCardProjection(), ProjectionLifecycle.Async);
        views.Add(new LessonPlanCardProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.Command("add-subject", UseCase.Start<AddSubject, Subject>(AddSubjectHandler.Handle));
        api.Command("add-imported-subject", UseCase.Start<AddImportedSubject, Subject>(AddImportedSubjectHandler.Handle));
        api.Command("name-subject", UseCase.Change<NameSubject, Subject>(NameSubjectHandler.Handle));
        api.Command("choose-assessment", UseCase.Change<ChooseAssessment, Subject>(ChooseAssessmentHandler.Handle));
        api.Command("assign-teaching", UseCase.Change<AssignTeaching, Subject>(AssignTeachingHandler.Handle));
        PlanCommands(api);

        api.ReadShared<IReadOnlyList<SubjectCard>>("subjects", Permissions.CurriculumRead, _ => Scope.Platform, StoredList.Of<SubjectCard>("data ->> 'code'", 1000), _ => [],
            [typeof(SubjectAdded), typeof(SubjectNamed), typeof(SubjectAssessmentChosen), typeof(TeachingAssigned)], "The subjects of the organisation.");
        PlanReadings(api);
        LoadReadings(api);
    }

    private static void PlanCommands(ModuleApi api)
    {
        api.Command("draft-working-plan", UseCase.Start<DraftWorkingPlan, WorkingPlan, WorkingPlanFacts>(DraftWorkingPlanHandler.Handle, Plans.Standard));
        api.Command("approve-working-plan", UseCase.Change<ApproveWorkingPlan, WorkingPlan, WorkingPlanFacts>(ApproveWorkingPlanHandler.Handle, Plans.Standard));
        api.Command("reopen-working-plan", UseCase.Change<ReopenWorkingPlan, WorkingPlan>(ReopenWorkingPlanHandler.Handle));
        api.Command("draft-course-plan", UseCase.Start<DraftCoursePlan, CoursePlan, CourseFacts>(DraftCoursePlanHandler.Handle, Plans.Course, PlanLookup.Views));
        api.Command("review-course-plan", UseCase.Change<ReviewCoursePlan, CoursePlan, CourseFacts>(ReviewCoursePlanHandler.Handle, Plans.Course, PlanLookup.Views));
        api.Command("approve-course-plan", UseCase.Change<ApproveCoursePlan, CoursePlan>(ApproveCoursePlanHandler.Handle));
        api.Command("spread-topics", UseCase.Change<SpreadTopics, CoursePlan, IReadOnlyList<DateOnly>>(SpreadTopicsHandler.Handle, Plans.Days, PlanLookup.Views));
        api.Command("plan-lesson", UseCase.Start<PlanLesson, LessonPlan, LessonFacts>(PlanLessonHandler.Handle, Plans.Lesson, PlanLookup.Views));
        api.Command("share-lesson-plan", UseCase.Change<ShareLessonPlan, LessonPlan, LessonFacts>(ShareLessonPlanHandler.Handle, PlanLookup.Sender));
    }

    private static void PlanReadings(ModuleApi api)
    {
        const string course = "course-plan/{groupId:guid}/{subjectId:guid}/{year:int}";
        static Scope Place(ReadRequest r) => new(Group: r.Id("groupId"), Subject: r.Id("subjectId"));
        static CoursePlanRef Plan(ReadRequest r) => new(r.Id("groupId"), r.Id("subjectId"), r.Number("year"));
        api.ReadForAll<IReadOnlyList<StandardPlan>>("standard-plans", "", _ => Task.FromResult<IReadOnlyList<StandardPlan>?>(ReferenceData.StandardPlans),
            "The standard plans by grade and language, with what of them is still to be checked.");
        api.ReadList<WorkingPlanCard>("working-plans", Permissions.CurriculumRead,
            StoredList.Of<WorkingPlanCard>("(data ->> 'year')::int desc, (data ->> 'grade')::int, data ->> 'language'", 500), "The working curricula of the organisation.");
        api.ReadDocument<CoursePlanCard>(course, Permissions.JournalRead, Place, r => Plan(r).Id(), "The calendar-thematic plan of a class and a subject.");
        api.Read($"{course}/next", Permissions.JournalRead, nameof(CoursePlanCard), Place,
            async r => await PlanReads.Next(r.Session, Plan(r), await r.Session.LoadAsync<OrganisationCard>(Guid.Parse(r.Organisation), r.Stop), Today(r), r.Stop),
            "The topic and homework that come next in the journal by the approved plan.");
        api.Read("lesson-plans/{groupId:guid}/{subjectId:guid}", Permissions.JournalRead, nameof(LessonPlanCard), Place,
            async r => (IReadOnlyList<LessonPlanCard>?)await LessonPlanCard.For(r.Session, r.Id("subjectId"), r.Actor.PersonId, r.Stop),
            "One's own lesson plans in a subject and those that colleagues share, newest first.");
        api.ReadRaw<byte[]>("lesson-plans/{groupId:guid}/{subjectId:guid}/{planId:guid}/file/{fileId:guid}", Permissions.JournalRead, nameof(LessonPlanCard), Place,
            async r => await r.Session.LoadAsync<LessonPlanCard>(r.Id("planId"), r.Stop) is { } plan && plan.SubjectId == r.Id("subjectId") && plan.IsOpenTo(r.Actor.PersonId)
                ? await Files.FileEndpoints.Give(r, plan.Files.Find(f => f.FileId == r.Id("fileId"))) : Problems.NotFound(),
            "A file of a lesson plan of one's own, or of one that is shared.");
    }

    private static void LoadReadings(ModuleApi api)
    {
        static Task<TeachingLoad?> Load(ReadRequest r) => TeachingLoad.Of(r.Session, r.Number("year"), r.Query("place") ?? "urban", r.QueryDay("on") ?? Today(r), r.Stop);
        api.Read("load/{year:int}", Permissions.CurriculumManage, nameof(WorkingPlanCard), _ => Scope.Platform, Load,
            "Hours a week by teacher with the groups behind each number, vacancies, and where the splitting of classes is not as the rules say; 'place' is urban, rural or small.");
        api.Read("load/{year:int}/tarification", Permissions.CurriculumManage, nameof(WorkingPlanCard), _ => Scope.Platform,
            async r => await Load(r) is { } load ? TarificationLine.Of(load) : null, "What tarification needs: hours of each teacher by grades and language.");
    }

    private static DateOnly Today(ReadRequest r) => SchoolTime.Day(r.Get<TimeProvider>().GetUtcNow());
}

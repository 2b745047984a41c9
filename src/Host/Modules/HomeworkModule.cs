using EduEvents.Application;
using EduEvents.Application.Homework;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using EduEvents.Host.Homework;
using EduEvents.Host.Http;
using EduEvents.Projections.Homework;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Homework: given, handed in, checked, returned; its load and who is late with it.</summary>
public sealed class HomeworkModule : IModule
{
    private const int DaysShown = 30;
    private static readonly HomeworkLookup Lookup = new(ReferenceData.PublicHolidays, ReferenceData.HomeworkNorms, ReferenceData.FileLimits);

    public string Name => "homework";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.homework", "/homework", "homework", Permissions.JournalRead, 22)];

    public void Events(EventNames events)
    {
        events.Add<HomeworkGiven>("homework_given");
        events.Add<DueDayMoved>("due_day_moved");
        events.Add<HomeworkWithdrawn>("homework_withdrawn");
        events.Add<WorkHandedIn>("work_handed_in");
        events.Add<WorkReturned>("work_returned");
        events.Add<WorkCommented>("work_commented");
        events.Add<WorkAccepted>("work_accepted");
        events.Add<WorkFileErased>("work_file_erased");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new HomeworkGroupProjection(), ProjectionLifecycle.Async);
        views.Add(new HomeworkYearsProjection(), ProjectionLifecycle.Async);
        views.Add(new HomeworkCardProjection(), ProjectionLifecycle.Async);
        views.Add(new WorkCardProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.Command("give-homework", UseCase.Start<GiveHomework, Assignment, HomeworkDay>(GiveHomeworkHandler.Handle, Lookup.Day, HomeworkLookup.Views));
        api.Command("move-due-day", UseCase.Change<MoveDueDay, Assignment, HomeworkDay>(MoveDueDayHandler.Handle, Lookup.Day, HomeworkLookup.Views));
        api.Command("withdraw-homework", UseCase.Change<WithdrawHomework, Assignment>(WithdrawHomeworkHandler.Handle));
        api.Command("hand-in", UseCase.Start<HandIn, LearnerWork, WorkFacts>(HandInHandler.Handle, Lookup.Facts, HomeworkLookup.Views));
        api.Command("return-work", UseCase.Change<ReturnWork, LearnerWork, WorkFacts>(ReturnWorkHandler.Handle, Lookup.Facts, HomeworkLookup.Views));
        api.Command("comment-work", UseCase.Start<CommentWork, LearnerWork, WorkFacts>(CommentWorkHandler.Handle, Lookup.Facts, HomeworkLookup.Views));
        api.Command("accept-work", UseCase.Start<AcceptWork, LearnerWork, WorkFacts>(AcceptWorkHandler.Handle, Lookup.Facts, HomeworkLookup.Views));
        api.Command("erase-work-file", UseCase.Change<EraseWorkFile, LearnerWork, WorkFacts>(EraseWorkFileHandler.Handle, Lookup.Facts, HomeworkLookup.Views));
        Reads(api);
    }

    private static void Reads(ModuleApi api)
    {
        static Scope Place(ReadRequest r) => new(Group: r.Id("groupId"), Subject: r.Id("subjectId"));
        static Scope Learner(ReadRequest r) => new(Person: r.Id("learnerId"));
        static Scope Class(ReadRequest r) => new(Group: r.Id("classId"));
        api.ReadForAll<IReadOnlyList<HomeworkNorms>>("norms", "", _ => Task.FromResult<IReadOnlyList<HomeworkNorms>?>(ReferenceData.HomeworkNorms),
            "Editions of the norms of homework, oldest first, with what of them is still to be checked.");
        api.Read("group/{groupId:guid}/{subjectId:guid}/{year:int}", Permissions.JournalRead, nameof(HomeworkCard), Place,
            async r => (IReadOnlyList<HomeworkCard>?)await HomeworkCard.Of(r.Session, r.Id("groupId"), r.Id("subjectId"), r.Number("year"), r.Stop),
            "The homework of a class or subgroup in a subject in an academic year, newest first.");
        api.Read("group/{groupId:guid}/{subjectId:guid}/homework/{homeworkId:guid}", Permissions.JournalRead, nameof(WorkCard), Place,
            r => HomeworkReads.Checked(r.Session, r.Id("groupId"), r.Id("subjectId"), r.Id("homeworkId"), Today(r), r.Stop),
            "A homework with the works of everybody it is for.");
        api.ReadRaw<byte[]>("group/{groupId:guid}/{subjectId:guid}/homework/{homeworkId:guid}/file/{fileId:guid}", Permissions.JournalRead, nameof(HomeworkCard), Place,
            r => HomeworkReads.File(r, r.QueryId("learner"), (r.Id("groupId"), r.Id("subjectId"))),
            "A file of a homework or, with 'learner', of that learner's work for it.");
        api.Read("learner/{learnerId:guid}", Permissions.LearnerRead, nameof(WorkCard), Learner,
            async r => (IReadOnlyList<OwnHomework>?)await HomeworkReads.Of(r.Session, r.Id("learnerId"), r.QueryDay("from") ?? Today(r).AddDays(-DaysShown),
                r.QueryDay("to") ?? Today(r).AddDays(DaysShown), Today(r), r.Stop),
            "The homework of a learner over all subjects, by the day it is due; 'from' and 'to' say of which days.");
        api.ReadRaw<byte[]>("learner/{learnerId:guid}/homework/{homeworkId:guid}/file/{fileId:guid}", Permissions.LearnerRead, nameof(WorkCard), Learner,
            r => HomeworkReads.File(r, r.Id("learnerId"), null), "A file of a homework or of the learner's own work for it.");
        api.Read("class/{classId:guid}/load/{from}", Permissions.JournalRead, nameof(HomeworkCard), Class,
            async r => (IReadOnlyList<DayLoad>?)await HomeworkReads.Load(r.Session, r.Id("classId"), r.Day("from"), r.Stop),
            "Minutes of homework of a class by day for a week, against the norm of its grade.");
        api.Read("class/{classId:guid}/late", Permissions.JournalRead, nameof(WorkCard), Class,
            async r => (IReadOnlyList<LateLine>?)await HomeworkReads.Late(r.Session, r.Id("classId"), r.QueryDay("from") ?? Today(r).AddDays(-DaysShown),
                r.QueryDay("to") ?? Today(r), Today(r), r.Stop),
            "Late and missing works of the learners of a class over all subjects; 'from' and 'to' say of which days.");
    }

    private static DateOnly Today(ReadRequest r) => SchoolTime.Day(r.Get<TimeProvider>().GetUtcNow());
}

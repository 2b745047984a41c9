using EduEvents.Application;
using EduEvents.Application.Journal;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;
using EduEvents.Host.Audit;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Projections.Journal;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>The class journal: lessons, attendance, marks.</summary>
public sealed class JournalModule : IModule
{
    public string Name => "journal";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.journal", "/journal", "journal", Permissions.JournalRead, 20)];

    public void Events(EventNames events)
    {
        events.Add<LessonOpened>("lesson_opened");
        events.Add<RollCalled>("roll_called");
        events.Add<AttendanceCorrected>("attendance_corrected");
        events.Add<MarkEntered>("mark_entered");
        events.Add<MarkCorrected>("mark_corrected");
        events.Add<MarkRemoved>("mark_removed");
        events.Add<LessonClosed>("lesson_closed");
        events.Add<PageClosed>("page_closed");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new ClassRosterProjection(), ProjectionLifecycle.Async);
        views.Add(new JournalSetupProjection(), ProjectionLifecycle.Async);
        views.Add(new JournalPageViewProjection(), ProjectionLifecycle.Async);
        views.Add(new LearnerMarksProjection(), ProjectionLifecycle.Async);
        views.Add(new LearnerAbsencesProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.Command("open-lesson", UseCase.Start<OpenLesson, JournalPage, TeachingDay>(
            OpenLessonHandler.Handle, OpenLessonHandler.Load(ReferenceData.PublicHolidays), nameof(ClassRoster), nameof(JournalSetup)));
        api.Command("call-roll", UseCase.Change<CallRoll, JournalPage>(CallRollHandler.Handle));
        api.Command("enter-mark", UseCase.Change<EnterMark, JournalPage>(EnterMarkHandler.Handle));
        api.Command("enter-marks", UseCase.Batch<EnterMarks, JournalPage>(EnterMarksHandler.Handle));
        api.Command("correct-mark", UseCase.Change<CorrectMark, JournalPage>(CorrectMarkHandler.Handle));
        api.Command("remove-mark", UseCase.Change<RemoveMark, JournalPage>(RemoveMarkHandler.Handle));
        api.Command("correct-mark-by-order", UseCase.Change<CorrectMarkByOrder, JournalPage, DateOnly>(CorrectMarkByOrderHandler.Handle, CorrectMarkByOrderHandler.Load));
        api.Command("close-page", UseCase.Start<ClosePage, JournalPage>(ClosePageHandler.Handle));
        api.Command("close-lesson", UseCase.Change<CloseLesson, JournalPage>(CloseLessonHandler.Handle));

        api.ReadRaw<JournalPageView>("page/{groupId:guid}/{subjectId:guid}/{year:int}/{quarter:int}", Permissions.JournalRead, nameof(JournalPageView),
            r => new(Group: r.Id("groupId"), Subject: r.Id("subjectId")),
            r => StoredDocument.SendVersion<JournalPageView>(r, Page(r).Id()), "The journal page of a class and a subject for a quarter; ETag is its version.");
        api.ReadRaw<IReadOnlyList<HistoryEntry>>("page/{groupId:guid}/{subjectId:guid}/{year:int}/{quarter:int}/history", Permissions.JournalRead, "",
            r => new(Group: r.Id("groupId"), Subject: r.Id("subjectId")), r => StreamVersion.History(r, Page(r).Id()), "The events of a journal page, 200 at a time; pass the last version as 'after'.");
        api.ReadRaw<JournalPageView>("page/{groupId:guid}/{subjectId:guid}/{year:int}/{quarter:int}/at/{version:int}", Permissions.JournalRead, "",
            r => new(Group: r.Id("groupId"), Subject: r.Id("subjectId")), r => StreamVersion.PageAt(r, Page(r).Id()), "A journal page as it stood after an event.");
        api.Read("learner/{learnerId:guid}/history/{pageId:guid}/{lessonId:guid}", Permissions.LearnerRead, "", r => new(Person: r.Id("learnerId")),
            r => CellHistory.Read(r.Session, r.Id("pageId"), r.Id("lessonId"), r.Id("learnerId"), r.Stop),
            "What happened to a learner's mark and attendance in a lesson; 'pageId' is the stream of the journal page, as the learner's day names it.");
        api.ReadDocument<LearnerMarks>("learner/{learnerId:guid}/marks/{year:int}/{quarter:int}", Permissions.LearnerRead, r => new(Person: r.Id("learnerId")),
            r => LearnerMarks.IdOf(r.Id("learnerId"), r.Number("year"), r.Number("quarter")), "All marks of a learner in a quarter.");
        api.ReadDocument<LearnerAbsences>("learner/{learnerId:guid}/absences/{year:int}", Permissions.LearnerRead, r => new(Person: r.Id("learnerId")),
            r => LearnerAbsences.IdOf(r.Id("learnerId"), r.Number("year")), "The lessons of an academic year that a learner missed or came late to.");
        api.ReadShared<IReadOnlyList<LessonOfDay>>("lessons/{groupId:guid}/{on}", Permissions.JournalRead, r => new(Group: r.Id("groupId"), Subject: r.QueryId("subjectId")),
            new(nameof(JournalPageView), LessonOfDay.Rows), r => [r.Id("groupId"), LessonOfDay.Written(r.Day("on")), r.QueryId("subjectId") ?? Guid.Empty],
            [typeof(LessonOpened), typeof(RollCalled), typeof(LessonClosed), typeof(AcademicYearOpened)],
            "The lessons of a class or subgroup on a day, as its journal shows them; a teacher of one subject names it as 'subjectId'.");
    }

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data switch
    {
        MarkEntered m => [Mark(e, m.Lesson, m.LearnerId, m.Points, false)],
        MarkCorrected m => [Mark(e, m.Lesson, m.LearnerId, m.After, true)],
        MarkRemoved m => [Mark(e, m.Lesson, m.LearnerId, null, true)],
        RollCalled r => [Class(e, r.Lesson, "attendance", new { r.Lesson.LessonId, Entries = r.Entries.Select(x => new { x.LearnerId, x.Code }), e.Version })],
        AttendanceCorrected a => [Class(e, a.Lesson, "attendance", new { a.Lesson.LessonId, Entries = new[] { new { a.LearnerId, Code = a.After } }, e.Version })],
        LessonOpened o => [Class(e, o.Lesson, "lesson", new { o.Lesson.LessonId, Closed = false, e.Version })],
        PageClosed c => [new(LiveTopic.Of(e.TenantId, "class", c.Page.GroupId, c.Page.SubjectId), "page", new { Closed = true, e.Version })],
        LessonClosed c => [Class(e, c.Lesson, "lesson", new { c.Lesson.LessonId, Closed = true, e.Version })],
        _ => []
    };

    private static PageRef Page(ReadRequest r) => new(r.Id("groupId"), r.Id("subjectId"), r.Number("year"), r.Number("quarter"));

    private static LiveMessage Mark(IEvent e, LessonRef lesson, Guid learner, int? points, bool corrected) =>
        Class(e, lesson, "mark", new { lesson.LessonId, LearnerId = learner, Value = points, Corrected = corrected, e.Version });

    private static LiveMessage Class(IEvent e, LessonRef lesson, string kind, object data) =>
        new(LiveTopic.Of(e.TenantId, "class", lesson.GroupId, lesson.SubjectId), kind, data);
}

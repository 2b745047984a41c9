using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using EduEvents.Projections.Journal;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Journal;

public sealed class ClosePageTests
{
    private static readonly OrderRef Order = new("118-ө", new(2026, 11, 5));
    private static readonly IDomainEvent[] Marked = [Page.Opened, Page.Mark(Ids.Aigerim, 7), Page.QuarterClosed];

    private static IEnumerable<IDomainEvent> Close(JournalPage? page) => ClosePageHandler.Handle(new(Page.Ref), page);

    private static Func<JournalPage, IEnumerable<IDomainEvent>> ByOrder(int? points, string reason = "қате жазылған", int day = 6) =>
        page => CorrectMarkByOrderHandler.Handle(new(Page.Ref, Ids.Lesson, Ids.Aigerim, points, Order, reason), page, new(2026, 11, day));

    [Fact]
    public void A_page_is_closed_once() => Given<JournalPage>(Page.Opened).When(p => Close(p)).Then(Page.QuarterClosed);

    [Fact]
    public void Closed_again_nothing_changes() => Given<JournalPage>(Marked).When(p => Close(p)).ThenNothing();

    [Fact]
    public void A_page_without_lessons_is_closed_too_and_opens_none() =>
        Given<JournalPage>(Page.QuarterClosed)
            .When(p => JournalPage.OpenLesson(p, Page.Lesson, Ids.Teacher, "Сандар",
                new(Page.Lesson.On, Page.Lesson.On, Page.Lesson.On, null, 7, MarkMode.Points, [Ids.Aigerim], null)))
            .ThenBroken(JournalRules.PageIsClosed(1));

    [Fact]
    public void No_mark_is_entered_any_more() => Given<JournalPage>(Marked)
        .When(p => EnterMarkHandler.Handle(new(Page.Ref, Ids.Lesson, Ids.Bolat, 8), p)).ThenBroken(JournalRules.PageIsClosed(1));

    [Fact]
    public void None_is_corrected_without_an_order() => Given<JournalPage>(Marked)
        .When(p => CorrectMarkHandler.Handle(new(Page.Ref, Ids.Lesson, Ids.Aigerim, 8, "қате есеп"), p)).ThenBroken(JournalRules.PageIsClosed(1));

    [Fact]
    public void None_is_taken_back_without_an_order() => Given<JournalPage>(Marked)
        .When(p => RemoveMarkHandler.Handle(new(Page.Ref, Ids.Lesson, Ids.Aigerim, "басқа оқушы"), p)).ThenBroken(JournalRules.PageIsClosed(1));

    [Fact]
    public void Attendance_is_still_corrected_with_a_reason() => Given<JournalPage>(Page.Opened, Page.Absent(Ids.Bolat), Page.Closed, Page.QuarterClosed)
        .When(p => CallRollHandler.Handle(new(Page.Ref, Ids.Lesson, [new(Ids.Bolat, Attendance.B)], "анықтама"), p))
        .Then(new AttendanceCorrected(Page.Lesson, Ids.Bolat, Attendance.N, Attendance.B, null, "анықтама"));

    [Fact]
    public void By_order_a_mark_is_corrected_and_the_order_kept() =>
        Given<JournalPage>(Marked).When(ByOrder(9)).Then(new MarkCorrected(Page.Lesson, Ids.Aigerim, 7, 9, "қате жазылған", Order));

    [Fact]
    public void By_order_a_mark_is_taken_away() =>
        Given<JournalPage>(Marked).When(ByOrder(null)).Then(new MarkRemoved(Page.Lesson, Ids.Aigerim, 7, "қате жазылған", Order));

    [Fact]
    public void An_order_of_tomorrow_corrects_nothing() =>
        Given<JournalPage>(Marked).When(ByOrder(9, day: 4)).ThenBroken(JournalRules.OrderInTheFuture(Order.On));

    [Fact]
    public void While_the_quarter_is_open_no_order_is_needed() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7)).When(ByOrder(9)).ThenBroken(JournalRules.PageIsOpen(1));

    [Fact]
    public void The_view_shows_that_the_page_is_closed_also_without_lessons()
    {
        var closed = JournalPageView.Fold(null, Page.QuarterClosed, 1)!;
        Assert.Equal((true, Page.Ref.Id(), 1L), (closed.Closed, closed.Id, closed.Version));
    }
}

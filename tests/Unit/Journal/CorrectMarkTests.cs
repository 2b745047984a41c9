using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Journal;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Journal;

public sealed class CorrectMarkTests
{
    private static Func<JournalPage, IEnumerable<IDomainEvent>> Correct(int points, string reason = " қате есеп ") =>
        page => CorrectMarkHandler.Handle(new(Page.Ref, Ids.Lesson, Ids.Aigerim, points, reason), page);

    private static MarkCorrected Corrected(int before, int after) => new(Page.Lesson, Ids.Aigerim, before, after, "қате есеп");

    [Fact]
    public void A_correction_names_what_was_before_and_why() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7)).When(Correct(9)).Then(Corrected(7, 9));

    [Fact]
    public void It_may_come_after_closing() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7), Page.Closed).When(Correct(9)).Then(Corrected(7, 9));

    [Fact]
    public void The_same_correction_again_changes_nothing() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7), Corrected(7, 9)).When(Correct(9)).ThenNothing();

    [Fact]
    public void A_correction_may_be_corrected() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7), Corrected(7, 9)).When(Correct(7)).Then(Corrected(9, 7));

    [Fact]
    public void Where_no_mark_is_none_is_corrected() =>
        Given<JournalPage>(Page.Opened).When(Correct(9)).ThenBroken(JournalRules.NoMarkToCorrect());

    [Theory, InlineData(""), InlineData("  "), InlineData(" аб ")]
    public void A_reason_has_three_letters(string reason) =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7)).When(Correct(9, reason)).ThenBroken(JournalRules.ReasonNeeded());

    [Fact]
    public void All_broken_rules_come_back_together() => Given<JournalPage>(Page.Opened).When(Correct(11, ""))
        .ThenBroken(JournalRules.PointsOutOfRange(1, 10), JournalRules.NoMarkToCorrect(), JournalRules.ReasonNeeded());

    [Fact]
    public void A_lesson_that_is_not_on_the_page_is_told() => Given<JournalPage>(Page.Opened)
        .When(p => CorrectMarkHandler.Handle(new(Page.Ref, Ids.OtherLesson, Ids.Aigerim, 9, "себеп"), p))
        .ThenBroken(JournalRules.LessonUnknown());
}

public sealed class RemoveMarkTests
{
    private static readonly MarkRemoved Removed = new(Page.Lesson, Ids.Aigerim, 7, "басқа оқушы");

    private static Func<JournalPage, IEnumerable<IDomainEvent>> Remove(string reason = " басқа оқушы ") =>
        page => RemoveMarkHandler.Handle(new(Page.Ref, Ids.Lesson, Ids.Aigerim, reason), page);

    [Fact]
    public void A_mark_is_taken_back_with_a_reason() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7)).When(Remove()).Then(Removed);

    [Fact]
    public void It_may_come_after_closing() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7), Page.Closed).When(Remove()).Then(Removed);

    [Fact]
    public void Taken_back_already_it_stays_so() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7), Removed).When(Remove()).ThenNothing();

    [Fact]
    public void Without_a_reason_it_stays() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 7)).When(Remove("..")).ThenBroken(JournalRules.ReasonNeeded());

    [Fact]
    public void A_lesson_that_is_not_on_the_page_is_told() => Given<JournalPage>(Page.Opened)
        .When(p => RemoveMarkHandler.Handle(new(Page.Ref, Ids.OtherLesson, Ids.Aigerim, "себеп"), p))
        .ThenBroken(JournalRules.LessonUnknown());
}

public sealed class CloseLessonTests
{
    private static Func<JournalPage, IEnumerable<IDomainEvent>> Close(Guid lesson) => page =>
        CloseLessonHandler.Handle(new(Page.Ref, lesson), page);

    [Fact]
    public void A_lesson_is_closed() => Given<JournalPage>(Page.Opened).When(Close(Ids.Lesson)).Then(Page.Closed);

    [Fact]
    public void Once() => Given<JournalPage>(Page.Opened, Page.Closed).When(Close(Ids.Lesson)).ThenNothing();

    [Fact]
    public void A_lesson_that_is_not_on_the_page_is_told() =>
        Given<JournalPage>(Page.Opened).When(Close(Ids.OtherLesson)).ThenBroken(JournalRules.LessonUnknown());
}

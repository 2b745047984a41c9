using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Journal;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Journal;

public sealed class CallRollTests
{
    private static Func<JournalPage, IEnumerable<IDomainEvent>> Call(string reason, params RollEntry[] entries) =>
        page => CallRollHandler.Handle(new(Page.Ref, Ids.Lesson, entries, reason), page);

    private static AttendanceCorrected Corrected(Attendance before, Attendance after, int? late = null, string reason = "") =>
        new(Page.Lesson, Ids.Aigerim, before, after, late, reason);

    public static TheoryData<Attendance, Attendance> Transitions()
    {
        var data = new TheoryData<Attendance, Attendance>();
        foreach (var before in Enum.GetValues<Attendance>())
            foreach (var after in Enum.GetValues<Attendance>())
                if (before != after) data.Add(before, after);
        return data;
    }

    private static int? Late(Attendance code) => code == Attendance.O ? 7 : null;

    [Fact]
    public void Everybody_was_present_but_those_named() => Given<JournalPage>(Page.Opened)
        .When(Call("", new RollEntry(Ids.Aigerim, Attendance.B), new RollEntry(Ids.Bolat, Attendance.P)))
        .Then(Page.Roll(new RollEntry(Ids.Aigerim, Attendance.B)));

    [Fact]
    public void A_full_class_is_a_fact_as_well() => Given<JournalPage>(Page.Opened).When(Call("")).Then(Page.Roll());

    [Fact]
    public void Of_the_blocked_the_roll_says_nothing() => Given<JournalPage>(Page.Opened)
        .When(page => CallRollHandler.Handle((CallRoll)new CallRoll(Page.Ref, Ids.Lesson, [], "").Minding(new HashSet<Guid> { Ids.Bolat, Ids.Of(999) }), page))
        .Then(new RollCalled(Page.Lesson, [], [Ids.Bolat]));

    [Fact]
    public void The_same_roll_again_changes_nothing()
    {
        Given<JournalPage>(Page.Opened, Page.Roll()).When(Call("")).ThenNothing();
        Given<JournalPage>(Page.Opened, Page.Absent(Ids.Aigerim)).When(Call("", new RollEntry(Ids.Aigerim, Attendance.N))).ThenNothing();
    }

    [Fact]
    public void A_learner_not_named_again_stays_as_called() =>
        Given<JournalPage>(Page.Opened, Page.Absent(Ids.Aigerim)).When(Call("", new RollEntry(Ids.Bolat, Attendance.P))).ThenNothing();

    [Theory, MemberData(nameof(Transitions))]
    public void Once_called_each_code_may_become_each_other(Attendance before, Attendance after) =>
        Given<JournalPage>(Page.Opened, Page.Roll(), Corrected(Attendance.P, before, Late(before)))
        .When(Call("", new RollEntry(Ids.Aigerim, after, Late(after)))).Then(Corrected(before, after, Late(after)));

    [Fact]
    public void Other_minutes_are_a_correction() => Given<JournalPage>(Page.Opened, Page.Roll(new RollEntry(Ids.Aigerim, Attendance.O, 5)))
        .When(Call("", new RollEntry(Ids.Aigerim, Attendance.O, 9))).Then(Corrected(Attendance.O, Attendance.O, 9));

    [Theory, InlineData(null), InlineData(0), InlineData(-3)]
    public void Who_was_late_was_late_by_minutes(int? minutes) => Given<JournalPage>(Page.Opened)
        .When(Call("", new RollEntry(Ids.Aigerim, Attendance.O, minutes))).ThenBroken(JournalRules.MinutesLateNeeded());

    [Fact]
    public void And_nobody_else() => Given<JournalPage>(Page.Opened)
        .When(Call("", new RollEntry(Ids.Aigerim, Attendance.B, 5))).ThenBroken(JournalRules.MinutesLateUnexpected());

    [Fact]
    public void A_stranger_is_not_called() => Given<JournalPage>(Page.Opened)
        .When(Call("", new RollEntry(Ids.Stranger, Attendance.N))).ThenBroken(JournalRules.LearnerNotInLesson());

    [Theory, MemberData(nameof(Codes))]
    public void Who_has_a_mark_was_there(Attendance code)
    {
        var called = Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 8))
            .When(Call("", new RollEntry(Ids.Aigerim, code, Late(code))));
        if (Page.CountsAbsent[code]) called.ThenBroken(JournalRules.LearnerHasMark());
        else Assert.Single(called.Act().Events);
    }

    public static TheoryData<Attendance> Codes => [.. Enum.GetValues<Attendance>()];

    [Fact]
    public void A_removed_mark_stands_in_nobodys_way() =>
        Given<JournalPage>(Page.Opened, Page.Mark(Ids.Aigerim, 8), new MarkRemoved(Page.Lesson, Ids.Aigerim, 8, "басқа оқушы"))
        .When(Call("", new RollEntry(Ids.Aigerim, Attendance.N))).Then(Page.Absent(Ids.Aigerim));

    [Fact]
    public void After_closing_a_correction_needs_a_reason()
    {
        var closed = Given<JournalPage>(Page.Opened, Page.Absent(Ids.Aigerim), Page.Closed);
        closed.When(Call(" а ", new RollEntry(Ids.Aigerim, Attendance.B))).ThenBroken(JournalRules.ReasonNeeded());
        closed.When(Call(" анықтама ", new RollEntry(Ids.Aigerim, Attendance.B)))
            .Then(Corrected(Attendance.N, Attendance.B, reason: "анықтама"));
        closed.When(Call("", new RollEntry(Ids.Aigerim, Attendance.N))).ThenNothing();
    }

    [Fact]
    public void So_does_a_roll_that_was_forgotten()
    {
        var closed = Given<JournalPage>(Page.Opened, Page.Closed);
        closed.When(Call("")).ThenBroken(JournalRules.ReasonNeeded());
        closed.When(Call("ұмытылған")).Then(Page.Roll());
    }

    [Fact]
    public void All_broken_rules_come_back_together() => Given<JournalPage>(Page.Opened, Page.Mark(Ids.Bolat, 8), Page.Closed)
        .When(Call("", new RollEntry(Ids.Stranger, Attendance.O), new RollEntry(Ids.Bolat, Attendance.N)))
        .ThenBroken(JournalRules.LearnerNotInLesson(), JournalRules.MinutesLateNeeded(), JournalRules.LearnerHasMark(),
            JournalRules.ReasonNeeded());

    [Fact]
    public void A_lesson_that_is_not_on_the_page_is_told() => Given<JournalPage>(Page.Opened)
        .When(p => CallRollHandler.Handle(new(Page.Ref, Ids.OtherLesson, [], ""), p)).ThenBroken(JournalRules.LessonUnknown());

    [Fact]
    public void The_codes_count_as_the_facts_say() =>
        Assert.All(Enum.GetValues<Attendance>(), code => Assert.Equal(Page.CountsAbsent[code], RollEntry.IsAbsent(code)));
}

using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;
using EduEvents.Projections.Journal;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Journal;

public sealed class OpenLessonTests
{
    private static readonly DateOnly Wednesday = new(2026, 9, 2), Saturday = new(2026, 9, 5), Sunday = new(2026, 9, 6);
    private static readonly TeachingDay Day = new(
        Wednesday, new(2026, 9, 1), new(2026, 10, 25), null, 7, MarkMode.Points, [Ids.Aigerim, Ids.Bolat]);

    private static OpenLesson Command(DateOnly? on = null, int number = 1, string topic = "Сандар", Guid? lesson = null) =>
        new(Page.Ref, lesson ?? Ids.Lesson, on ?? Wednesday, number, Ids.Teacher, topic);

    private static Func<JournalPage, IEnumerable<IDomainEvent>> Open(TeachingDay day, OpenLesson? command = null) =>
        page => OpenLessonHandler.Handle(command ?? Command(), page, day);

    [Fact]
    public void A_lesson_is_opened_for_those_in_the_class() => Given<JournalPage>().When(Open(Day)).Then(Page.Opened);

    [Fact]
    public void The_same_lesson_again_changes_nothing_even_when_the_class_has_changed() =>
        Given<JournalPage>(Page.Opened).When(Open(Day with { Learners = [Ids.Stranger] })).ThenNothing();

    [Fact]
    public void Other_facts_under_its_id_are_refused()
    {
        Given<JournalPage>(Page.Opened).When(Open(Day, Command(number: 2))).ThenBroken(JournalRules.LessonAlreadyOpened());
        Given<JournalPage>(Page.Opened).When(Open(Day, Command(topic: "Бөлшектер"))).ThenBroken(JournalRules.LessonAlreadyOpened());
        Given<JournalPage>(Page.Opened).When(Open(Day, Command() with { TeacherId = Ids.Substitute }))
            .ThenBroken(JournalRules.LessonAlreadyOpened());
    }

    [Fact]
    public void A_second_lesson_of_the_day_has_another_number() => Given<JournalPage>(Page.Opened)
        .When(Open(Day, Command(number: 2, lesson: Ids.OtherLesson)))
        .Then(Page.Opened with { Lesson = Page.LessonOn(Ids.OtherLesson, Wednesday, 2) });

    [Fact]
    public void The_same_number_is_taken() => Given<JournalPage>(Page.Opened).When(Open(Day, Command(lesson: Ids.OtherLesson)))
        .ThenBroken(JournalRules.LessonNumberTaken(Wednesday, 1));

    [Theory, InlineData("2026-08-31"), InlineData("2026-10-26")]
    public void Outside_of_the_quarter_there_are_no_lessons(string on)
    {
        var day = DateOnly.ParseExact(on, "yyyy-MM-dd");
        Given<JournalPage>().When(Open(Day with { Today = new(2026, 12, 1) }, Command(day)))
            .ThenBroken(JournalRules.OutsideQuarter(day, 1));
    }

    [Theory, InlineData("2026-09-01"), InlineData("2026-10-25")]
    public void The_first_and_the_last_day_belong_to_the_quarter(string on)
    {
        var day = DateOnly.ParseExact(on, "yyyy-MM-dd");
        Given<JournalPage>().When(Open(Day with { Today = new(2026, 12, 1) }, Command(day)))
            .Then(Page.Opened with { Lesson = Page.LessonOn(Ids.Lesson, day, 1) });
    }

    [Fact]
    public void A_lesson_to_come_is_not_opened() =>
        Given<JournalPage>().When(Open(Day, Command(new(2026, 9, 3)))).ThenBroken(JournalRules.InTheFuture(new(2026, 9, 3)));

    [Fact]
    public void All_broken_rules_come_back_together() => Given<JournalPage>()
        .When(Open(new(Wednesday, null, null, "sunday", 0, null, []), Command(Sunday)))
        .ThenBroken(JournalRules.QuarterUnknown(2026, 1), JournalRules.DayOff(Sunday, "sunday"), JournalRules.InTheFuture(Sunday),
            JournalRules.SubjectUnknown(),
            JournalRules.ClassEmpty());

    [Fact]
    public void Sunday_is_never_a_school_day_and_Saturday_only_where_the_week_has_six()
    {
        var setup = new JournalSetup();
        Assert.Equal("sunday", setup.OffOn(Sunday, 2026));
        Assert.Equal("saturday", setup.OffOn(Saturday, 2026));
        Assert.Null(setup.OffOn(Wednesday, 2026));

        setup.SaturdayYears.Add(2026);
        Assert.Null(setup.OffOn(Saturday, 2026));
        Assert.Equal("saturday", setup.OffOn(Saturday, 2025));
        Assert.Equal("sunday", setup.OffOn(Sunday, 2026));
    }

    [Theory, InlineData("2026-10-26", "autumn"), InlineData("2026-10-30", "autumn"), InlineData("2026-11-02", null)]
    public void The_school_has_its_own_days_off(string on, string? reason)
    {
        var setup = new JournalSetup { DaysOff = [new DaysOff(new(2026, 10, 26), new(2026, 10, 30), "autumn")] };
        Assert.Equal(reason, setup.OffOn(DateOnly.ParseExact(on, "yyyy-MM-dd"), 2026));
    }

    [Fact]
    public void What_the_lesson_must_know_comes_from_the_journals_own_views()
    {
        var setup = new JournalSetup
        {
            Years = { [2026] = [new(1, new(2026, 9, 1), new(2026, 10, 25))] }, Subjects = { [Ids.Maths] = MarkMode.Points }
        };
        var roster = new ClassRoster { Grade = 7,
            Members = [new(Ids.Bolat, new(2026, 9, 1), null), new(Ids.Aigerim, new(2026, 9, 1), null),
                new(Ids.Stranger, new(2026, 9, 3), null)] };

        Assert.Equal(Stored(Day), Stored(OpenLessonHandler.DayOf(Command(), setup, roster, Wednesday)));
        Assert.Equal(Stored(new TeachingDay(Wednesday, null, null, null, 0, null, [])),
            Stored(OpenLessonHandler.DayOf(Command(), null, null, Wednesday)));
    }
}

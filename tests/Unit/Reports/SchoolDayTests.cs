using EduEvents.Domain;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Journal;
using EduEvents.Projections.Reports;
using EduEvents.Unit.Canteen;
using EduEvents.Unit.Journal;

namespace EduEvents.Unit.Reports;

public sealed class SchoolDayTests
{
    private static readonly DateOnly Day = new(2026, 9, 2);
    private static readonly DateTimeOffset Eight = SchoolTime.At(Day, new(8, 0));

    private static SchoolDay Fold(params IDomainEvent[] events) =>
        View.Of<SchoolDay>(SchoolDay.IdOf(Day), new SchoolDayProjection().Evolve, events)!;

    private static GatePassed Pass(Guid person, Direction direction, DateTimeOffset at) => new(Ids.Terminal, 1, person, direction, at, Day);

    private static SchoolDay Of(Action<SchoolDay> shown)
    {
        var day = new SchoolDay { Id = SchoolDay.IdOf(Day), On = Day };
        shown(day);
        return day;
    }

    [Fact]
    public void Who_is_inside_and_when_people_passed() =>
        Fold(Pass(Ids.Aigerim, Direction.In, Eight), Pass(Ids.Bolat, Direction.In, Eight.AddMinutes(59)),
            Pass(Ids.Aigerim, Direction.Out, Eight.AddHours(5))).Shows(Of(d =>
        {
            (d.Inside, d.InByHour[8], d.OutByHour[13]) = ([Ids.Bolat], 2, 1);
            d.LastPass = new() { [Ids.Aigerim] = Eight.AddHours(5), [Ids.Bolat] = Eight.AddMinutes(59) };
        }));

    [Fact]
    public void A_late_backlog_counts_but_overrules_nothing() =>
        Fold(Pass(Ids.Aigerim, Direction.Out, Eight.AddHours(5)), Pass(Ids.Aigerim, Direction.In, Eight)).Shows(Of(d =>
        (d.LastPass, d.InByHour[8], d.OutByHour[13]) = (new() { [Ids.Aigerim] = Eight.AddHours(5) }, 1, 1)));

    [Fact]
    public void Lessons_and_marks_as_they_stand() =>
        Fold(Page.Opened, Page.Mark(Ids.Aigerim, 7), Page.Mark(Ids.Bolat, 4), new MarkCorrected(Page.Lesson, Ids.Aigerim, 7, 9, "қате"),
        new MarkRemoved(Page.Lesson, Ids.Bolat, 4, "қате"), Page.Closed).Shows(Of(d =>
        {
            (d.LessonsOpened, d.LessonsClosed, d.MarksEntered, d.MarksCorrected) = (1, 1, 1, 1);
            (d.MarksByPoints[9], d.WithoutRoll) = (1, new() { [Ids.Lesson] = 2 });
        }));

    [Fact]
    public void Whom_the_roll_leaves_out_is_neither_expected_nor_absent_until_something_is_recorded_of_him()
    {
        IDomainEvent[] called = [Page.Opened, new RollCalled(Page.Lesson, [], [Ids.Aigerim])];
        var expected = Page.Opened.Learners.Count;
        Assert.Equal((expected - 1, 0), Attended(called));
        Assert.Equal((expected, 1), Attended([.. called, new AttendanceCorrected(Page.Lesson, Ids.Aigerim, Attendance.P, Attendance.N, null, "")]));

        static (int, int) Attended(IDomainEvent[] facts)
        {
            var day = Fold(facts).Classes[Ids.Class];
            return (day.Expected, day.Absent);
        }
    }

    [Fact]
    public void Attendance_counts_lessons_with_a_roll_only()
    {
        var other = Page.Opened with { Lesson = Page.LessonOn(Ids.OtherLesson, Day, 2) };
        Fold(Page.Opened, other, Page.Roll(new(Ids.Aigerim, Attendance.N), new(Ids.Bolat, Attendance.O, 5)),
            new AttendanceCorrected(Page.Lesson, Ids.Bolat, Attendance.O, Attendance.NU, null, ""),
            new AttendanceCorrected(Page.Lesson, Ids.Aigerim, Attendance.N, Attendance.P, null, "")).Shows(Of(d =>
            {
                (d.LessonsOpened, d.WithoutRoll) = (2, new() { [Ids.OtherLesson] = 2 });
                d.Classes = new() { [Ids.Class] = new() { Expected = 2, Absent = 1 } };
            }));
    }

    // Meals count by the hour they were paid in: the events are recorded at nine, local time.
    [Fact]
    public void Meals_and_their_sum_without_those_given_back() =>
        Fold(Purse.Paid(), Purse.Paid(300, Ids.Of(52), "breakfast"), Purse.Refunded()).Shows(Of(d =>
            (d.On, d.MealsServed, d.MealsSum, d.MealsByHour[9]) = (Purse.Day, 1, 300, 2)));
}

public sealed class LearnerDayTests
{
    private static readonly DateOnly Day = new(2026, 9, 2);
    private static readonly DateTimeOffset Eight = SchoolTime.At(Day, new(8, 0));

    private static LearnerDay Fold(params IDomainEvent[] events) =>
        View.Of<LearnerDay>(LearnerDay.IdOf(Ids.Aigerim, Day), new LearnerDayProjection().Evolve, events)!;

    private static LearnerDay Of(Action<LearnerDay> shown)
    {
        var day = new LearnerDay { Id = LearnerDay.IdOf(Ids.Aigerim, Day), LearnerId = Ids.Aigerim, On = Day };
        shown(day);
        return day;
    }

    private static DayLesson Lesson(
        Guid id, int number, Attendance attendance = Attendance.P, int? late = null, int? points = null, bool corrected = false) => new()
    {
        LessonId = id, SubjectId = Ids.Maths, PageId = View.Stream, Number = number, Topic = "Сандар", Attendance = attendance, MinutesLate = late,
        Points = points, Corrected = corrected
    };

    [Fact]
    public void Passes_in_the_order_of_the_clock()
    {
        GatePassed Pass(Direction direction, DateTimeOffset at) => new(Ids.Terminal, 1, Ids.Aigerim, direction, at, Day);
        Fold(Pass(Direction.Out, Eight.AddHours(5)), Pass(Direction.In, Eight))
            .Shows(Of(d => d.Passes = [new(Eight, Direction.In, Ids.Terminal), new(Eight.AddHours(5), Direction.Out, Ids.Terminal)]));
    }

    [Fact]
    public void Lessons_in_the_order_of_bells_with_attendance_and_marks()
    {
        var second = Page.Opened with { Lesson = Page.LessonOn(Ids.OtherLesson, Day, 2) };
        Fold(second, Page.Opened, Page.Roll(new(Ids.Bolat, Attendance.B), new(Ids.Aigerim, Attendance.O, 5)), Page.Mark(Ids.Aigerim, 7),
            new MarkCorrected(Page.Lesson, Ids.Aigerim, 7, 9, "қате"))
            .Shows(Of(d => d.Lessons = [Lesson(Ids.Lesson, 1, Attendance.O, 5, 9, true), Lesson(Ids.OtherLesson, 2)]));
    }

    [Fact]
    public void A_mark_taken_back_leaves_its_trace_also_under_a_new_one()
    {
        IDomainEvent[] removed = [Page.Opened, Page.Mark(Ids.Aigerim, 7), new MarkRemoved(Page.Lesson, Ids.Aigerim, 7, "қате")];
        Fold(removed).Shows(Of(d => d.Lessons = [Lesson(Ids.Lesson, 1, corrected: true)]));
        Fold([.. removed, Page.Mark(Ids.Aigerim, 8)]).Shows(Of(d => d.Lessons = [Lesson(Ids.Lesson, 1, points: 8, corrected: true)]));
    }

    [Fact]
    public void A_corrected_absence_shows_as_corrected() =>
        Fold(Page.Opened, Page.Absent(Ids.Aigerim),
            new AttendanceCorrected(Page.Lesson, Ids.Aigerim, Attendance.N, Attendance.B, null, "анықтама"))
            .Shows(Of(d => d.Lessons = [Lesson(Ids.Lesson, 1, Attendance.B)]));

    [Fact]
    public void Meals_with_those_given_back() =>
        View.Of<LearnerDay>(LearnerDay.IdOf(Ids.Aigerim, Purse.Day), new LearnerDayProjection().Evolve, Purse.Paid(), Purse.Refunded())
            .Shows(new()
    {
        Id = LearnerDay.IdOf(Ids.Aigerim, Purse.Day), LearnerId = Ids.Aigerim, On = Purse.Day,
        Meals = [new(Ids.Meal, View.Recorded, "палау", 650, Refunded: true)]
    });
}

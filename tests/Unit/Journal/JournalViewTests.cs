using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;
using EduEvents.Projections.Journal;

namespace EduEvents.Unit.Journal;

public sealed class JournalPageViewTests
{
    private static readonly LessonRef Earlier = Page.LessonOn(Ids.OtherLesson, new(2026, 9, 1), 3);

    private static JournalPageView Of(long version, params List<JournalColumn> lessons) => new()
    {
        Id = Page.Ref.Id(), GroupId = Ids.Class, SubjectId = Ids.Maths, Year = 2026, Quarter = 1, Version = version, Lessons = lessons
    };

    private static JournalColumn Column(LessonRef lesson) => new()
    {
        LessonId = lesson.LessonId, On = lesson.On, Number = lesson.Number, Topic = "Сандар", Learners = [Ids.Aigerim, Ids.Bolat]
    };

    private static JournalPageView? Fold(params Domain.IDomainEvent[] events) =>
        View.Of<JournalPageView>(Page.Ref.Id(), new JournalPageViewProjection().Evolve, events);

    [Fact]
    public void Lessons_stand_in_the_order_of_days_and_bells_whenever_they_were_opened()
    {
        var second = Page.LessonOn(Ids.Of(22), new(2026, 9, 2), 2);
        Fold(Page.Opened with { Lesson = second }, Page.Opened, Page.Opened with { Lesson = Earlier })
            .Shows(Of(3, Column(Earlier), Column(Page.Lesson), Column(second)));
    }

    [Fact]
    public void A_column_shows_roll_marks_and_what_was_corrected()
    {
        var column = Column(Page.Lesson);
        (column.RollCalled, column.Closed) = (true, true);
        column.Roll = new() { [Ids.Aigerim] = Attendance.O, [Ids.Bolat] = Attendance.B };
        column.Marks = new() { [Ids.Aigerim] = 9 };
        column.Corrected = [Ids.Aigerim, Ids.Bolat];

        Fold(Page.Opened, Page.Roll(new(Ids.Aigerim, Attendance.N), new(Ids.Bolat, Attendance.N)),
            new AttendanceCorrected(Page.Lesson, Ids.Aigerim, Attendance.N, Attendance.O, 5, ""), Page.Mark(Ids.Aigerim, 7),
            new MarkCorrected(Page.Lesson, Ids.Aigerim, 7, 9, "қате"),
            new AttendanceCorrected(Page.Lesson, Ids.Bolat, Attendance.N, Attendance.P, null, ""), Page.Mark(Ids.Bolat, 4),
            new MarkRemoved(Page.Lesson, Ids.Bolat, 4, "қате"), Page.Closed,
            new AttendanceCorrected(Page.Lesson, Ids.Bolat, Attendance.P, Attendance.B, null, "анықтама")).Shows(Of(10, column));
    }

    [Fact]
    public void Other_events_leave_it_alone() => Assert.Null(Fold(Page.Closed));
}

public sealed class LearnerMarksTests
{
    private static readonly Guid Id = LearnerMarks.IdOf(Ids.Aigerim, 2026, 1);

    private static LearnerMarks? Fold(params Domain.IDomainEvent[] events) =>
        View.Of<LearnerMarks>(Id, new LearnerMarksProjection().Evolve, events);

    private static LearnerMarks Of(params List<LearnerMark> marks) =>
        new() { Id = Id, LearnerId = Ids.Aigerim, Year = 2026, Quarter = 1, Marks = marks };

    private static LearnerMark Mark(LessonRef lesson, int points, bool corrected) =>
        new(lesson.LessonId, Ids.Maths, lesson.On, lesson.Number, points, corrected);

    [Fact]
    public void All_marks_of_a_quarter_as_they_stand()
    {
        var other = Page.LessonOn(Ids.OtherLesson, new(2026, 9, 3), 1);
        Fold(Page.Mark(Ids.Aigerim, 7), new MarkEntered(other, Ids.Aigerim, 5), new MarkCorrected(Page.Lesson, Ids.Aigerim, 7, 9, "қате"))
            .Shows(Of(Mark(other, 5, false), Mark(Page.Lesson, 9, true)));
    }

    [Fact]
    public void A_mark_taken_back_is_gone() =>
        Fold(Page.Mark(Ids.Aigerim, 7), new MarkRemoved(Page.Lesson, Ids.Aigerim, 7, "қате")).Shows(Of());
}

public sealed class JournalSetupTests
{
    [Fact]
    public void The_calendar_and_the_subjects_of_the_organisation()
    {
        Quarter quarter = new(1, new(2026, 9, 1), new(2026, 10, 25));
        DaysOff holiday = new(new(2026, 12, 16), new(2026, 12, 16), "independence_day"),
            other = new(new(2027, 3, 8), new(2027, 3, 8), "womens_day");
        View.Of<JournalSetup>(JournalSetup.TheId, new JournalSetupProjection().Evolve,
            new AcademicYearOpened(Ids.School, 2026, [quarter], [holiday]),
            new AcademicYearOpened(Ids.School, 2027, [], [other], Saturdays: true),
            new SubjectAdded(Ids.Maths, "math", new("М", "М"), MarkMode.Points), new SubjectAssessmentChosen(Ids.Maths, MarkMode.PassFail))
                .Shows(new()
            {
                Id = JournalSetup.TheId, Years = { [2026] = [quarter], [2027] = [] }, DaysOff = [holiday, other], SaturdayYears = [2027],
                Subjects = { [Ids.Maths] = MarkMode.PassFail }
            });
    }

    [Fact]
    public void A_quarter_is_found_by_year_and_number()
    {
        var setup = new JournalSetup { Years = { [2026] = [new(1, new(2026, 9, 1), new(2026, 10, 25))] } };
        Assert.Equal(1, setup.Find(2026, 1)?.Number);
        Assert.Null(setup.Find(2026, 2));
        Assert.Null(setup.Find(2025, 1));
    }
}

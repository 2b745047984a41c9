using EduEvents.Application.Homework;
using EduEvents.Domain.Homework;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.People;
using EduEvents.Projections.Homework;
using static EduEvents.Unit.Homework.Task;

namespace EduEvents.Unit.Homework;

public sealed class HomeworkViewTests
{
    [Fact]
    public void A_card_shows_the_homework_as_it_stands() =>
        View.Of<HomeworkCard>(Id, new HomeworkCardProjection().Evolve, WasGiven with { Files = [Sheet] }, new DueDayMoved(Id, Ids.Class, Ids.Maths, Due, Due.AddDays(1), "карантин"),
            new HomeworkWithdrawn(Id, Ids.Class, Ids.Maths, "қате")).Shows(new()
        {
            Id = Id, GroupId = Ids.Class, SubjectId = Ids.Maths, ClassId = Ids.Class, Year = 2026, Grade = 7, On = On, DueOn = Due.AddDays(1), Text = "№ 12–16",
            Minutes = 20, ToHandIn = true, Files = [Sheet], Moved = true, Withdrawn = true
        });

    [Fact]
    public void A_work_shows_all_that_was_handed_in_and_said()
    {
        var work = View.Of<WorkCard>(Ids.Of(1), new WorkCardProjection().Evolve, HandedIn(files: Photo), Returned(dueOn: Due.AddDays(2)), HandedIn("Тағы", true, Photo, Sheet),
            new WorkCommented(Id, Ids.Aigerim, Ids.Class, Ids.Maths, new(Ids.Aigerim, "Оқыдым")), new WorkFileErased(Id, Ids.Aigerim, Ids.Class, Ids.Maths, Photo.FileId, "қате"),
            Accepted())!;

        Assert.Equal([WorkEntryKind.HandIn, WorkEntryKind.Return, WorkEntryKind.HandIn, WorkEntryKind.Comment, WorkEntryKind.Accept], work.Entries.Select(e => e.Kind));
        Assert.Equal([Sheet], work.Files);
        Assert.Equal((WorkStage.Accepted, true, (int?)9, (Guid?)Ids.Lesson, View.Recorded.AddSeconds(2), Due.AddDays(2)),
            (work.Stage, work.Late, work.Points, work.LessonId, work.HandedInAt!.Value, work.OwnDueOn!.Value));
        Assert.Equal((Id, Ids.Aigerim, Ids.Class, Ids.Maths), (work.HomeworkId, work.LearnerId, work.GroupId, work.SubjectId));
    }

    [Fact]
    public void The_group_knows_who_is_in_it_on_which_day_and_the_calendar_which_days_are_school_days()
    {
        var group = View.Of<HomeworkGroup>(Ids.Class, new HomeworkGroupProjection().Evolve, new ClassFormed(Ids.Class, 2026, 7, "Ә", "kk", 1),
            new LearnerPlaced(Ids.Aigerim, Ids.Class, On, null), new LearnerPlaced(Ids.Bolat, Ids.Class, Due, null),
            new LearnerPlaced(Ids.Aigerim, Ids.OtherClass, Due.AddDays(2), Ids.Class))!;
        Assert.Equal([Ids.Aigerim], group.On(On));
        Assert.Equal([Ids.Aigerim, Ids.Bolat], group.On(Due));
        Assert.Equal([Ids.Bolat], group.On(Due.AddDays(2)));

        var years = View.Of<HomeworkYears>(HomeworkYears.TheId, new HomeworkYearsProjection().Evolve,
            new AcademicYearOpened(Ids.School, 2026, [new(1, On, new(2026, 9, 13))], [new(Due, Due, "election")]))!;
        Assert.Equal("election", years.OffOn(Due, 2026, []));
        Assert.Equal(8, years.SchoolDays(2026, []).Count);
        Assert.Null(years.QuarterOf(new(2026, 9, 14)));
    }

    [Fact]
    public void The_norm_of_a_grade_is_that_of_the_edition_in_force()
    {
        Assert.Equal((110, 0, (int?)null), (Norms.MinutesIn(7), Norms.MinutesIn(1), Norms.MinutesIn(12)));
        Assert.Null(HomeworkNorms.On([Norms], new(2016, 8, 31)));
        Assert.Equal("e", HomeworkNorms.On([Norms], new(2026, 9, 1))!.Edition);
        Assert.Equal(["HomeworkGroup", "HomeworkYears", "HomeworkCard"], HomeworkLookup.Views);
    }
}

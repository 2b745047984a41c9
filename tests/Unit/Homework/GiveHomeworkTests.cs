using EduEvents.Application.Homework;
using EduEvents.Domain;
using EduEvents.Domain.Homework;
using static EduEvents.Unit.Spec;
using static EduEvents.Unit.Homework.Task;

namespace EduEvents.Unit.Homework;

public sealed class GiveHomeworkTests
{
    private static Outcome Give(GiveHomework c, HomeworkDay day) => new(() => new([.. GiveHomeworkHandler.Handle(c, null, day)]));

    [Fact]
    public void Homework_is_given_with_what_the_store_knows_of_its_files_and_the_edition_of_the_norm() =>
        Give(Command with { Files = [new(Sheet.FileId, "Есептер.pdf")] }, Day with { Files = [Sheet] })
            .Then(WasGiven with { Files = [Sheet with { Name = "Есептер.pdf" }] });

    [Fact]
    public void The_same_homework_again_changes_nothing() => Given<Assignment>(WasGiven).When(a => GiveHomeworkHandler.Handle(Command, a, Day)).ThenNothing();

    [Fact]
    public void Another_homework_under_its_id_is_refused() => Given<Assignment>(WasGiven)
        .When(a => GiveHomeworkHandler.Handle(Command with { Minutes = 25 }, a, Day)).ThenBroken(HomeworkRules.HomeworkAlreadyGiven());

    [Fact]
    public void A_day_above_the_norm_must_be_wanted()
    {
        var full = Day with { Others = [new(Ids.Class, Ids.Of(90), 100)] };
        Give(Command, full).ThenBroken(HomeworkRules.DayOverloaded(Due, 120, 110));
        Give(Command with { DespiteLoad = true }, full).Then(WasGiven with { OverNorm = true });
    }

    [Fact]
    public void Up_to_the_norm_nothing_has_to_be_said() => Give(Command, Day with { Others = [new(Ids.Class, Ids.Of(90), 90)] }).Then(WasGiven);

    [Fact]
    public void Grade_one_has_none() => Give(Command, Day with { Grade = 1 }).ThenBroken(HomeworkRules.NoneInGrade(1), HomeworkRules.DayOverloaded(Due, 20, 0));

    [Fact]
    public void Nothing_is_given_for_holidays_days_off_or_outside_of_the_year() =>
        Give(Command, Day with { AfterHolidays = true, DayOff = "sunday", Year = null })
            .ThenBroken(HomeworkRules.ForHolidays(Due), HomeworkRules.OutsideYear(Due), HomeworkRules.DayOff(Due, "sunday"));

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Give(Command with { On = Due, Text = " ", Files = [new(Ids.Of(71), "x")], Learners = [Ids.Stranger] },
            Day with { IsKnown = false, OnlySubject = Ids.Of(91), Norms = null, MostFiles = 0 })
            .ThenBroken(HomeworkRules.GroupUnknown(), HomeworkRules.SubgroupOfAnotherSubject(), HomeworkRules.GivenInTheFuture(Due), HomeworkRules.DueTooEarly(),
                HomeworkRules.NoNorms(), HomeworkRules.LearnerNotInGroup(), FileRules.TooMany(0), FileRules.Unknown());

    [Fact]
    public void There_must_be_something_to_do() => Give(Command with { Text = " " }, Day).ThenBroken(HomeworkRules.NothingToDo());

    [Fact]
    public void Its_day_is_moved_with_a_reason_and_it_is_taken_back_once()
    {
        var later = Due.AddDays(1);
        MoveDueDay move = new(Id, Ids.Class, Ids.Maths, later, "Сабақ болмады");
        DueDayMoved moved = new(Id, Ids.Class, Ids.Maths, Due, later, "Сабақ болмады");
        WithdrawHomework withdraw = new(Id, Ids.Class, Ids.Maths, "Қате берілген");
        HomeworkWithdrawn withdrawn = new(Id, Ids.Class, Ids.Maths, "Қате берілген");

        Given<Assignment>(WasGiven).When(a => MoveDueDayHandler.Handle(move, a, Day)).Then(moved);
        Given<Assignment>(WasGiven, moved).When(a => MoveDueDayHandler.Handle(move, a, Day)).ThenNothing();
        Given<Assignment>(WasGiven).When(a => MoveDueDayHandler.Handle(move with { DueOn = WasGiven.On, Reason = "x" }, a, Day))
            .ThenBroken(HomeworkRules.DueTooEarly(), HomeworkRules.ReasonNeeded());
        Given<Assignment>(WasGiven).When(a => MoveDueDayHandler.Handle(move with { GroupId = Ids.OtherClass }, a, Day)).ThenBroken(HomeworkRules.HomeworkUnknown());
        Given<Assignment>(WasGiven).When(a => WithdrawHomeworkHandler.Handle(withdraw, a)).Then(withdrawn);
        Given<Assignment>(WasGiven, withdrawn).When(a => WithdrawHomeworkHandler.Handle(withdraw, a)).ThenNothing();
        Given<Assignment>(WasGiven, withdrawn).When(a => MoveDueDayHandler.Handle(move, a, Day)).ThenBroken(HomeworkRules.HomeworkIsWithdrawn());
    }

    [Fact]
    public void The_load_of_a_day_counts_the_class_and_of_subgroups_of_a_subject_the_longest()
    {
        LoadItem[] items = [new(Ids.Class, Ids.Maths, 30), new(Ids.Of(81), Ids.Of(92), 20), new(Ids.Of(82), Ids.Of(92), 35), new(Ids.Of(81), Ids.Of(92), 10)];
        Assert.Equal(65, HomeworkLoad.Minutes(Ids.Class, items));
        Assert.Equal(0, HomeworkLoad.Minutes(Ids.Class, []));
    }
}

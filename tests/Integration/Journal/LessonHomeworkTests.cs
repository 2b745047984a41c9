using EduEvents.Host.Web;
using EduEvents.Projections.Homework;
using EduEvents.Projections.Journal;

namespace EduEvents.Integration.Journal;

public sealed class LessonHomeworkTests
{
    private static readonly DateOnly From = new(2026, 9, 1), To = new(2026, 10, 25);

    [Fact]
    public void Homework_stands_at_the_lesson_in_which_it_was_given()
    {
        JournalColumn first = Lesson(new(2026, 9, 2)), second = Lesson(new(2026, 9, 9));
        HomeworkCard early = Given(new(2026, 9, 1)), same = Given(new(2026, 9, 2)), between = Given(new(2026, 9, 4)), later = Given(new(2026, 9, 9)),
            summer = Given(new(2026, 8, 28)), next = Given(new(2026, 11, 3)), withdrawn = Given(new(2026, 9, 9));
        withdrawn.Withdrawn = true;

        var told = LessonHomework.ByLesson([first, second], From, To, [next, later, between, same, early, summer, withdrawn]);

        Assert.Equal([early, same, between], told[first.LessonId]);
        Assert.Equal([later], told[second.LessonId]);
        Assert.Empty(LessonHomework.ByLesson([], From, To, [same]));
    }

    private static JournalColumn Lesson(DateOnly on) => new() { LessonId = Guid.CreateVersion7(), On = on, Number = 1 };

    private static HomeworkCard Given(DateOnly on) => new() { Id = Guid.CreateVersion7(), On = on, DueOn = on.AddDays(2), Text = "№ 12" };
}

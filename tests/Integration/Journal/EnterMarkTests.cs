using System.Net;
using EduEvents.Application.Journal;
using EduEvents.Fixtures;
using EduEvents.Projections.Journal;

namespace EduEvents.Integration.Journal;

public sealed class EnterMarkTests(App app)
{
    [Fact]
    public async Task An_entered_mark_stands_on_the_page_of_the_class()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 8));

        var page = await teacher.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");

        Assert.Equal(8, page.Lessons.Single().Marks[school.Learners[0]]);
    }

    [Fact]
    public async Task A_second_mark_in_one_lesson_is_refused()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 8));

        var problem = await teacher.Refused(
            "/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 9), HttpStatusCode.UnprocessableEntity);

        Assert.Equal("journal.mark_already_entered", problem["code"]!.GetValue<string>());
    }
}

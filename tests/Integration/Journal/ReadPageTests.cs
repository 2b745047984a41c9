using System.Net;
using EduEvents.Application.Journal;
using EduEvents.Fixtures;
using EduEvents.Projections.Journal;

namespace EduEvents.Integration.Journal;

public sealed class ReadPageTests(App app)
{
    [Fact]
    public async Task The_tag_of_a_page_is_the_version_that_the_next_command_expects()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        var entered = await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 8));

        using var page = await teacher.Get(Path(school));
        var tag = page.Headers.ETag!.Tag;

        Assert.Equal($"\"{entered.Version}\"", tag);
        Assert.Equal(entered.Version, (await teacher.Read<JournalPageView>(Path(school))).Version);
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[1], 9), ("If-Match", tag));
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        using var first = await teacher.Get(Path(school));
        var tag = first.Headers.ETag!.Tag;

        using var unchanged = await teacher.Get(Path(school), ("If-None-Match", tag));
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 8));
        using var changed = await teacher.Get(Path(school), ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.Tag);
    }

    private static string Path(TestSchool school) => $"/api/journal/page/{school.Class}/{school.Maths}/2026/1";
}

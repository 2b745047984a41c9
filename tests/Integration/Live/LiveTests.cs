using System.Text.Json;
using EduEvents.Application.Access;
using EduEvents.Application.Canteen;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using EduEvents.Host.Live;
using EduEvents.Projections.Journal;

namespace EduEvents.Integration.Live;

public sealed class LiveTests(App app)
{
    private static readonly DateOnly Day = new(2026, 9, 2);

    private static string ClassTopic(TestSchool school) => LiveTopic.Of(school.Organisation, "class", school.Class, school.Maths);

    private static SendPass Pass(TestSchool school, long number) =>
        new(school.Terminal, new(number, school.Learners[0], Direction.In, new(2026, 9, 2, 7, 42, 0, TimeSpan.FromHours(5))));

    [Fact]
    public async Task Whoever_watches_a_class_is_told_of_everything_in_its_lessons_and_of_nothing_else()
    {
        var (school, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var teacher = await school.AsTeacher();
        await using var watcher = await Watcher.Of(await school.AsTeacher());
        await watcher.Join(ClassTopic(school));

        var abroad = await other.OpenLesson(other.Platform!, Day);
        await other.Platform!.Send("/api/journal/enter-mark", new EnterMark(other.Page, abroad, other.Learners[0], 3));
        await school.Platform!.Send("/api/gate/send-pass", Pass(school, 1));
        var lesson = await school.OpenLesson(teacher, Day);
        await teacher.Send("/api/journal/call-roll", new CallRoll(school.Page, lesson, [new(school.Learners[1], Attendance.B)], ""));
        var mark = await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 7));
        await teacher.Send("/api/journal/correct-mark", new CorrectMark(school.Page, lesson, school.Learners[0], 9, "қате"));
        await teacher.Send("/api/journal/remove-mark", new RemoveMark(school.Page, lesson, school.Learners[0], "қате"));
        await teacher.Send("/api/journal/close-lesson", new CloseLesson(school.Page, lesson));

        await Wait.Until(() => watcher.Heard.Count >= 6, "six messages");
        Assert.Equal(["lesson", "attendance", "mark", "mark", "mark", "lesson"], watcher.Heard.Select(m => m["kind"]!.GetValue<string>()));
        Assert.All(watcher.Heard, m => Assert.Equal(ClassTopic(school), m["topic"]!.GetValue<string>()));
        var entered = watcher.Heard.ElementAt(2);
        Assert.Equal(mark.Position, entered["position"]!.GetValue<long>());
        Assert.Equal((lesson, school.Learners[0], 7, 3L), (entered["data"]!["lessonId"]!.GetValue<Guid>(),
            entered["data"]!["learnerId"]!.GetValue<Guid>(), entered["data"]!["value"]!.GetValue<int>(),
            entered["data"]!["version"]!.GetValue<long>()));
    }

    [Fact]
    public async Task What_a_message_tells_of_can_be_read_at_once()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, Day);
        await using var watcher = await Watcher.Of(teacher);
        await watcher.Join(ClassTopic(school));

        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 7));
        var message = await watcher.Message("mark");
        var reader = await school.AsTeacher();
        reader.Position = message["position"]!.GetValue<long>();
        var page = await reader.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");

        Assert.Equal(7, page.Lessons.Single().Marks[school.Learners[0]]);
    }

    [Fact]
    public async Task A_refused_command_tells_nobody_anything()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, Day);
        await using var watcher = await Watcher.Of(teacher);
        await watcher.Join(ClassTopic(school));

        await teacher.Refused("/api/journal/enter-mark", new EnterMark(school.Page, lesson, Guid.CreateVersion7(), 7),
            System.Net.HttpStatusCode.UnprocessableEntity);
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[1], 8));
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[1], 8));

        await watcher.Message("mark");
        await teacher.Send("/api/journal/close-lesson", new CloseLesson(school.Page, lesson));
        await watcher.Message("lesson");
        Assert.Equal(2, watcher.Heard.Count);
    }

    [Fact]
    public async Task Messages_carry_no_names()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        await using var watcher = await Watcher.Of(platform);
        foreach (var topic in new[] { ClassTopic(school), $"{school.Organisation}/gate", $"{school.Organisation}/canteen" })
            await watcher.Join(topic);
        await platform.Send("/api/gate/send-pass", Pass(school, 1));
        await Wait.Until(async () =>
            (await platform.Get($"/api/canteen/account/{school.Learners[0]}")).IsSuccessStatusCode, "a meal account");
        await platform.Send("/api/canteen/top-up-account", new TopUpAccount(school.Learners[0], Guid.CreateVersion7(), 1000, "cash", Day));
        await platform.Send("/api/canteen/pay-meal", new PayMeal(school.Learners[0], Guid.CreateVersion7(), Day, "lunch", "палау", 650));
        var lesson = await school.OpenLesson(platform, Day);
        await platform.Send("/api/journal/call-roll",
            new CallRoll(school.Page, lesson, [new(school.Learners[1], Attendance.B)], "Серікұлы"));

        foreach (var kind in new[] { "pass", "topUp", "meal", "attendance" }) await watcher.Message(kind);
        var told = JsonSerializer.Serialize(watcher.Heard, Sender.Json);
        Assert.All(["Серікұлы", "Әлихан", "Нұрлан", "Оспанова"], name =>
            Assert.DoesNotContain(name, told, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("\\u04", told, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_family_hears_at_once_of_its_own_child_and_of_no_other()
    {
        var school = await TestSchool.Found(app);
        var (platform, child) = (school.Platform!, school.Learners[0]);
        await using var mother = await Watcher.Of(await school.With(Roles.Guardian, new(school.Organisation, Person: child)));
        await mother.Join(LiveTopic.Of(school.Organisation, "learner", child));
        Assert.Equal("access_denied", await mother.Refused(LiveTopic.Of(school.Organisation, "learner", school.Learners[1])));

        await platform.Send("/api/gate/send-pass", Pass(school, 1));
        await platform.Send("/api/gate/send-pass", new SendPass(school.Terminal, new(2, school.Learners[1], Direction.In, new(2026, 9, 2, 7, 43, 0, TimeSpan.FromHours(5)))));
        await platform.Send("/api/canteen/open-meal-account", new OpenMealAccount(child));
        await platform.Send("/api/canteen/top-up-account", new TopUpAccount(child, Guid.CreateVersion7(), 1000, "cash", Day));
        await platform.Send("/api/canteen/pay-meal", new PayMeal(child, Guid.CreateVersion7(), Day, "lunch", "палау", 650));

        await mother.Message("meal");
        Assert.Equal(["pass", "topUp", "meal"], mother.Heard.Select(m => m["kind"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_topic_without_the_right_is_refused()
    {
        var (school, other) = (await TestSchool.Found(app), await TestSchool.Found(app));
        await using var nobody = await Watcher.Of(app.Stranger());
        await using var teacher = await Watcher.Of(await school.AsTeacher());
        await using var director = await Watcher.Of(await school.AsDirector());
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]));
        await using var family = await Watcher.Of(guardian);
        var guard = await school.Account(Roles.Guard, new(school.Organisation));
        await using var door = await Watcher.Of(await school.SignIn(guard));

        Assert.Equal("not_signed_in", await nobody.Refused(ClassTopic(school)));
        foreach (var topic in new[] { $"{school.Organisation}/gate", $"{school.Organisation}/canteen", ClassTopic(other),
            LiveTopic.Of(school.Organisation, "class", school.Class, Guid.CreateVersion7()), $"{school.Organisation}/day/kk" })
            Assert.Equal("access_denied", await teacher.Refused(topic));
        foreach (var topic in new[] { ClassTopic(other), $"{other.Organisation}/gate", $"{other.Organisation}/day/kk" })
            Assert.Equal("access_denied", await director.Refused(topic));
        Assert.Equal("access_denied", await family.Refused(ClassTopic(school)));
        Assert.Equal("access_denied", await door.Refused($"{school.Organisation}/canteen"));
        Assert.Equal(1, await Log.Count(app.ConnectionString, guard.Id, "access.access_refused"));
        foreach (var topic in new[] { "", "/", "platform/gate", "no school/gate", "gate", $"{school.Organisation}/class/x/y",
            $"{school.Organisation}/no_panel/kk",
            $"{school.Organisation}/gate/more" })
            Assert.Equal("unknown_topic", await director.Refused(topic));
    }

    [Fact]
    public async Task Who_must_change_the_password_watches_nothing()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Director, new(school.Organisation), mustChange: true);
        await using var watcher = await Watcher.Of(await school.SignIn(account));
        Assert.Equal("access_denied", await watcher.Refused($"{school.Organisation}/gate"));
    }

    [Fact]
    public async Task One_connection_watches_so_much_and_no_more()
    {
        var school = await TestSchool.Found(app);
        await using var watcher = await Watcher.Of(school.Platform!);
        for (var i = 0; i < 40; i++) await watcher.Join(LiveTopic.Of(school.Organisation, "class", school.Class, Guid.CreateVersion7()));
        Assert.Equal("too_many_topics", await watcher.Refused($"{school.Organisation}/gate"));
    }

    [Fact]
    public async Task What_is_left_is_heard_no_more()
    {
        var school = await TestSchool.Found(app);
        await using var watcher = await Watcher.Of(school.Platform!);
        await watcher.Join($"{school.Organisation}/gate");
        await watcher.Join($"{school.Organisation}/canteen");
        await watcher.Leave($"{school.Organisation}/gate");
        await school.Platform!.Send("/api/gate/send-pass", Pass(school, 1));
        await Wait.Until(async () =>
            (await school.Platform.Get($"/api/canteen/account/{school.Learners[0]}")).IsSuccessStatusCode, "an account");
        await school.Platform.Send(
            "/api/canteen/top-up-account", new TopUpAccount(school.Learners[0], Guid.CreateVersion7(), 100, "cash", Day));
        await watcher.Message("topUp");
        Assert.Single(watcher.Heard);
    }

    [Fact]
    public async Task A_revoked_right_ends_the_watching_within_seconds()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        await using var watcher = await Watcher.Of(await school.SignIn(account));
        var topic = $"{school.Organisation}/gate";
        await watcher.Join(topic);
        await school.Platform!.Send("/api/access/revoke-role", new RevokeRole(account.Id, account.Grant, account.Scope, "жұмыстан шықты"));

        await Wait.Until(() => watcher.Ended.Contains(topic), "the topic ends");
        await school.Platform.Send("/api/gate/send-pass", Pass(school, 1));
        await using var still = await Watcher.Of(school.Platform);
        await still.Join(topic);
        await school.Platform.Send("/api/gate/send-pass", Pass(school, 2));
        await still.Message("pass");
        Assert.Empty(watcher.Heard);
    }

    [Fact]
    public async Task Signing_out_ends_the_watching()
    {
        var school = await TestSchool.Found(app);
        var guard = await school.With(Roles.Guard, new(school.Organisation));
        await using var watcher = await Watcher.Of(guard);
        await watcher.Join($"{school.Organisation}/gate");
        using var answer = await guard.Http.PostAsync("/api/access/sign-out", null);
        Assert.True(answer.IsSuccessStatusCode);
        await Wait.Until(() => !watcher.Ended.IsEmpty, "the topic ends");
    }

    [Fact]
    public async Task A_panel_is_drawn_in_the_language_of_those_who_watch_it()
    {
        var school = await TestSchool.Found(app);
        await using var watcher = await Watcher.Of(school.Platform!);
        foreach (var language in new[] { "kk", "en" }) await watcher.Join(LivePanel.Topic(school.Organisation, "inside", language));
        await school.Platform!.Send("/api/gate/send-pass", Pass(school, 1));
        string? Newest(string language) => watcher.Drawn.LastOrDefault(d => d.Topic.EndsWith(language, StringComparison.Ordinal)).Html;

        await Wait.Until(() => Newest("kk")?.Contains("Серікұлы", StringComparison.Ordinal) == true
            && Newest("en")?.Contains("Серікұлы", StringComparison.Ordinal) == true, "both panels show who came");
        Assert.NotEqual(Newest("kk"), Newest("en"));
    }
}

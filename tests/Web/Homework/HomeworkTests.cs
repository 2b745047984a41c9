using System.Text.Json.Nodes;
using EduEvents.Application.Homework;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web.Homework;

/// <summary>Homework goes from the teacher's form to a learner's phone, with a photo back to the teacher, and by keyboard into the journal.</summary>
public sealed class HomeworkTests(WebApp app)
{
    [Fact]
    public async Task A_homework_from_the_form_to_the_mark_in_the_journal()
    {
        var school = await TestSchool.Found(app);
        var (teacher, learner) = (await school.AsTeacher(), school.Learners[0]);
        var account = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false, new Scope(school.Organisation, school.Class, school.Maths));
        await using var desk = await app.Window(account);
        var page = await desk.NewPageAsync();
        await page.GotoAsync($"/homework/{school.Class}/{school.Maths}");
        await page.Locator("#give-text").FillAsync("№ 12–16 есептер");
        await page.Locator("command-form[data-path$='give-homework'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".list-row")).ToContainTextAsync("№ 12–16 есептер");

        var own = await school.Account(Roles.Learner, "Әлихан Серікұлы", learner, false, new Scope(school.Organisation, Person: learner));
        await using var phone = await app.Window(own, adjust: o => o.ViewportSize = new() { Width = 390, Height = 844 });
        var child = await phone.NewPageAsync();
        await child.GotoAsync($"/child/{learner}/homework");
        await child.Locator(".phone summary").ClickAsync();
        await child.Locator(".phone textarea").FillAsync("Бесеуін де шештім");
        await child.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "IMG_1.jpg", MimeType = "image/jpeg", Buffer = SentFiles.Jpeg });
        await child.Locator(".phone command-form button").ClickAsync();
        await Assertions.Expect(child.Locator(".entry .said")).ToHaveTextAsync("Бесеуін де шештім");
        await Assertions.Expect(child.Locator(".photo img")).ToHaveCountAsync(1);

        await teacher.Send("/api/journal/open-lesson", new Application.Journal.OpenLesson(school.Page, Guid.CreateVersion7(), LivedSchool.Today, 1, school.Teacher, "Сандар"));
        await page.Locator(".list-row").ClickAsync();
        await page.Locator("homework-check[data-ready]").WaitForAsync();
        var cell = page.Locator($"tr[data-learner='{learner}'] input.points");
        await cell.FocusAsync();
        await page.Keyboard.TypeAsync("9");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(cell).ToHaveAttributeAsync("data-stage", "Accepted");

        var marks = await teacher.Read<JsonNode>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal(9, (int)marks["lessons"]![0]!["marks"]![learner.ToString()]!);
    }

    [Fact]
    public async Task A_work_is_given_back_by_keyboard_and_stands_on_the_phone_of_the_learner()
    {
        var school = await TestSchool.Found(app);
        var (teacher, learner, given) = (await school.AsTeacher(), school.Learners[0], Guid.CreateVersion7());
        await teacher.Send("/api/homework/give-homework",
            new GiveHomework(given, school.Class, school.Maths, new(2026, 9, 11), new(2026, 9, 15), "№ 12", 20, true, [], [], false, null));
        var sender = await school.With(Roles.Learner, new(school.Organisation, Person: learner), learner);
        sender.Position = teacher.Position;
        await sender.Send("/api/homework/hand-in", new HandIn(given, learner, "Дайын", []));
        var account = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false, new Scope(school.Organisation, school.Class, school.Maths));
        await using var desk = await app.Window(account);
        var page = await desk.NewPageAsync();
        await page.GotoAsync($"/homework/{school.Class}/{school.Maths}/{given}");
        await page.Locator("homework-check[data-ready]").WaitForAsync();
        await page.Locator($"tr[data-learner='{learner}'] input.points").FocusAsync();
        await page.Keyboard.PressAsync("r");
        await page.Locator("#return-comment").FillAsync("Сызбасы жоқ");
        await page.Locator("dialog[open] button.primary").ClickAsync();
        await Assertions.Expect(page.Locator($"tr[data-learner='{learner}'] input.points")).ToHaveAttributeAsync("data-stage", "Returned");

        var own = await school.Account(Roles.Learner, "Әлихан Серікұлы", learner, false, new Scope(school.Organisation, Person: learner));
        await using var phone = await app.Window(own);
        var child = await phone.NewPageAsync();
        await child.GotoAsync($"/child/{learner}/homework");
        await Assertions.Expect(child.Locator(".entry[data-kind='Return'] .said")).ToHaveTextAsync("Сызбасы жоқ");
    }
}

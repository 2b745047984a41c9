using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>A class leader issues, prints and hands out slips, by the page alone.</summary>
public sealed class HandOutTests(WebApp app)
{
    [Fact]
    public async Task A_class_leader_prints_slips_in_two_languages_and_a_pupil_signs_in_with_one()
    {
        var school = await TestSchool.Found(app);
        var leader = await school.Account(Roles.ClassLeader, "Жанар Беков", Guid.CreateVersion7(), false, new Scope(school.Organisation, school.Class));
        var pupil = await school.Account(
            Roles.Learner, "Әлихан Серікұлы", school.Learners[0], true, new Scope(school.Organisation, Person: school.Learners[0]));
        await school.Platform!.Read<object>("/api/people/people");
        await using var window = await app.Window(leader, "ru");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/hand-out");
        await page.Locator(".list-row").ClickAsync();
        await Assertions.Expect(page.Locator("[name=account]")).ToBeCheckedAsync();
        await page.Locator("main form button").ClickAsync();

        var slip = page.Locator(".slip");
        await Assertions.Expect(slip).ToHaveCountAsync(1);
        await Assertions.Expect(slip).ToContainTextAsync("Алғашқы құпиясөз / Первоначальный пароль");
        await Assertions.Expect(slip.Locator("p[lang=kk]")).ToBeVisibleAsync();
        await Assertions.Expect(slip.Locator("p[lang=ru]")).ToBeVisibleAsync();
        var secret = await slip.Locator("[data-secret]").InnerTextAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".shell nav").First).ToBeHiddenAsync();
        Assert.True((await page.PdfAsync(new() { PreferCSSPageSize = true })).Length > 5_000);
        await using var own = await app.Window(null, "kk");
        var door = await own.NewPageAsync();
        await door.GotoAsync("/sign-in");
        await door.FillAsync("#user", pupil);
        await door.FillAsync("#password", secret);
        await door.Keyboard.PressAsync("Enter");
        await Assertions.Expect(door).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/password$"));
    }
}

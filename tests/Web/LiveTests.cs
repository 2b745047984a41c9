using EduEvents.Application.Canteen;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>Panels that move by themselves.</summary>
public sealed class LiveTests(WebApp app)
{
    [Fact]
    public async Task The_dashboard_shows_what_happens_while_it_is_open()
    {
        var school = await TestSchool.Found(app);
        var page = await Open(school, Roles.Director, "/dashboard", "ru");
        await page.Locator("[data-live].ok").WaitForAsync();
        var numbers = page.Locator(".kpi b");
        await Assertions.Expect(numbers.Nth(0)).ToHaveTextAsync("0");
        await page.ClickAsync("details.data >> nth=0 >> summary");

        await Pass(school, 1, Direction.In);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, LivedSchool.Today);
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 9));
        await school.Platform!.Send("/api/canteen/open-meal-account", new OpenMealAccount(school.Learners[0]));
        await school.Platform.Send("/api/canteen/top-up-account",
            new TopUpAccount(school.Learners[0], Guid.CreateVersion7(), 5000, "cash", LivedSchool.Today));
        await school.Platform.Send("/api/canteen/pay-meal",
            new PayMeal(school.Learners[0], Guid.CreateVersion7(), LivedSchool.Today, "lunch", "Сорпа", 650));

        await Assertions.Expect(numbers.Nth(0)).ToHaveTextAsync("1");
        await Assertions.Expect(numbers.Nth(2)).ToHaveTextAsync("1");
        await Assertions.Expect(numbers.Nth(3)).ToHaveTextAsync("1");
        await Assertions.Expect(numbers.Nth(4)).ToHaveTextAsync("1");
        await Assertions.Expect(page.Locator(".kpi").Nth(4)).ToContainTextAsync("650");
        // Drawn in the reader's language, and what the reader opened stays open.
        await Assertions.Expect(page.Locator(".kpi").Nth(0)).ToContainTextAsync("Сейчас в здании");
        await Assertions.Expect(page.Locator("details.data >> nth=0")).ToHaveAttributeAsync("open", "");
    }

    [Fact]
    public async Task The_gate_desk_shows_who_passes()
    {
        var school = await TestSchool.Found(app);
        var page = await Open(school, Roles.Guard, "/gate", "kk");
        await page.Locator("[data-live].ok").WaitForAsync();

        await Pass(school, 1, Direction.In);
        await Assertions.Expect(page.Locator(".inside-now b")).ToHaveTextAsync("1");
        await Assertions.Expect(page.Locator(".last-pass >> nth=0")).ToContainTextAsync("Серікұлы Әлихан");
        await Pass(school, 2, Direction.Out);
        await Assertions.Expect(page.Locator(".inside-now b")).ToHaveTextAsync("0");
        await Assertions.Expect(page.Locator(".last-pass >> nth=0")).ToContainTextAsync("Шықты");
    }

    [Fact]
    public async Task A_panel_of_another_school_is_not_to_be_watched()
    {
        var (school, another) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var page = await Open(school, Roles.Director, "/dashboard", "kk");
        await page.Locator("[data-live].ok").WaitForAsync();
        await page.EvaluateAsync("""
            topic => { const e = document.createElement('live-html'); e.dataset.topic = topic; e.id = 'strange'; document.body.append(e); }
            """, $"{another.Organisation}/day/kk");
        // The badge tells the state of the last panel: the strange one is refused again and again.
        await Assertions.Expect(page.Locator("[data-live].warn")).ToBeVisibleAsync();
        await Pass(another, 1, Direction.In);

        await Assertions.Expect(page.Locator("#strange")).ToBeEmptyAsync();
    }

    private static Task<Host.Http.CommandReply> Pass(TestSchool school, long sequence, Direction direction) =>
        school.Platform!.Send("/api/gate/send-pass",
        new SendPass(school.Terminal,
            new(sequence, school.Learners[0], direction, SchoolTime.At(LivedSchool.Today, new(8, (int)(sequence % 60))))));

    private async Task<IPage> Open(TestSchool school, string role, string path, string language)
    {
        var name = await school.Account(role, role, Guid.CreateVersion7(), false, new Scope(school.Organisation));
        var page = await (await app.Window(name, language)).NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>A breach from noticed to closed, by the pages alone and with the keyboard.</summary>
public sealed class IncidentTests(WebApp app)
{
    [Fact]
    public async Task A_breach_is_recorded_its_people_are_found_told_and_it_is_closed()
    {
        var school = await TestSchool.Found(app);
        var director = await school.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        var stolen = await school.Account(Roles.DeputyDirector, "Сәуле Қалиева", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        await LookAt(school, stolen);
        await using var window = await app.Window(director, "ru");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/incidents");
        await page.Locator(".fold > summary").PressAsync("Enter");
        await page.SelectOptionAsync("#kind", "disclosure");
        await page.FillAsync("#noticed", "Список класса оказался в общем чате");
        await page.Locator("command-form .btn.primary").PressAsync("Enter");
        await page.Locator("section h2 a").ClickAsync();

        await page.FillAsync("#span-names", stolen);
        await page.FillAsync("#span-until", "2026-09-16T18:00");
        await page.FillAsync("#span-reason", "Сообщил сотрудник");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Сначала посчитать").ClickAsync();
        await Assertions.Expect(page.Locator("p[role=status].strong")).ToHaveTextAsync("Всего будет найдено 2 чел.");
        await page.Locator("command-form[data-path$=gather-people] button").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#people tbody tr")).ToHaveCountAsync(2);

        await Do(page, "note-measure", ("#measure", "Пароль сменён"));
        await Do(page, "note-authority-notice", ("#reference", "KZ-2026-7"));
        await Assertions.Expect(page.Locator(".banner.ok")).ToContainTextAsync("уведомлён в срок");
        await Do(page, "note-people-notice");
        await Do(page, "close-incident", ("#conclusion", "Пароль был записан на доске"));
        await Assertions.Expect(page.Locator(".badge.warn")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".moment")).ToHaveCountAsync(7);
        await page.GetByText("Проект письма").ClickAsync();
        await Assertions.Expect(page.Locator(".letter ol li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".letter")).ToContainTextAsync("Пароль сменён");
    }

    [Fact]
    public async Task A_person_is_added_by_name_and_set_aside_on_a_phone_and_nobody_is_opened_too_early()
    {
        var school = await TestSchool.Found(app);
        var director = await school.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false, new Scope(school.Organisation));
        var incident = Guid.CreateVersion7();
        await school.Platform!.Send("/api/incidents/open-incident", new Application.Incidents.OpenIncident(
            incident, Domain.Incidents.IncidentKind.Loss, app.DayClock.GetUtcNow(), "Ноутбук жоғалды", null));
        await using var window = await app.Window(director, adjust: o => o.ViewportSize = new() { Width = 360, Height = 740 });
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/incidents/{incident}");
        await Assertions.Expect(page.Locator("#people .empty")).ToBeVisibleAsync();
        await page.FillAsync("#q", "аяжан");
        await page.Keyboard.PressAsync("Enter");
        await Do(page, "add-people", ("[name=reason]", "Анасы хабарласты"));
        await Assertions.Expect(page.Locator("#people tbody tr")).ToHaveCountAsync(1);
        await Do(page, "set-person-aside", ("[name=reason]", "Қатысы жоқ"));
        await Assertions.Expect(page.Locator("#people tbody .badge")).ToHaveTextAsync("тізімнен шығарылған");
        // A breach of which the authorised body was not told stays open, and the page says why.
        var close = await Do(page, "close-incident", ("#conclusion", "Табылды"));
        await Assertions.Expect(close.Locator("[data-state]")).ToContainTextAsync("уәкілетті органға");
    }

    private async Task LookAt(TestSchool school, string userName)
    {
        var intruder = await school.As(userName);
        foreach (var learner in school.Learners.Take(2)) using (await intruder.Get($"/api/people/person/{learner}")) { }
        await Wait.Until(async () => await Log.Ask<long>(app.ConnectionString,
            "select count(*) from edu.read_note where tenant_id = $1 and account = $2", school.Organisation, school.AccountIds[userName]) == 2, "the looks are noted");
    }

    private static async Task<ILocator> Do(IPage page, string command, params (string Field, string Value)[] values)
    {
        var form = page.Locator($"command-form[data-path='/api/incidents/{command}']");
        await page.Locator("details", new() { Has = form }).Locator("summary").ClickAsync();
        foreach (var (field, value) in values) await form.Locator(field).FillAsync(value);
        await page.RunAndWaitForResponseAsync(() => form.Locator("button").PressAsync("Enter"), r => r.Url.EndsWith(command, StringComparison.Ordinal));
        return form;
    }
}

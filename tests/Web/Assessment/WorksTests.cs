using EduEvents.Application.Assessment;
using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Fixtures;
using EduEvents.Projections.Assessment;
using Microsoft.Playwright;

namespace EduEvents.Web.Assessment;

/// <summary>A teacher plans works in their calendar and enters points by criterion; the deputy notes who is released and what a former school has sent.</summary>
public sealed class WorksTests(WebApp app)
{
    [Fact]
    public async Task A_work_is_planned_on_a_free_day_moved_and_cancelled_and_a_blocked_day_says_why()
    {
        var school = await TestSchool.Found(app);
        SheetRef sheet = new(school.Class, school.Maths, 2026, 1);
        var teacher = await school.AsTeacher();
        await teacher.Send("/api/assessment/plan-work", new PlanWork(sheet, Guid.CreateVersion7(), WorkKind.Soch, new(2026, 10, 20), "Тоқсан", 25, []));
        var account = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false, new Domain.Scope(school.Organisation, school.Class, school.Maths));
        await using var window = await app.Window(account);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/assessment/{school.Class}/{school.Maths}/2026/1");
        await page.Locator("a[href$='/works']").ClickAsync();
        await page.Locator("a[href*='on=2026-10-20']").ClickAsync();
        await Assertions.Expect(page.Locator("#day")).ToContainTextAsync("БЖБ мен ТЖБ");
        await page.Locator("a[href*='on=2026-10-13']").ClickAsync();
        await page.Locator("#day summary", new() { HasText = "Жұмыс жоспарлау" }).ClickAsync();
        await page.FillAsync("#plan-title", "Бөлшектер");
        await page.Locator("#day summary", new() { HasText = "Критерийлер" }).ClickAsync();
        foreach (var (row, (text, points)) in new[] { ("Салыстырады", "8"), ("Есептейді", "12") }.Index())
        {
            await page.Locator($"[data-row=criteria] >> nth={row} >> [name=text]").FillAsync(text);
            await page.Locator($"[data-row=criteria] >> nth={row} >> [name=maxPoints]").FillAsync(points);
        }
        await page.Locator("#day form button").ClickAsync();
        var card = page.Locator("article", new() { HasText = "Бөлшектер" });
        await Assertions.Expect(card).ToContainTextAsync("Есептейді – 12");

        // A day with the other kind of work is refused, by name of the limit; then another is taken.
        await card.Locator("summary", new() { HasText = "Көшіру" }).ClickAsync();
        var move = card.Locator("command-form[data-path$='move-work']");
        await move.Locator("[name=on]").FillAsync("2026-10-20");
        await move.Locator("[name=reason]").FillAsync("Карантин");
        await move.Locator("button").ClickAsync();
        await Assertions.Expect(move.Locator("[data-state]")).ToContainTextAsync("БЖБ мен ТЖБ");
        await move.Locator("[name=on]").FillAsync("2026-10-14");
        await move.Locator("button").ClickAsync();
        await Assertions.Expect(card.Locator(".badge")).ToHaveTextAsync("14 қазан");
        await card.Locator("summary", new() { HasText = "Болдырмау" }).ClickAsync();
        await card.Locator("command-form[data-path$='cancel-work'] [name=reason]").FillAsync("Бағдарлама өзгерді");
        await card.Locator("command-form[data-path$='cancel-work'] button").ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Points_are_entered_by_criterion_and_a_newcomers_results_and_a_release_by_the_deputy()
    {
        var school = await TestSchool.Found(app);
        SheetRef sheet = new(school.Class, school.Maths, 2026, 1);
        var (teacher, work) = (await school.AsTeacher(), Guid.CreateVersion7());
        await teacher.Send("/api/assessment/plan-work",
            new PlanWork(sheet, work, WorkKind.Sor, new(2026, 9, 8), "Сандар", 20, [new("Салыстырады", 8), new("Есептейді", 12)]));
        var account = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false, new Domain.Scope(school.Organisation, school.Class, school.Maths));
        await using (var window = await app.Window(account))
        {
            var page = await window.NewPageAsync();
            await page.GotoAsync($"/assessment/{school.Class}/{school.Maths}/2026/1/works/{work}");
            await page.Locator("edu-sheet[data-ready]").WaitForAsync();
            ILocator Cell(int criterion) => page.Locator($"tbody tr >> nth=0 >> input >> nth={criterion}");
            await Cell(0).FocusAsync();
            await page.Keyboard.TypeAsync("6");
            await page.Keyboard.PressAsync("ArrowRight");
            await page.Keyboard.TypeAsync("9");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("tbody tr >> nth=0 >> [data-sum]")).ToHaveTextAsync("15");
            await Cell(0).FillAsync("7");
            await Cell(0).PressAsync("Enter");
            await page.FillAsync("#reason", "Модерация");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("tbody tr >> nth=0 >> [data-sum]")).ToHaveTextAsync("16");
            var first = Guid.Parse((await page.Locator("tbody tr >> nth=0").GetAttributeAsync("data-learner"))!);
            await Wait.Until(async () => (await teacher.Read<SheetView>($"/api/assessment/sheet/{school.Class}/{school.Maths}/2026/1"))
                .Works[0].ByCriterion.GetValueOrDefault(first)?.SequenceEqual([7, 9]) == true, "The criteria that were corrected are shown.");
        }

        var deputy = await school.Account(Roles.DeputyDirector, "Болат Жүнісов", Guid.CreateVersion7(), false, new Domain.Scope(school.Organisation));
        await using var other = await app.Window(deputy);
        var desk = await other.NewPageAsync();
        await desk.GotoAsync($"/assessment/{school.Class}/{school.Maths}/2026/1/mark/{school.Learners[1]}");
        await desk.Locator("summary", new() { HasText = "Бұрынғы мектептің нәтижелері" }).ClickAsync();
        await desk.FillAsync("#import-school", "№ 12 мектеп");
        await desk.SelectOptionAsync("#import-part-1", "sor");
        await desk.FillAsync("#import-points-1", "11");
        await desk.FillAsync("#import-max-1", "15");
        await desk.Locator("command-form[data-path$='import-results'] button").ClickAsync();
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("бұрынғы мектептен");
        await desk.Locator("summary", new() { HasText = "Пәннен босату" }).ClickAsync();
        await desk.FillAsync("#release-document", "ДКК № 14");
        await desk.Locator("command-form[data-path$='release-learner'] button").ClickAsync();
        await Assertions.Expect(desk.Locator(".head .badge")).ToHaveTextAsync("Босатылған");
    }
}

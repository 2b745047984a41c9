using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EduEvents.Web.Journal;

/// <summary>A teacher at the journal of an own class with one open lesson.</summary>
public sealed class JournalDesk : IAsyncDisposable
{
    private readonly WebApp _app;
    private readonly List<IBrowserContext> _windows = [];

    private JournalDesk(WebApp app, TestSchool school, Sender teacher, string userName, Guid lesson) =>
        (_app, School, Teacher, UserName, Lesson) = (app, school, teacher, userName, lesson);

    public TestSchool School { get; }

    /// <summary>The same teacher over the API.</summary>
    public Sender Teacher { get; }
    public string UserName { get; }
    public Guid Lesson { get; }
    public string Href => $"/journal/{School.Class}/{School.Maths}/2026/1";

    /// <summary>Founds a school whose class has so many learners, and opens a lesson.</summary>
    public static async Task<JournalDesk> With(WebApp app, int learners = 3)
    {
        var school = await TestSchool.Found(app);
        for (var i = school.Learners.Count; i < learners; i++)
            await school.Admit(Guid.CreateVersion7(), $"Сәрсенбай {(char)('а' + i)}", "Айша", school.Class);
        var userName =
            await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false,
                new Domain.Scope(school.Organisation, school.Class, school.Maths));
        var teacher = await school.AsTeacher();
        return new(app, school, teacher, userName, await school.OpenLesson(teacher, new(2026, 9, 2)));
    }

    /// <summary>Opens the page in a window of its own; through a link when one is given.</summary>
    public async Task<IPage> Open(Uri? through = null, string? path = null)
    {
        var window = await _app.Window(UserName, adjust: o => o.BaseURL = (through ?? _app.Address).ToString());
        _windows.Add(window);
        var page = await window.NewPageAsync();
        await page.GotoAsync(path ?? Href);
        await page.Locator("edu-journal[data-ready] tr[data-learner]").First.WaitForAsync();
        return page;
    }

    /// <summary>A cell by its place, from zero.</summary>
    public static ILocator Cell(IPage page, int row, int column = 0) => page.Locator($"tbody tr >> nth={row} >> td >> nth={column}");

    /// <summary>Learners in the order of the lines.</summary>
    public static async Task<Guid[]> Lines(IPage page) =>
        [.. (await page.Locator("tr[data-learner]").EvaluateAllAsync<string[]>("rows => rows.map(r => r.dataset.learner)"))
            .Select(Guid.Parse)];

    /// <summary>Waits until nothing waits to be sent.</summary>
    public static Task Sent(IPage page) => page.Locator("[data-status][data-waiting='0'].live").WaitForAsync();

    /// <summary>What was recorded on the page of the class, in order.</summary>
    public async Task<IReadOnlyList<object>> Recorded()
    {
        await using var session = _app.Services.GetRequiredService<IDocumentStore>().QuerySession(School.Organisation);
        return [.. (await session.Events.FetchStreamAsync(School.Page.Id())).Select(e => e.Data)];
    }

    /// <summary>The marks that stand, by learner.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> Marks() =>
        (await Recorded()).Aggregate(default(JournalPage), JournalPage.Fold)!.Find(Lesson).Marks;

    /// <summary>The marks of learners; 0 where there is none.</summary>
    public async Task<int[]> MarksOf(IEnumerable<Guid> learners)
    {
        var marks = await Marks();
        return [.. learners.Select(l => marks.GetValueOrDefault(l))];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows) await window.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using EduEvents.Application.Access;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using EduEvents.Host.Access;

namespace EduEvents.Fixtures;

/// <summary>An account a test has made, with the one role it holds.</summary>
public sealed record TestAccount(Guid Id, string UserName, Guid Grant, Scope Scope);

/// <summary>A small school of its own for a test: academic year 2026, class 7 Ә with three learners, mathematics, a terminal, people who
/// sign in.</summary>
public sealed class TestSchool
{
    /// <summary>The password of every account a test makes.</summary>
    public const string Password = "correct horse battery";

    private static readonly DateOnly YearStart = new(2026, 9, 1);
    private readonly App _app;
    private readonly Guid _id = Guid.CreateVersion7();

    private readonly string _kind;

    private readonly DateOnly _lastDay;

    private TestSchool(App app, string kind, DateOnly lastDay) => (_app, _kind, _lastDay) = (app, kind, lastDay);

    /// <summary>Tenant of the school.</summary>
    public string Organisation => _id.ToString("N");
    public Guid OrganisationId => _id;
    public Guid Class { get; } = Guid.CreateVersion7();
    public Guid Maths { get; } = Guid.CreateVersion7();
    public Guid Terminal { get; } = Guid.CreateVersion7();
    public Guid Teacher { get; } = Guid.CreateVersion7();
    public IReadOnlyList<Guid> Learners { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    /// <summary>The page of the class in mathematics in the first quarter.</summary>
    public PageRef Page => new(Class, Maths, 2026, 1);

    /// <summary>Someone with the rights of the whole platform, meaning this school.</summary>
    public Sender? Platform { get; private set; }

    /// <summary>Founds the school by commands, as its people would.</summary>
    /// <param name="app">The product.</param>
    /// <param name="kind">Kind of the school.</param>
    /// <param name="lastDay">Last day of the first quarter, for a school whose quarter is over on the day of the test.</param>
    public static async Task<TestSchool> Found(App app, string kind = "general", DateOnly? lastDay = null)
    {
        var school = new TestSchool(app, kind, lastDay ?? new(2026, 10, 25));
        var platform = school.Platform = await school.With(Roles.Platform, Scope.Platform);
        await school.SetUp(platform);
        return school;
    }

    /// <summary>A new account with one role, signed in, meaning this school.</summary>
    public async Task<Sender> With(string role, Scope scope, Guid? person = null) => await SignIn(await Account(role, scope, person));

    /// <summary>Makes an account with one role.</summary>
    public async Task<TestAccount> Account(string role, Scope scope, Guid? person = null, bool mustChange = false)
    {
        var account = new TestAccount(Guid.CreateVersion7(), $"u{Guid.CreateVersion7():N}"[..30], Guid.CreateVersion7(), scope);
        await Accounts.Make(_app.Services,
            new CreateAccount(account.Id, account.UserName, person ?? account.Id, role, "person", Organisation),
            Given(mustChange), [new GrantRole(account.Id, account.Grant, role, scope, YearStart, null)], CancellationToken.None);
        return account;
    }

    /// <summary>Signs an account in, meaning this school.</summary>
    /// <param name="account">The account.</param>
    /// <param name="address">Another Host than the suite's own.</param>
    public Task<Sender> SignIn(TestAccount account, Uri? address = null) => As(account.UserName, address);

    /// <summary>Somebody who has an account, signed in, meaning this school.</summary>
    public async Task<Sender> As(string userName, Uri? address = null, string password = Password, string? code = null)
    {
        var sender = _app.Stranger(address);
        sender.Http.DefaultRequestHeaders.Add("X-Organisation", Organisation);
        sender.Position = Platform?.Position ?? 0;
        return await sender.SignIn(userName, password, code);
    }

    /// <summary>A new account with one role in some scopes, for somebody who signs in by a browser.</summary>
    /// <returns>Its sign-in name.</returns>
    public async Task<string> Account(string role, string displayName, Guid person, bool mustChange, params Scope[] scopes)
    {
        var (account, name) = (Guid.CreateVersion7(), $"u{Guid.CreateVersion7():N}"[..30]);
        await Accounts.Make(_app.Services, new CreateAccount(account, name, person, displayName, "person", Organisation), Given(mustChange),
            scopes.Select(scope => new GrantRole(account, Guid.CreateVersion7(), role, scope, YearStart, null)), CancellationToken.None);
        AccountIds[name] = account;
        return name;
    }

    /// <summary>Ids of the accounts that sign in by a browser, by sign-in name.</summary>
    public ConcurrentDictionary<string, Guid> AccountIds { get; } = [];

    /// <summary>The teacher of the class in mathematics.</summary>
    public Task<Sender> AsTeacher() => With(Roles.Teacher, new(Organisation, Class, Maths), Teacher);

    /// <summary>The director.</summary>
    public Task<Sender> AsDirector() => With(Roles.Director, new(Organisation));

    /// <summary>Opens a lesson as the given sender.</summary>
    /// <returns>The lesson.</returns>
    public async Task<Guid> OpenLesson(Sender sender, DateOnly on, int number = 1)
    {
        var lesson = Guid.CreateVersion7();
        await sender.Send("/api/journal/open-lesson", new OpenLesson(Page, lesson, on, number, Teacher, "Натурал сандар"));
        return lesson;
    }

    /// <summary>Admits a learner into a class.</summary>
    public async Task Admit(Guid learner, string surname, string givenName, Guid group)
    {
        await Platform!.Send("/api/people/admit-learner", new AdmitLearner(learner, surname, givenName, "", "", new(2013, 5, 23), new(2026, 8, 25)));
        await Platform.Send("/api/people/place-learner", new PlaceLearner(learner, group, YearStart));
    }

    private static NewPassword Given(bool mustChange) => new(Password, mustChange ? PasswordKind.Initial : PasswordKind.Own);

    private async Task SetUp(Sender platform)
    {
        await platform.Send("/api/organisation/found-organisation",
            new FoundOrganisation(_id, "990240001237", new("№ 7 мектеп-гимназия", "Школа-гимназия № 7", "School-gymnasium No 7"), _kind,
                "750000000"));
        await platform.Send("/api/organisation/open-academic-year", new OpenAcademicYear(_id, 2026,
            [new(1, new(2026, 9, 1), _lastDay), new(2, new(2026, 11, 2), new(2026, 12, 27))],
            [new(new(2026, 10, 25), new(2026, 10, 25), "republic_day")]));
        await platform.Send("/api/people/form-class", new FormClass(Class, 2026, 7, "Ә", "kk", 1));
        await platform.Send("/api/curriculum/add-subject",
            new AddSubject(Maths, "math", new("Математика", "Математика", "Mathematics"), MarkMode.Points));
        await platform.Send("/api/gate/register-terminal", new RegisterTerminal(Terminal, "Бас кіреберіс", "turnstile"));
        (string Surname, string GivenName)[] names = [("Серікұлы", "Әлихан"), ("Нұрланқызы", "Аяжан"), ("Ким", "Данияр")];
        foreach (var (learner, name) in Learners.Zip(names)) await Admit(learner, name.Surname, name.GivenName, Class);
        await platform.Send("/api/people/hire-staff", new HireStaff(Teacher, "Оспанова", "Гүлнар", "", "", "teacher", new(2026, 8, 20)));
        await platform.Send("/api/curriculum/assign-teaching", new AssignTeaching(Maths, Class, Teacher, YearStart));
    }
}

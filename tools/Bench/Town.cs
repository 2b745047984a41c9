using EduEvents.Application.Access;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Gate;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.Privacy;
using EduEvents.Host.Access;

namespace EduEvents.Bench;

/// <summary>What one client works with: a class, its teacher's token, a terminal and that terminal's token.</summary>
public sealed class Seat
{
    public required string Organisation { get; init; }
    public Guid Class { get; } = Guid.CreateVersion7();
    public Guid Terminal { get; } = Guid.CreateVersion7();
    public IReadOnlyList<Guid> Learners { get; } = [.. Enumerable.Range(0, Town.ClassSize).Select(_ => Guid.CreateVersion7())];
    public required IReadOnlyList<Guid> Subjects { get; init; }
    public string TeacherToken { get; set; } = "";
    public string TerminalToken { get; set; } = "";
    public string CashierToken { get; set; } = "";
    internal string TeacherName => $"teacher.{Class:N}"[..40];
    internal string TerminalName => $"gate.{Terminal:N}"[..37];
    internal string CashierName => $"till.{Class:N}"[..37];
}

/// <summary>The schools that are measured: founded by commands, their people signed in with passwords.</summary>
public sealed class Town
{
    /// <summary>Password of every account.</summary>
    public const string Password = "bench bench bench";

    public const int ClassSize = 25, ClassesOfSchool = 4, SubjectsOfSchool = 10, Years = 10;
    private const int QuarterDays = 45;
    private const string Letters = "АӘБВГҒ";

    /// <summary>Sign-in name of who may do everything.</summary>
    public const string Founder = "bench.founder";

    /// <summary>First of the academic years, all of which are over, so that every lesson lies in the past.</summary>
    public static readonly int FirstYear = DateTime.Today.Year - Years - 1;

    private static readonly DateOnly Beginning = new(FirstYear, 9, 1);
    private readonly List<string> _schools = [];

    /// <summary>Makes ids for so many classes.</summary>
    public Town(int clients, int classesOfSchool = ClassesOfSchool)
    {
        List<Guid> subjects = [];
        for (var i = 0; i < clients; i++)
        {
            if (i % classesOfSchool == 0)
            {
                _schools.Add(Guid.CreateVersion7().ToString("N"));
                subjects = [.. Enumerable.Range(0, SubjectsOfSchool).Select(_ => Guid.CreateVersion7())];
            }
            Seats.Add(new() { Organisation = _schools[^1], Subjects = subjects });
        }
    }

    /// <summary>Token of somebody who may read everything.</summary>
    public string FounderToken { get; private set; } = "";

    /// <summary>One for each client.</summary>
    public List<Seat> Seats { get; } = [];

    /// <summary>How large it is, in words.</summary>
    public string Describe() =>
        $"{_schools.Count} schools, {Seats.Count} classes of {ClassSize} learners, {SubjectsOfSchool} subjects, {Years} years, "
        + $"{Seats.Count * SubjectsOfSchool * Years * 4} journal pages of {Lessons.OfPage} lessons, {Seats.Count} terminals; "
        + "each client has a class and a terminal of its own";

    /// <summary>The first day of a quarter; the quarters are alike in every year.</summary>
    public static DateOnly QuarterStart(int year, int quarter) => quarter switch
    {
        1 => new(year, 9, 1), 2 => new(year, 11, 2), 3 => new(year + 1, 1, 8), _ => new(year + 1, 4, 1)
    };

    /// <summary>Makes the accounts, as the first ones of an installation are made.</summary>
    public async Task MakeAccounts(IServiceProvider services, CancellationToken stop)
    {
        // Measured is the work itself, not the typing of codes.
        await PasswordAlone.Allow(services, stop);
        await Account(services, Founder, "person", Roles.Platform, Scope.Platform, stop);
        foreach (var seat in Seats)
        {
            await Account(services, seat.TeacherName, "person", Roles.Teacher, new(seat.Organisation, seat.Class), stop);
            await Account(services, seat.CashierName, "person", Roles.Cashier, new(seat.Organisation), stop);
            await Account(services, seat.TerminalName, "device", Roles.Terminal, new(seat.Organisation, Device: seat.Terminal), stop);
        }
    }

    /// <summary>Founds the schools and fills their classes.</summary>
    public Task Found(Uri server, CancellationToken stop) => Task.WhenAll(_schools.Select(school => Found(server, school, stop)));

    /// <summary>Signs everybody in.</summary>
    public async Task SignIn(Uri server, CancellationToken stop)
    {
        using (var founder = await Api.SignIn(server, Founder, "", stop)) FounderToken = founder.Token;
        await Task.WhenAll(Seats.Select(seat => SignIn(server, seat, stop)));
    }

    private static async Task SignIn(Uri server, Seat seat, CancellationToken stop)
    {
        using var teacher = await Api.SignIn(server, seat.TeacherName, "", stop);
        using var terminal = await Api.SignIn(server, seat.TerminalName, "", stop);
        using var cashier = await Api.SignIn(server, seat.CashierName, "", stop);
        (seat.TeacherToken, seat.TerminalToken, seat.CashierToken) = (teacher.Token, terminal.Token, cashier.Token);
    }

    private async Task Found(Uri server, string school, CancellationToken stop)
    {
        using var founder = await Api.SignIn(server, Founder, school, stop);
        var id = Guid.Parse(school);
        var names = new LocalNames("Сынақ мектебі", "Испытательная школа", "Bench school");
        await founder.Send("/api/organisation/found-organisation",
            new FoundOrganisation(id, "990240001237", names, "general", "750000000"), stop);
        for (var year = FirstYear; year < FirstYear + Years; year++)
            await founder.Send("/api/organisation/open-academic-year", new OpenAcademicYear(id, year, Quarters(year), []), stop);

        var seats = Seats.FindAll(s => s.Organisation == school);
        foreach (var (i, subject) in seats[0].Subjects.Index())
            await founder.Send("/api/curriculum/add-subject",
                new AddSubject(subject, $"s{i}", new($"Пән {i}", $"Предмет {i}", $"Subject {i}"), MarkMode.Points), stop);
        await founder.Send("/api/privacy/issue-consent-text",
            new IssueConsentText(ConsentPurposes.Biometrics, 1, new("Бетті тану", "Распознавание лица"), "Келісемін", "Согласен", Beginning), stop);
        await Task.WhenAll(seats.Index().Select(async place =>
        {
            using var clerk = founder.Beside();
            await Form(clerk, place.Item, place.Index, stop);
        }));
    }

    private static async Task Form(Api founder, Seat seat, int place, CancellationToken stop)
    {
        await founder.Send("/api/people/form-class", new FormClass(seat.Class, FirstYear, 2 + (5 + place / Letters.Length) % 10, Letters[place % Letters.Length].ToString(), "kk", 1), stop);
        await founder.Send("/api/gate/register-terminal", new RegisterTerminal(seat.Terminal, $"Есік {place}", "turnstile"), stop);
        foreach (var learner in seat.Learners)
        {
            await founder.Send("/api/people/admit-learner",
                new AdmitLearner(learner, "Серікұлы", "Әлихан", "", "", new(FirstYear - 12, 5, 23), Beginning), stop);
            await founder.Send("/api/people/place-learner", new PlaceLearner(learner, seat.Class, Beginning), stop);
            await founder.Send("/api/privacy/give-consent",
                new GiveConsent(learner, learner, learner, ConsentPurposes.Biometrics, 1, Beginning, null, ConsentForm.Paper), stop);
        }
    }

    private static Quarter[] Quarters(int year) =>
        [.. from number in Enumerable.Range(1, 4)
            let start = QuarterStart(year, number)
            select new Quarter(number, start, start.AddDays(QuarterDays))];

    private static Task Account(IServiceProvider services, string name, string kind, string role, Scope scope, CancellationToken stop)
    {
        var id = StableId.Of("bench.account", name);
        return Accounts.Make(services, new CreateAccount(id, name, id, name, kind, scope.Organisation), new(Password, PasswordKind.Own),
            [new GrantRole(id, id, role, scope, Beginning, null)], stop);
    }
}

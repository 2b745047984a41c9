using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Application.Canteen;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Privacy;
using EduEvents.Domain.Security;

namespace EduEvents.Integration.Commands;

/// <summary>One command in its place, and another body that must not pass under its key.</summary>
public sealed record LifeStep(string Path, ICommand Good, ICommand Other)
{
    /// <summary>What must have happened before, besides the steps before.</summary>
    public (string Path, ICommand Command)? Before { get; init; }

    /// <summary>The step of a command whose other body differs as told.</summary>
    public static LifeStep Of<TCommand>(string path, TCommand good, Func<TCommand, TCommand> change) where TCommand : ICommand =>
        new(path, good, change(good));
}

/// <summary>Every command of the product, each where it is right to send it: from the founding of a school to the end of a role.</summary>
public sealed class SchoolLife
{
    private static readonly DateOnly September = new(2026, 9, 1), Lesson = new(2026, 9, 2), October = new(2026, 10, 1);
    private static readonly DateTimeOffset Morning = new(2026, 9, 2, 7, 42, 10, SchoolTime.Offset);
    private readonly Guid _class = Guid.CreateVersion7(), _subgroup = Guid.CreateVersion7(), _maths = Guid.CreateVersion7(),
        _lesson = Guid.CreateVersion7();
    private readonly Guid _learner = Guid.CreateVersion7(), _guardian = Guid.CreateVersion7(), _teacher = Guid.CreateVersion7(), _terminal = Guid.CreateVersion7(),
        _meal = Guid.CreateVersion7();
    private readonly Guid _account = Guid.CreateVersion7(), _grant = Guid.CreateVersion7(), _imported = Guid.CreateVersion7(), _alert = Guid.CreateVersion7();

    /// <summary>The school.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>The grant of whoever sends the commands, in force on the whole platform.</summary>
    public Guid SenderGrant { get; set; }

    /// <summary>The person who sends the commands.</summary>
    public Guid SenderPerson { get; set; }

    /// <summary>Tenant of the school.</summary>
    public string Tenant => Id.ToString("N");

    private PageRef Page => new(_class, _maths, 2026, 1);

    /// <summary>The commands in order.</summary>
    public IEnumerable<LifeStep> Steps() =>
        [.. Founding(), .. Subjects(), .. People(), .. new PeopleLife(_class, _maths).Steps(), .. Journal(), .. new AssessmentLife(_class, _maths, _learner).Steps(),
            .. new HomeworkLife(_class, _maths, _learner, _lesson).Steps(), .. new PlanLife(_class, _maths).Steps(), .. ClosedJournal(), .. TimetableLife.Steps(_class, _maths, _teacher), .. Gate(), .. Canteen(), .. CanteenLife.Steps(_teacher),
            .. Leaving(), .. Privacy(), .. Access(), .. Security(),
            .. IncidentLife.Steps(_teacher)];

    private IEnumerable<LifeStep> Founding() =>
    [
        LifeStep.Of("organisation/found-organisation",
            new FoundOrganisation(Id, "990240001237", new("Мектеп", "Школа"), "general", "750000000"), c => c with { Kind = "lyceum" }),
        LifeStep.Of("organisation/record-move", new RecordMove(Id, "main", "north", 12, "head"), c => c with { Events = 13 }),
        LifeStep.Of("organisation/give-requisites", new GiveRequisites(Id, "990240001237", new("Мектеп", "Школа", "School"), "750000000"),
            c => c with { Kato = "710000000" }),
        LifeStep.Of("organisation/open-academic-year", new OpenAcademicYear(Id, 2026, [new(1, September, new(2026, 10, 9))], []), c =>
            c with { Saturdays = true }),
        LifeStep.Of("organisation/set-bells", new SetBells(Id, 1, September, [new(1, new(8, 0), new(8, 45))]), c => c with { Shift = 2 })
    ];

    private IEnumerable<LifeStep> Subjects() =>
    [
        LifeStep.Of("curriculum/add-subject", new AddSubject(_maths, "math", new("Математика", "Математика"), MarkMode.None), c =>
            c with { Code = "m" }),
        LifeStep.Of("curriculum/name-subject", new NameSubject(_maths, new("Математика", "Математика", "Maths")), c =>
            c with { Names = new("М", "М") }),
        LifeStep.Of("curriculum/choose-assessment", new ChooseAssessment(_maths, MarkMode.Points), c =>
            c with { MarkMode = MarkMode.PassFail }),
        LifeStep.Of("curriculum/add-imported-subject", new AddImportedSubject(Guid.CreateVersion7(), "x", "Art", "en", MarkMode.None), c =>
            c with { Name = "Arts" })
    ];

    private IEnumerable<LifeStep> People() =>
    [
        LifeStep.Of("people/form-class", new FormClass(_class, 2026, 7, "Ә", "kk", 1), c => c with { Grade = 8 }),
        LifeStep.Of("people/form-subgroup", new FormSubgroup(_subgroup, 2026, 7, _maths, "7 Ә 1", _class), c => c with { Title = "7 Ә 2" }),
        LifeStep.Of("people/admit-learner",
            new AdmitLearner(_learner, "Серікқызы", "Айгерім", "", "120523600126", new(2012, 5, 23), new(2026, 8, 25)), c =>
                c with { Surname = "Ахметова" }),
        LifeStep.Of("people/change-learner-name", new ChangeLearnerName(_learner, "Ахметова", "Айгерім", "", September, "құжат"), c =>
            c with { GivenName = "Әлия" }),
        LifeStep.Of("people/correct-birth-date", new CorrectBirthDate(_learner, new(2012, 5, 24), "құжат"), c =>
            c with { BirthDate = new(2012, 5, 25) }),
        LifeStep.Of("people/place-learner", new PlaceLearner(_learner, _class, September), c => c with { From = October }),
        LifeStep.Of("people/join-group", new JoinGroup(_learner, _subgroup, September), c => c with { From = October }),
        LifeStep.Of("people/leave-group", new LeaveGroup(_learner, _subgroup, October), c => c with { On = September }),
        LifeStep.Of("people/link-guardian", new LinkGuardian(_learner, _guardian, "Ахметова", "Сәуле", "", "mother", September),
            c => c with { Relation = "aunt" }),
        LifeStep.Of("people/hire-staff", new HireStaff(_teacher, "Оспанова", "Гүлнар", "", "850315400779", "teacher", new(2026, 8, 20)), c =>
            c with { Position = "director" }),
        LifeStep.Of("people/change-staff-name", new ChangeStaffName(_teacher, "Ахметова", "Гүлнар", "", September, "неке"), c =>
            c with { Surname = "Омарова" }),
        LifeStep.Of("curriculum/assign-teaching", new AssignTeaching(_maths, _class, _teacher, September), c => c with { From = October })
    ];

    private IEnumerable<LifeStep> Journal() =>
    [
        LifeStep.Of("journal/open-lesson", new OpenLesson(Page, _lesson, Lesson, 1, _teacher, "Сандар"), c =>
            c with { Topic = "Бөлшектер" }),
        LifeStep.Of("journal/call-roll", new CallRoll(Page, _lesson, [new(_learner, Attendance.O, 5)], ""), c => c with { Entries = [] }),
        LifeStep.Of("journal/enter-mark", new EnterMark(Page, _lesson, _learner, 7), c => c with { Points = 8 }),
        LifeStep.Of("journal/correct-mark", new CorrectMark(Page, _lesson, _learner, 9, "қате есеп"), c => c with { Points = 8 }),
        LifeStep.Of("journal/remove-mark", new RemoveMark(Page, _lesson, _learner, "басқа оқушы"), c => c with { Reason = "қате" }),
        LifeStep.Of("journal/enter-marks", new EnterMarks(Page, _lesson, [new(_learner, 5)]), c => c with { Marks = [new(_learner, 6)] }),
        LifeStep.Of("journal/close-lesson", new CloseLesson(Page, _lesson), c => c with { LessonId = Guid.CreateVersion7() })
    ];

    private IEnumerable<LifeStep> ClosedJournal() =>
    [
        LifeStep.Of("journal/close-page", new ClosePage(Page with { Quarter = 2 }), c => c with { Page = Page with { Quarter = 3 } }),
        LifeStep.Of("journal/correct-mark-by-order", new CorrectMarkByOrder(Page, _lesson, _learner, 8, new("118-ө", Lesson), "қате есеп"), c =>
            c with { Points = 7 }) with { Before = ("journal/close-page", new ClosePage(Page)) }
    ];

    private IEnumerable<LifeStep> Gate() =>
    [
        LifeStep.Of("gate/register-terminal", new RegisterTerminal(_terminal, "Бас кіреберіс", "turnstile"), c =>
            c with { Place = "Асхана" }),
        LifeStep.Of("gate/send-pass", new SendPass(_terminal, new(1, _learner, Direction.In, Morning)), c =>
            c with { Pass = c.Pass with { Sequence = 3 } }),
        LifeStep.Of("gate/send-passes", new SendPasses(_terminal, [new(2, _learner, Direction.Out, Morning.AddDays(-1))]), c =>
            c with { Passes = [new(4, _learner, Direction.In, Morning)] })
    ];

    private IEnumerable<LifeStep> Canteen() =>
    [
        LifeStep.Of("canteen/open-meal-account", new OpenMealAccount(_teacher), c => c with { LearnerId = _account }),
        LifeStep.Of("canteen/top-up-account", new TopUpAccount(_teacher, Guid.CreateVersion7(), 5000, "cash", Lesson), c =>
            c with { Amount = 4000 }),
        LifeStep.Of("canteen/pay-meal", new PayMeal(_teacher, _meal, Lesson, "lunch", "палау", 650), c => c with { Price = 700 }),
        LifeStep.Of("canteen/refund-meal", new RefundMeal(_teacher, _meal, "берілмеді"), c => c with { Reason = "қате" })
    ];

    private IEnumerable<LifeStep> Leaving() =>
    [
        LifeStep.Of("people/depart-learner", new DepartLearner(_learner, October, "moved_in_city"), c => c with { Reason = "abroad" }),
        LifeStep.Of("people/dismiss-staff", new DismissStaff(_teacher, October, "own_wish"), c => c with { Reason = "other" })
    ];

    private IEnumerable<LifeStep> Privacy() =>
    [
        LifeStep.Of("privacy/block-processing", new BlockProcessing(_learner, "request", "өтініш"), c => c with { Ground = "unlawful" }),
        LifeStep.Of("privacy/unblock-processing", new UnblockProcessing(_learner, "өтініш"), c => c with { Reason = "қате" }),
        LifeStep.Of("privacy/record-key-renewal", new RecordKeyRenewal(1_000_000, 3), c => c with { People = 4 }),
        .. Consents(),
        LifeStep.Of("privacy/erase-person", new ErasePerson(_learner, "retention", "мерзімі өтті"), c => c with { Ground = "unlawful" })
    ];

    // The text is in force from long ago, for the steps run on the day of the machine.
    private IEnumerable<LifeStep> Consents() =>
    [
        LifeStep.Of("privacy/issue-consent-text",
            new IssueConsentText("biometrics", 1, new("Бетті тану", "Распознавание"), "Келісемін", "Согласен", new(2020, 9, 1)), c => c with { Kk = "Жоқ" }),
        LifeStep.Of("privacy/give-consent",
            new GiveConsent(Guid.CreateVersion7(), _learner, _guardian, "biometrics", 1, September, null, ConsentForm.Paper), c => c with { Until = October }),
        LifeStep.Of("privacy/accept-policy", new AcceptPolicy(SenderPerson, 1), c => c with { Version = 2 }) with
        {
            Before = ("privacy/issue-consent-text", new IssueConsentText("policy", 1, new("Саясат", "Политика"), "Мәтін", "Текст", new(2020, 9, 1)))
        },
        LifeStep.Of("privacy/withdraw-consent", new WithdrawConsent(_learner, "biometrics", "өтініш"), c => c with { Reason = "қате" })
    ];

    private IEnumerable<LifeStep> Access() =>
    [
        LifeStep.Of("access/create-account", new CreateAccount(_account, $"u{_account:N}"[..30], _teacher, "Гүлнар", "person", Tenant), c =>
            c with { Kind = "device" }),
        LifeStep.Of("access/edit-account", new EditAccount(_account, Tenant, "Гүлнар Ахметова", October), c => c with { Until = null }),
        LifeStep.Of("access/block-account", new BlockAccount(_account, Tenant, "демалыс"), c => c with { Reason = "басқа" }),
        LifeStep.Of("access/unblock-account", new UnblockAccount(_account, Tenant, "келді"), c => c with { Reason = "басқа" }),
        LifeStep.Of("access/grant-role", new GrantRole(_account, _grant, Roles.Teacher, new(Tenant), September, null), c =>
            c with { Until = October }),
        LifeStep.Of("access/issue-hand-out", new IssueHandOut(_account, Guid.CreateVersion7(), Tenant, null), c => c with { GroupId = _class }),
        LifeStep.Of("access/revoke-role", new RevokeRole(_account, _grant, new(Tenant), "кетті"), c => c with { Reason = "қате" }),
        .. Groups(), .. Clients(), .. Factors(),
        LifeStep.Of("access/set-attempt-limit", new SetAttemptLimit(AttemptSubject.Account, 500, 15), c => c with { Minutes = 10 }),
        LifeStep.Of("access/delete-account", new DeleteAccount(_account, Tenant, "кетті"), c => c with { Reason = "қате" }),
        LifeStep.Of("organisation/found-imported-organisation", new FoundImportedOrganisation(_imported, "School", "en", "general"), c =>
            c with { Kind = "lyceum" })
    ];

    private IEnumerable<LifeStep> Factors() =>
    [
        LifeStep.Of("access/end-sessions", new EndSessions(_account, _grant, Tenant, "телефон"), c => c with { Reason = "басқа" }),
        LifeStep.Of("access/reset-second-factor", new ResetSecondFactor(_account, Tenant, "телефон"), c => c with { Reason = "басқа" }),
        LifeStep.Of("access/set-second-factor-rule", new SetSecondFactorRule(Roles.Librarian, true), c => c with { Required = false }),
        LifeStep.Of("access/set-session-limit", new SetSessionLimit(Roles.Librarian, 60, 480), c => c with { IdleMinutes = 30 }),
        LifeStep.Of("access/set-password-policy", new SetPasswordPolicy(Tenant, 12, 6, null, 7), c => c with { Shortest = 14 }),
        LifeStep.Of("access/set-lockout", new SetLockout(4, 5, 2, 800), c => c with { LongestSeconds = 700 })
    ];

    private IEnumerable<LifeStep> Security() =>
    [
        LifeStep.Of("security/raise-alert", new RaiseAlert(_alert, "sign_in.failures", AlertSeverity.Warning, [new("failures", "20")], Tenant),
            c => c with { Severity = AlertSeverity.Critical }),
        LifeStep.Of("security/take-alert", new TakeAlert(_alert, Tenant), c => c with { Organisation = null }),
        LifeStep.Of("security/resolve-alert", new ResolveAlert(_alert, Tenant, "құпиясөз ауыстырылды"), c => c with { Resolution = "жалған" }),
        LifeStep.Of("security/record-program", new RecordProgram($"life.{Id:N}", "1.0.0", new string('a', 64), 3), c => c with { Files = 4 }),
        LifeStep.Of("security/request-integrity-check", new RequestIntegrityCheck(Guid.CreateVersion7(), new(2026, 10, 15)),
            c => c with { CheckId = Guid.CreateVersion7() }),
        LifeStep.Of("security/record-integrity-check",
            new RecordIntegrityCheck(Lesson, Guid.CreateVersion7(), true, 120_000, 40, 12, 1.4, []), c => c with { Sound = false })
    ];

    private IEnumerable<LifeStep> Clients()
    {
        var client = Guid.CreateVersion7();
        string[] back = ["https://library.example.kz/callback"], other = ["https://other.example.kz/"];
        return
        [
            LifeStep.Of("access/register-client", new RegisterClient(client, $"c{client:N}"[..20], ClientKind.Confidential, false, "Кітапхана", back, [],
                ["profile"], Tenant), c => c with { Title = "Мұражай" }),
            LifeStep.Of("access/change-client", new ChangeClient(client, "Кітапхана", other, back, ["profile", "roles"], Tenant), c => c with { Scopes = [] }),
            LifeStep.Of("access/renew-client-secret", new RenewClientSecret(client, Guid.CreateVersion7(), Tenant), c =>
                c with { SecretId = client }),
            LifeStep.Of("access/block-client", new BlockClient(client, Tenant, "шарт бітті"), c => c with { Reason = "қате" }),
            LifeStep.Of("access/unblock-client", new UnblockClient(client, Tenant, "жаңарды"), c => c with { Reason = "қате" })
        ];
    }

    private IEnumerable<LifeStep> Groups()
    {
        var (group, grant, member, lent) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        return
        [
            LifeStep.Of("access/make-user-group", new MakeUserGroup(group, "Комиссия", Tenant), c => c with { Title = "Кеңес" }),
            LifeStep.Of("access/grant-group-role", new GrantGroupRole(group, grant, Roles.Secretary, new(Tenant), September, null), c =>
                c with { Until = October }),
            LifeStep.Of("access/join-user-group", new JoinUserGroup(_account, member, group, Tenant, September, null), c =>
                c with { Until = October }),
            LifeStep.Of("access/leave-user-group", new LeaveUserGroup(_account, member, Tenant, "шықты"), c => c with { Reason = "қате" }),
            LifeStep.Of("access/revoke-group-role", new RevokeGroupRole(group, grant, new(Tenant), "бітті"), c => c with { Reason = "қате" }),
            LifeStep.Of("access/dissolve-user-group", new DissolveUserGroup(group, Tenant, "бітті"), c => c with { Reason = "қате" }),
            LifeStep.Of("access/delegate-rights",
                new DelegateRights(_account, lent, SenderGrant, Scope.Platform, September, October, "іссапар"), c => c with { Until = September }),
            LifeStep.Of("access/end-delegation", new EndDelegation(_account, lent, Scope.Platform, "келді"), c => c with { Reason = "қате" })
        ];
    }
}

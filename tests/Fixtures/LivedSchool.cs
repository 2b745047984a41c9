using EduEvents.Application.Access;
using EduEvents.Application.Assessment;
using EduEvents.Application.Canteen;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Gate;
using EduEvents.Application.Incidents;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Application.Security;
using EduEvents.Application.Timetable;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Incidents;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Security;
using EduEvents.Host.Http;

namespace EduEvents.Fixtures;

/// <summary>
/// A school in the middle of a working day: class 7 Ә of 24 learners, two weeks of mathematics, this morning's passes, lessons and meals,
/// and one account for each kind of person. The same in every run; the product's clock must stand at <see cref="Now"/>.
/// </summary>
public sealed class LivedSchool
{
    /// <summary>Wednesday, in the third lesson.</summary>
    public static readonly DateTimeOffset Now = new(2026, 9, 16, 10, 40, 0, SchoolTime.Offset);

    /// <summary>The local day of <see cref="Now"/>.</summary>
    public static readonly DateOnly Today = SchoolTime.Day(Now);

    private static readonly (string Surname, string GivenName)[] Names =
    [
        ("Әбдірахман", "Аяна"), ("Айтқожа", "Нұрсұлтан"), ("Амангелді", "Ерасыл"), ("Бекмұрат", "Айзере"), ("Васильева", "Алиса"),
        ("Ғалымжан", "Томирис"), ("Досанов", "Алдияр"), ("Ермекова", "Жанель"), ("Жұмабай", "Мансұр"), ("Зейнолла", "Айлин"),
        ("Иманғали", "Санжар"), ("Қайратұлы", "Бекарыс"), ("Қасымова", "Медина"), ("Құрманғазы", "Инкар"), ("Литвинов", "Максим"),
        ("Мұхтарова", "Дильназ"), ("Оразбаев", "Тамерлан"), ("Өтеген", "Рамазан"), ("Петрова", "Варвара"), ("Рахымжан", "Асылым"),
        ("Үсенова", "Көзайым")
    ];

    private long _sequence;

    private LivedSchool(TestSchool school) =>
        (School, Learners) = (school, [.. school.Learners, .. Names.Select(_ => Guid.CreateVersion7())]);

    public TestSchool School { get; }

    /// <summary>Class 7 Ә.</summary>
    public IReadOnlyList<Guid> Learners { get; }
    public Guid Kazakh { get; } = Guid.CreateVersion7();
    public Guid SecondClass { get; } = Guid.CreateVersion7();

    /// <summary>Lessons of mathematics, oldest first; the last is today's.</summary>
    public List<Guid> Lessons { get; } = [];

    /// <summary>Guardian of the first learner.</summary>
    public Guid Guardian { get; } = Guid.CreateVersion7();

    /// <summary>Sign-in names by role; the password is the one of every test account.</summary>
    public Dictionary<string, string> Accounts { get; } = [];

    /// <summary>The account of a role.</summary>
    public Guid AccountId(string role) => School.AccountIds[Accounts[role]];

    /// <summary>A group of accounts in which the cashier is.</summary>
    public Guid UserGroup { get; } = Guid.CreateVersion7();

    /// <summary>Another system that lets the school's people sign in.</summary>
    public Guid Client { get; } = Guid.CreateVersion7();
    public string ClientKey => $"library-{Client:N}"[..20];

    /// <summary>A breach that was noticed this morning; its clock runs.</summary>
    public Guid Incident { get; } = Guid.CreateVersion7();

    /// <summary>The timetable in force, with its two classes.</summary>
    public WeekSchool Week { get; private set; } = null!;

    /// <summary>A further plan, which is still worked upon.</summary>
    public Guid OpenPlan { get; } = Guid.CreateVersion7();

    /// <summary>Founds the school and lets it live until <see cref="Now"/>.</summary>
    public static async Task<LivedSchool> Found(App app)
    {
        var lived = new LivedSchool(await TestSchool.Found(app));
        await lived.Gather();
        await lived.Register();
        await lived.Teach();
        await lived.Assess();
        await lived.Morning();
        await lived.Lunch();
        await lived.Alarm();
        await lived.Breach();
        await lived.Plan();
        return lived;
    }

    private async Task Gather()
    {
        foreach (var (learner, name) in Learners.Skip(School.Learners.Count).Zip(Names))
            await School.Admit(learner, name.Surname, name.GivenName, School.Class);
        await Send("people/form-class", new FormClass(SecondClass, 2026, 8, "В", "ru", 1));
        await School.Admit(Guid.CreateVersion7(), "Соколов", "Артём", SecondClass);
        await Send("curriculum/add-subject",
            new AddSubject(Kazakh, "kazakh", new("Қазақ тілі", "Казахский язык", "Kazakh"), MarkMode.Points));
        await Send("curriculum/assign-teaching", new AssignTeaching(Kazakh, School.Class, School.Teacher, new(2026, 9, 1)));
        await Send("people/link-guardian",
            new LinkGuardian(Learners[0], Guardian, "Серікова", "Динара", "Маратқызы", "mother", new(2026, 9, 1)));
        await Send("privacy/issue-consent-text", new IssueConsentText("biometrics", 1, new("Бет-әлпетті тану", "Распознавание лица", "Face recognition"),
            "Баламды кіреберісте бет-әлпеті арқылы тануға келісемін.", "Согласен на распознавание ребёнка по лицу на входе.", new(2026, 9, 1)));
    }

    private async Task Teach()
    {
        var teacher = await School.As(Accounts[Roles.Teacher]);
        foreach (var day in new[] { 1, 3, 4, 8, 10, 11, 15, 16 })
            Lessons.Add(await Lesson(teacher, School.Page, new(2026, 9, day), number: 3, seed: day));
        foreach (var lesson in Lessons.SkipLast(1)) await teacher.Send("/api/journal/close-lesson", new CloseLesson(School.Page, lesson));
        await teacher.Send("/api/journal/correct-mark", new CorrectMark(School.Page, Lessons[0], Learners[0], 10, "Есептеу қатесі болды"));
        var kazakh = new PageRef(School.Class, Kazakh, 2026, 1);
        await teacher.Send("/api/journal/close-lesson", new CloseLesson(kazakh, await Lesson(teacher, kazakh, Today, number: 1, seed: 5)));
    }

    private async Task<Guid> Lesson(Sender teacher, PageRef page, DateOnly on, int number, int seed)
    {
        var lesson = Guid.CreateVersion7();
        await teacher.Send("/api/journal/open-lesson", new OpenLesson(page, lesson, on, number, School.Teacher, "Натурал сандар және нөл"));
        RollEntry[] roll =
        [
            new(Learners[(3 + seed) % 24], Attendance.B), new(Learners[(11 + seed) % 24], Attendance.N),
            new(Learners[(17 + seed) % 24], Attendance.O, 7)
        ];
        await teacher.Send("/api/journal/call-roll", new CallRoll(page, lesson, roll, ""));
        var marks = Learners.Index().Where(l => (l.Index * 5 + seed * 3) % 4 != 0 && !roll.Take(2).Any(r => r.LearnerId == l.Item));
        await teacher.Send("/api/journal/enter-marks",
            new EnterMarks(page, lesson, [.. marks.Select(l => new MarkItem(l.Item, 4 + (l.Index * 3 + seed * 5) % 7))]));
        return lesson;
    }

    // One work of a unit with points, one missed, and the work of the quarter to come.
    private async Task Assess()
    {
        var teacher = await School.As(Accounts[Roles.Teacher]);
        SheetRef sheet = new(School.Class, School.Maths, 2026, 1);
        var work = Guid.CreateVersion7();
        await teacher.Send("/api/assessment/plan-work", new PlanWork(sheet, work, WorkKind.Sor, new(2026, 9, 10), "Натурал сандар", 20,
            [new("Сандарды салыстырады", 8), new("Есеп шығарады", 12)]));
        await teacher.Send("/api/assessment/enter-all-points",
            new EnterAllPoints(sheet, work, [.. Learners.Skip(1).Select((l, i) => new PointsItem(l, 9 + i * 7 % 12))]));
        await teacher.Send("/api/assessment/record-missed-work", new RecordMissedWork(sheet, work, Learners[0], MissedFor.Illness, new(2026, 9, 18)));
        await teacher.Send("/api/assessment/plan-work",
            new PlanWork(sheet, Guid.CreateVersion7(), WorkKind.Soch, new(2026, 10, 20), "Бірінші тоқсан", 25, []));
    }

    private async Task Morning()
    {
        var eight = new TimeOnly(7, 38);
        await Send("gate/send-passes", new SendPasses(School.Terminal, [.. Learners.Where((_, i) => i % 11 != 3).Select((learner, i) =>
            new PassItem(++_sequence, learner, Direction.In, SchoolTime.At(Today, eight.AddMinutes(i * 1.3))))]));
        await Send("gate/send-passes", new SendPasses(School.Terminal,
            [new(++_sequence, Learners[5], Direction.Out, SchoolTime.At(Today, new(9, 55))),
                new(++_sequence, School.Teacher, Direction.In, SchoolTime.At(Today, new(7, 31)))]));
    }

    private async Task Lunch()
    {
        var cashier = await School.As(Accounts[Roles.Cashier]);
        foreach (var (i, learner) in Learners.Take(14).Index())
        {
            await cashier.Send("/api/canteen/open-meal-account", new OpenMealAccount(learner));
            await cashier.Send("/api/canteen/top-up-account",
                new TopUpAccount(learner, Guid.CreateVersion7(), i == 7 ? 300 : 5000, "cash", Today));
            if (i % 3 == 1) continue;
            await cashier.Send("/api/canteen/pay-meal",
                new PayMeal(learner, Guid.CreateVersion7(), Today, "breakfast", "Сүт ботқасы, шай", 280 + i * 10 % 40));
        }
    }

    private async Task Plan()
    {
        Week = new(School);
        await Week.Draft();
        await Week.Generate();
        await Week.Publish();
        await Send("timetable/draft-plan", new DraftPlan(OpenPlan, 2026, "Екінші тоқсан", 5, Week.Plan));
    }

    private async Task Alarm()
    {
        await Send("security/raise-alert", new RaiseAlert(Guid.CreateVersion7(), "sign_in.failures", AlertSeverity.Warning,
            [new("address", "10.20.30.40"), new("failures", "20"), new("minutes", "15")], School.Organisation));
        await Send("security/raise-alert", new RaiseAlert(Guid.CreateVersion7(), "integrity.broken", AlertSeverity.Critical,
            [new("faults", "1"), new("fault", "changed"), new("event", "12")], School.Organisation));
        await Send("security/record-integrity-check", new RecordIntegrityCheck(Today, Guid.CreateVersion7(), true, 248_339, 27, 3, 2.2, []));
        await Send("security/record-integrity-check", new RecordIntegrityCheck(Today, Guid.CreateVersion7(), false, 248_412, 28, 3, 2.3,
            [new("changed", School.Organisation, 12, 1, "Event 12 is not what was sealed.", Now.AddHours(-2), Now.AddHours(-1))]));
    }

    private async Task Breach()
    {
        var noticed = Now.AddHours(-3);
        SearchedSpan span = new(SchoolTime.At(Today, default), Now.AddHours(1), [Accounts[Roles.Teacher]], null, null, "journal");
        await Send("incidents/open-incident",
            new OpenIncident(Incident, IncidentKind.UnlawfulAccess, noticed, "Мұғалімнің тіркелгісімен бөтен компьютерден журналға кірген.", span));
        await Send("incidents/gather-people", new GatherPeople(Incident, Guid.CreateVersion7(), [Trace.LookedAt, Trace.LookedAtGroup, Trace.Changed]));
        await Send("incidents/note-measure", new NoteMeasure(Incident, Guid.CreateVersion7(), "Тіркелгі бұғатталды, құпиясөз ауыстырылды."));
        var earlier = Guid.CreateVersion7();
        await Send("incidents/open-incident",
            new OpenIncident(earlier, IncidentKind.Disclosure, Now.AddDays(-6), "Сынып тізімі ортақ чатқа жіберілген.", null));
        await Send("incidents/add-people", new AddPeople(earlier, [Learners[0]], "Анасы хабарласты"));
        await Send("incidents/note-authority-notice",
            new NoteAuthorityNotice(earlier, Guid.CreateVersion7(), Now.AddDays(-6).AddHours(5), NoticeChannel.Portal, "KZ-2026-118"));
        await Send("incidents/close-incident", new CloseIncident(earlier, true, "Тізім чаттан өшірілді, сынып жетекшісіне түсіндірілді."));
    }

    private async Task Register()
    {
        Scope all = new(School.Organisation);
        Accounts[Roles.Teacher] = await School.Account(Roles.Teacher, "Гүлнар Оспанова", School.Teacher, false,
            new(School.Organisation, School.Class, School.Maths), new(School.Organisation, School.Class, Kazakh));
        Accounts[Roles.Director] = await School.Account(Roles.Director, "Болат Жүнісов", Guid.CreateVersion7(), false, all);
        Accounts[Roles.Guard] = await School.Account(Roles.Guard, "Ержан Тілеубеков", Guid.CreateVersion7(), false, all);
        Accounts[Roles.Cashier] = await School.Account(Roles.Cashier, "Сәуле Қалиева", Guid.CreateVersion7(), false, all);
        Accounts[Roles.Auditor] = await School.Account(Roles.Auditor, "Арман Сейітов", Guid.CreateVersion7(), false, all);
        Accounts[Roles.Guardian] =
            await School.Account(Roles.Guardian, "Динара Серікова", Guardian, false, new Scope(School.Organisation, Person: Learners[0]));
        Accounts[Roles.ClassLeader] =
            await School.Account(Roles.ClassLeader, "Жанар Беков", Guid.CreateVersion7(), false, new Scope(School.Organisation, School.Class));
        await Send("access/create-account", new CreateAccount(Guid.CreateVersion7(), $"a{Learners[0]:N}"[..20], Learners[0], "Әлихан Серікұлы", "person",
            School.Organisation));
        Accounts[Roles.Platform] = await School.Account(Roles.Platform, "Айдос Омаров", Guid.CreateVersion7(), false, Scope.Platform);
        await Send("access/register-client", new RegisterClient(Client, ClientKey, ClientKind.Confidential, false, "Сандық кітапхана",
            ["https://library.example.kz/callback"], ["https://library.example.kz/"], ["profile", "roles"], School.Organisation));
        await Send("access/make-user-group", new MakeUserGroup(UserGroup, "Кезекшілер", School.Organisation));
        await Send("access/grant-group-role", new GrantGroupRole(UserGroup, Guid.CreateVersion7(), Roles.Guard, all, new(2026, 9, 1), null));
        await Send("access/join-user-group", new JoinUserGroup(
            AccountId(Roles.Cashier), Guid.CreateVersion7(), UserGroup, School.Organisation, new(2026, 9, 1), null));
    }

    private Task<CommandReply> Send(string path, object command) => School.Platform!.Send($"/api/{path}", command);
}

using EduEvents.Application.Access;
using EduEvents.Application.Assessment;
using EduEvents.Application.Canteen;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Gate;
using EduEvents.Application.Homework;
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
using EduEvents.Domain.People;
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
        (School, Learners, Canteen) = (school, [.. school.Learners, .. Names.Select(_ => Guid.CreateVersion7())], new(this));

    public TestSchool School { get; }

    /// <summary>Its canteen: dishes, menus, and what is served by them.</summary>
    public CanteenSchool Canteen { get; }

    /// <summary>Class 7 Ә.</summary>
    public IReadOnlyList<Guid> Learners { get; }
    public Guid Kazakh { get; } = Guid.CreateVersion7();
    public Guid SecondClass { get; } = Guid.CreateVersion7();

    /// <summary>Lessons of mathematics, oldest first; the last is today's.</summary>
    public List<Guid> Lessons { get; } = [];

    /// <summary>Guardian of the first learner.</summary>
    public Guid Guardian { get; } = Guid.CreateVersion7();

    /// <summary>Another guardian of the first learner, whose rights a court has limited.</summary>
    public Guid Father { get; } = Guid.CreateVersion7();

    /// <summary>Sign-in names by role; the password is the one of every test account.</summary>
    public Dictionary<string, string> Accounts { get; } = [];

    /// <summary>A learner of the second class who has left.</summary>
    public Guid Departed { get; } = Guid.CreateVersion7();

    /// <summary>The account of a role.</summary>
    public Guid AccountId(string role) => School.AccountIds[Accounts[role]];

    /// <summary>A group of accounts in which the cashier is.</summary>
    public Guid UserGroup { get; } = Guid.CreateVersion7();

    /// <summary>Another system that lets the school's people sign in.</summary>
    public Guid Client { get; } = Guid.CreateVersion7();
    public string ClientKey => $"library-{Client:N}"[..20];

    /// <summary>A homework of mathematics with works in every state.</summary>
    public Guid GivenHomework { get; } = Guid.CreateVersion7();

    /// <summary>A work of mathematics whose points are given by criteria.</summary>
    public Guid CriteriaWork { get; } = Guid.CreateVersion7();

    /// <summary>A lesson plan of the teacher, shared with the colleagues.</summary>
    public Guid LessonPlan { get; } = Guid.CreateVersion7();

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
        await lived.Move();
        await lived.Register();
        await lived.Teach();
        await lived.Assess();
        await lived.Homework();
        await lived.Plan();
        await lived.Morning();
        await lived.Lunch();
        await lived.Canteen.Live();
        await lived.Alarm();
        await lived.Breach();
        await lived.Portfolio();
        await lived.PlanWeek();
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

    // Orders of the first weeks: a family's certificate, and somebody who came and left.
    private async Task Move()
    {
        await Send("people/give-category", new GiveCategory(Learners[3], "large_family", new(2026, 9, 1), "Куәлік № 1182"));
        await Send("people/give-category", new GiveCategory(Learners[3], "transported", new(2026, 9, 1), ""));
        await School.Admit(Departed, "Цой", "Виктор", SecondClass);
        await Send("people/depart-learner",
            new DepartLearner(Departed, new(2026, 9, 9), "moved_in_country", new("118-қ", new(2026, 9, 10)), "Астана, № 12 мектеп"));
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
        var work = CriteriaWork;
        await teacher.Send("/api/assessment/plan-work", new PlanWork(sheet, work, WorkKind.Sor, new(2026, 9, 10), "Натурал сандар", 20,
            [new("Сандарды салыстырады", 8), new("Есеп шығарады", 12)]));
        await teacher.Send("/api/assessment/enter-all-points",
            new EnterAllPoints(sheet, work, [.. Learners.Skip(2).Select((l, i) => new PointsItem(l, 9 + i * 7 % 12))]));
        await teacher.Send("/api/assessment/enter-points", new EnterPoints(sheet, work, Learners[1], 15, [6, 9]));
        await teacher.Send("/api/assessment/record-missed-work", new RecordMissedWork(sheet, work, Learners[0], MissedFor.Illness, new(2026, 9, 18)));
        await teacher.Send("/api/assessment/plan-work",
            new PlanWork(sheet, Guid.CreateVersion7(), WorkKind.Soch, new(2026, 10, 20), "Бірінші тоқсан", 25, []));
    }

    // One homework with works in every state and one that is due tomorrow; the class has much to do on that day.
    private async Task Homework()
    {
        var teacher = await School.As(Accounts[Roles.Teacher]);
        await teacher.Send("/api/homework/give-homework", Give(GivenHomework, School.Maths, new(2026, 9, 15), "№ 112–116 есептер, сызбасымен. Дәптердегі жұмысты суретке түсіріп тапсырыңыз.", 30));
        await teacher.Send("/api/homework/give-homework", Give(Guid.CreateVersion7(), School.Maths, new(2026, 9, 17), "§ 7 оқу, № 120", 40));
        await teacher.Send("/api/homework/give-homework", Give(Guid.CreateVersion7(), Kazakh, new(2026, 9, 17), "Эссе: «Менің мектебім»", 60));
        var learner = await School.As(Accounts[Roles.Learner]);
        learner.Position = teacher.Position;
        var photo = Guid.CreateVersion7();
        using var body = new ByteArrayContent(SentFiles.Jpeg);
        using var sent = await learner.Http.PutAsync(new Uri($"/api/files/{photo}?person={Learners[0]}", UriKind.Relative), body);
        sent.EnsureSuccessStatusCode();
        await learner.Send("/api/homework/hand-in", new HandIn(GivenHomework, Learners[0], "Бесеуін де шештім.", [photo]));
        teacher.Position = learner.Position;
        await teacher.Send("/api/homework/return-work",
            new ReturnWork(GivenHomework, Learners[0], School.Class, School.Maths, "№ 114 есептің сызбасы жоқ, толықтыр.", new(2026, 9, 18)));
        await teacher.Send("/api/homework/accept-work", new AcceptWork(GivenHomework, Learners[1], School.Class, School.Maths, "Жарайсың", Lessons[^2], 9));
    }

    // An approved working plan with a vacancy, a draft that breaks a limit, a plan of mathematics spread over the year, and a lesson plan.
    private async Task Plan()
    {
        var teacher = await School.As(Accounts[Roles.Teacher]);
        await Send("curriculum/draft-working-plan", new DraftWorkingPlan(2026, 7, "kk", "", [new(School.Maths, PlanPart.Invariant, 20, ""), new(Kazakh, PlanPart.Invariant, 6, "")]));
        await Send("curriculum/approve-working-plan", new ApproveWorkingPlan(2026, 7, "kk", "118-ө", new(2026, 8, 28)));
        await Send("curriculum/draft-working-plan", new DraftWorkingPlan(2026, 8, "ru", "", [new(School.Maths, PlanPart.Invariant, 20, ""), new(Kazakh, PlanPart.Invariant, 17, "")]));
        teacher.Position = School.Platform!.Position;
        await teacher.Send("/api/curriculum/draft-course-plan", new DraftCoursePlan(School.Class, School.Maths, 2026, 1,
        [
            new("Натурал сандар", "Натурал сандар және нөл", ["7.1.1.1 натурал сандар қатарын біледі"], 8, "§ 1, № 12–16", 25),
            new("Натурал сандар", "Бүтін сандар", ["7.1.1.2 модуль ұғымын қолданады"], 10, "§ 2, № 31", 20), new("Бөлшектер", "Жай бөлшектер", [], 16, "", 0)
        ], null));
        await teacher.Send("/api/curriculum/spread-topics", new SpreadTopics(School.Class, School.Maths, 2026, [DayOfWeek.Tuesday, DayOfWeek.Thursday], false));
        await teacher.Send("/api/curriculum/plan-lesson", new PlanLesson(LessonPlan, School.Class, School.Maths, 2026, null, "Натурал сандар және нөл", ["7.1.1.1 натурал сандар қатарын біледі"],
        [
            new("Басталуы", 5, "Сәлемдесу, сұрақ-жауап", "Өткен тақырыпты еске түсіреді", "Оқулық"), new("Ортасы", 30, "Топтық жұмыс: есептер шығару", "Есепті дұрыс шығарады", "Үлестірме"),
            new("Соңы", 10, "Рефлексия", "Не үйренгенін айтады", "")
        ], [], null));
        await teacher.Send("/api/curriculum/share-lesson-plan", new ShareLessonPlan(LessonPlan, School.Class, School.Maths, true));
        School.Platform.Position = teacher.Position;
        await Send("curriculum/review-course-plan", new ReviewCoursePlan(School.Class, School.Maths, 2026, true, "Мақсаттары толық."));
        await Send("curriculum/approve-course-plan", new ApproveCoursePlan(School.Class, School.Maths, 2026));
    }

    private GiveHomework Give(Guid id, Guid subject, DateOnly due, string text, int minutes) =>
        new(id, School.Class, subject, new(2026, 9, 11), due, text, minutes, subject == School.Maths, [], [], false, null);

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

    private async Task PlanWeek()
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

    // What was entered into the profiles of the first learner and of the teacher.
    private async Task Portfolio()
    {
        var (learner, teacher) = (Learners[0], School.Teacher);
        await Send("people/record-achievement", new RecordAchievement(learner, Guid.CreateVersion7(), AchievementKind.Olympiad, AchievementLevel.District, School.Maths,
            "«Алтын сандар» математика олимпиадасы", AchievementPlace.Second, new(2026, 4, 11), teacher, true));
        await Send("people/record-certificate", new RecordCertificate(learner, Guid.CreateVersion7(), "Ағылшын тілі, B1", "Тіл орталығы", "KZ-118",
            new(2026, 5, 20), new(2028, 5, 20)));
        await Send("people/issue-education-document", new IssueEducationDocument(learner, Guid.CreateVersion7(), EducationDocumentKind.Attended, "Анықтама № 42",
            new(2026, 6, 1), new("42-қ", new(2026, 6, 1))));
        await Send("people/record-guidance", new RecordGuidance(learner, Guid.CreateVersion7(), GuidanceKind.Test, "Техникалық бағытқа бейім", "инженер", new(2026, 9, 12)));
        await Send("people/tell-languages", new TellLanguages(learner, "kk", "ru, en"));
        await Send("people/note-health", new NoteHealth(learner, 2, PhysicalGroup.Preparatory, "Алдыңғы партада отырғызу", "052-2/у", new(2026, 9, 1)));
        await Send("people/note-special-needs", new NoteSpecialNeeds(learner, NeedsKind.Barriers, NeedsSupport.Specialists, "ПМПК қорытындысы № 14",
            "Логопедпен аптасына екі сабақ", new(2026, 9, 10)));
        await Send("people/link-guardian", new LinkGuardian(learner, Father, "Серіков", "Асқар", "Болатұлы", "father", new(2026, 9, 1)));
        await Send("people/limit-guardian", new LimitGuardian(learner, Father, [GuardianArea.Studies], new(2026, 9, 10), new(2027, 9, 10), "Сот шешімі № 2-118"));
        await Send("people/award-qualification", new AwardQualification(teacher, Guid.CreateVersion7(), "moderator", new(2021, 11, 1), new("88-қ", new(2021, 10, 28))));
        await Send("people/record-qualification-test", new RecordQualificationTest(teacher, Guid.CreateVersion7(), 82, 100, true, new(2026, 4, 18)));
        await Send("people/record-education", new RecordEducation(teacher, Guid.CreateVersion7(), EducationLevel.Higher, "Абай атындағы ҚазҰПУ", "Математика мұғалімі",
            "ЖБ-Б № 0118245", new(2008, 6, 20)));
        await Send("people/record-degree", new RecordDegree(teacher, Guid.CreateVersion7(), DegreeKind.Candidate, "ҒК № 245", new(2015, 3, 12)));
        await Send("people/record-course", new RecordCourse(teacher, Guid.CreateVersion7(), "Критериалды бағалау жүйесі", "«Өрлеу» ҰО", 80, new(2026, 8, 14), "118245"));
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
        Accounts[Roles.Learner] =
            await School.Account(Roles.Learner, "Әлихан Серікұлы", Learners[0], false, new Scope(School.Organisation, Person: Learners[0]));
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

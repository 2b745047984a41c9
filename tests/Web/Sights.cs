using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using EduEvents.Fixtures;
using Microsoft.Playwright;

namespace EduEvents.Web;

/// <summary>A page as somebody sees it in the school that only is looked at.</summary>
/// <param name="Name">Name of its test and of its picture.</param>
/// <param name="Role">Who looks; null for nobody.</param>
/// <param name="Path">Address.</param>
/// <param name="Status">HTTP status it must have.</param>
public sealed record Sight(string Name, string? Role, Func<LivedSchool, string> Path, int Status = 200);

/// <summary>Every page there is.</summary>
public static class Sights
{
    public static readonly IReadOnlyList<Sight> All =
    [
        new("sign-in", null, _ => "/sign-in"),
        new("style-guide", null, _ => "/styleguide"),
        new("recover", null, _ => "/recover"),
        new("home", Roles.Teacher, _ => "/"),
        new("password", Roles.Teacher, _ => "/password"),
        new("second-factor", Roles.Teacher, _ => "/second-factor"),
        new("prove", Roles.Teacher, _ => "/prove"),
        new("my-security", Roles.Guardian, _ => "/my-security"),
        new("sign-in-rules", Roles.Platform, _ => "/sign-in-rules"),
        new("password-rules", Roles.Director, _ => "/password-rules"),
        new("hand-out", Roles.Director, _ => "/hand-out"),
        new("hand-out-class", Roles.ClassLeader, s => $"/hand-out?group={s.School.Class}"),
        new("account-list", Roles.Director, _ => "/account-list"),
        new("password-rules-read", Roles.Auditor, _ => "/password-rules"),
        new("organisations", Roles.Director, _ => "/organisations"),
        new("journals", Roles.Teacher, _ => "/journal"),
        new("journal", Roles.Teacher, Journal),
        new("journal-read", Roles.Auditor, Journal),
        new("journal-empty", Roles.Teacher, s => $"/journal/{s.School.Class}/{s.Kazakh}/2026/2"),
        new("journal-print", Roles.Teacher, s => $"{Journal(s)}/print"),
        new("journal-history", Roles.Teacher, s => $"{Journal(s)}/history?at=40"),
        new("mark-history", Roles.Teacher, s => $"{Journal(s)}/history?at=9&lesson={s.Lessons[0]}&learner={s.Learners[0]}"),
        new("assessments", Roles.Teacher, _ => "/assessment"),
        new("sheet", Roles.Teacher, Sheet),
        new("sheet-read", Roles.Auditor, Sheet),
        new("sheet-empty", Roles.Teacher, s => $"/assessment/{s.School.Class}/{s.Kazakh}/2026/2"),
        new("sheet-deputy", Roles.Director, Sheet),
        new("sheet-what-if", Roles.Director, s => $"{Sheet(s)}/what-if?edition=125/sor-soch"),
        new("sheet-mark", Roles.Teacher, s => $"{Sheet(s)}/mark/{s.Learners[0]}"),
        new("sheet-mark-deputy", Roles.Director, s => $"{Sheet(s)}/mark/{s.Learners[0]}"),
        new("works", Roles.Teacher, s => $"{Sheet(s)}/works?kind=soch"),
        new("works-day", Roles.Teacher, s => $"{Sheet(s)}/works?kind=soch&on=2026-09-10"),
        new("works-free-day", Roles.Teacher, s => $"{Sheet(s)}/works?kind=sor&on=2026-09-30"),
        new("works-empty", Roles.Auditor, s => $"/assessment/{s.School.Class}/{s.Kazakh}/2026/2/works"),
        new("work-criteria", Roles.Teacher, s => $"{Sheet(s)}/works/{s.CriteriaWork}"),
        new("work-criteria-read", Roles.Auditor, s => $"{Sheet(s)}/works/{s.CriteriaWork}"),
        new("course", Roles.Director, s => $"/assessment/course/{s.School.Class}/{s.School.Maths}/2026"),
        new("year-card", Roles.Guardian, s => $"/learner/{s.Learners[0]}/year/2026"),
        new("class-summary", Roles.Director, s => $"/assessment/summary/{s.School.Class}/2026/1"),
        new("contingent", Roles.Director, _ => "/contingent"),
        new("contingent-people", Roles.Director, s => $"/contingent?by=Class&key={s.School.Class}"),
        new("contingent-category", Roles.Auditor, _ => "/contingent?by=Category"),
        new("classes", Roles.Director, _ => "/classes"),
        new("class", Roles.Director, s => $"/classes/{s.School.Class}"),
        new("roll-over", Roles.Director, _ => "/roll-over"),
        new("roll-over-none", Roles.Director, _ => "/roll-over?year=2020"),
        new("transfers", Roles.Director, _ => "/transfers"),
        new("learner-transfer", Roles.Director, s => $"/learner/{s.Learners[3]}/transfer"),
        new("office", Roles.Director, _ => "/office"),
        new("my-class", Roles.ClassLeader, s => $"/my-class/{s.School.Class}"),
        new("movement", Roles.Director, _ => "/contingent/movement?from=2026-08-01&to=2026-09-16"),
        new("movement-none", Roles.Director, _ => "/contingent/movement?from=2020-08-01&to=2020-09-16"),
        new("learner-moves", Roles.Director, s => $"/learner/{s.Learners[3]}/moves"),
        new("learner", Roles.Director, s => $"/learner/{s.Learners[0]}"),
        new("learner-empty", Roles.Director, s => $"/learner/{s.Learners[20]}"),
        new("learner-guardian", Roles.Guardian, s => $"/learner/{s.Learners[0]}"),
        new("learner-leader", Roles.ClassLeader, s => $"/learner/{s.Learners[0]}"),
        new("learner-support", Roles.Director, s => $"/learner/{s.Learners[0]}/support"),
        new("learner-guardians", Roles.Director, s => $"/learner/{s.Learners[0]}/guardians"),
        new("staff", Roles.Director, _ => "/staff"),
        new("staff-ending", Roles.Director, _ => "/staff?ending=true"),
        new("teacher", Roles.Director, s => $"/staff/{s.School.Teacher}"),
        new("teacher-own", Roles.Teacher, s => $"/staff/{s.School.Teacher}"),
        new("learner-moves-left", Roles.Director, s => $"/learner/{s.Departed}/moves"),
        new("homeworks", Roles.Teacher, _ => "/homework"),
        new("homework-list", Roles.Teacher, Homework),
        new("homework-copy", Roles.Teacher, s => $"/homework/{s.School.Class}/{s.Kazakh}?copy={s.GivenHomework}"),
        new("homework", Roles.Teacher, s => $"{Homework(s)}/{s.GivenHomework}"),
        new("homework-read", Roles.Auditor, s => $"{Homework(s)}/{s.GivenHomework}"),
        new("homework-none", Roles.Director, s => $"/homework/{s.SecondClass}/{s.Kazakh}"),
        new("homework-class", Roles.ClassLeader, s => $"/homework/class/{s.School.Class}"),
        new("curriculum", Roles.Director, _ => "/curriculum"),
        new("curriculum-teacher", Roles.Teacher, _ => "/curriculum"),
        new("working-plan", Roles.Director, _ => "/curriculum/plan/2026/7/kk"),
        new("working-plan-draft", Roles.Director, _ => "/curriculum/plan/2026/8/ru"),
        new("working-plan-new", Roles.Director, _ => "/curriculum/plan/2026/5/kk"),
        new("course-plan", Roles.Teacher, s => $"/curriculum/course/{s.School.Class}/{s.School.Maths}/2026"),
        new("course-plan-review", Roles.Director, s => $"/curriculum/course/{s.School.Class}/{s.School.Maths}/2026"),
        new("course-plan-none", Roles.Teacher, s => $"/curriculum/course/{s.School.Class}/{s.Kazakh}/2026"),
        new("lesson-plans", Roles.Teacher, s => $"/curriculum/lessons/{s.School.Class}/{s.School.Maths}"),
        new("lesson-plans-none", Roles.Director, s => $"/curriculum/lessons/{s.School.Class}/{s.Kazakh}"),
        new("lesson-plan", Roles.Teacher, s => $"/curriculum/lesson/{s.School.Class}/{s.School.Maths}?plan={s.LessonPlan}"),
        new("lesson-plan-new", Roles.Teacher, s => $"/curriculum/lesson/{s.School.Class}/{s.School.Maths}"),
        new("load", Roles.Director, _ => "/curriculum/load/2026"),
        new("load-none", Roles.Director, _ => "/curriculum/load/2030"),
        new("child-homework", Roles.Learner, s => $"/child/{s.Learners[0]}/homework"),
        new("child-homework-family", Roles.Guardian, s => $"/child/{s.Learners[0]}/homework"),
        new("timetable", Roles.Teacher, _ => "/timetable"),
        new("timetable-manage", Roles.Director, _ => "/timetable"),
        new("timetable-class", Roles.Director, s => $"/timetable/class/{s.School.Class}"),
        new("timetable-teacher", Roles.Teacher, s => $"/timetable/teacher/{s.School.Teacher}"),
        new("timetable-room", Roles.Guardian, s => $"/timetable/room/{s.Week.Room}"),
        new("timetable-empty", Roles.Director, s => $"/timetable/class/{s.School.Class}?on=2026-08-10"),
        new("timetable-plans", Roles.Director, _ => "/timetable/plans"),
        new("timetable-plan", Roles.Director, s => $"/timetable/plan/{s.OpenPlan}"),
        new("timetable-plan-teacher", Roles.Director, s => $"/timetable/plan/{s.OpenPlan}?teacher={s.School.Teacher}"),
        new("timetable-published", Roles.Director, s => $"/timetable/plan/{s.Week.Plan}"),
        new("timetable-day", Roles.Director, _ => "/timetable/day"),
        new("timetable-absent", Roles.Director, s => $"/timetable/day?on=2026-09-17&teacher={s.School.Teacher}"),
        new("timetable-sunday", Roles.Director, _ => "/timetable/day?on=2026-09-20"),
        new("timetable-rooms", Roles.Director, _ => "/timetable/rooms"),
        new("dashboard", Roles.Director, _ => "/dashboard"),
        new("dashboard-earlier", Roles.Director, _ => "/dashboard?on=2026-09-15"),
        new("dashboard-quiet", Roles.Director, _ => "/dashboard?on=2026-09-14"),
        new("monitoring", Roles.Director, _ => "/monitoring"),
        new("monitoring-class", Roles.ClassLeader, s => $"/monitoring/{s.School.Class}"),
        new("monitoring-quiet", Roles.Director, _ => "/monitoring?quarter=2026-2"),
        new("area", Roles.Platform, _ => "/area"),
        new("area-region", Roles.Platform, _ => "/area?area=75"),
        new("area-district", Roles.Platform, _ => "/area?area=7500"),
        new("area-quiet", Roles.Platform, _ => "/area?on=2025-09-14"),
        new("gate", Roles.Guard, _ => "/gate"),
        new("gate-search", Roles.Guard, _ => "/gate?q=касым"),
        new("gate-class", Roles.Guard, s => $"/gate?class={s.School.Class}"),
        new("gate-inside", Roles.Guard, _ => "/gate/inside"),
        new("gate-inside-earlier", Roles.Director, _ => "/gate/inside?at=2026-09-16T07:20"),
        new("gate-late", Roles.Guard, _ => "/gate/late"),
        new("gate-late-earlier", Roles.Director, _ => "/gate/late?on=2026-09-06"),
        new("gate-staff", Roles.Director, _ => "/gate/staff"),
        new("canteen", Roles.Cashier, _ => "/canteen"),
        new("canteen-search", Roles.Cashier, _ => "/canteen?q=а"),
        new("canteen-desk", Roles.Cashier, s => $"/canteen?learner={s.Learners[0]}"),
        new("canteen-no-account", Roles.Cashier, s => $"/canteen?learner={s.Learners[20]}"),
        new("menu", Roles.Cashier, _ => "/menu"),
        new("menu-draft", Roles.Director, _ => "/menu?on=2026-09-18"),
        new("menu-copy", Roles.Director, _ => "/menu?on=2026-09-21&copy=2026-09-16"),
        new("menu-read", Roles.Auditor, _ => "/menu?on=2026-09-10"),
        new("dishes", Roles.Cashier, _ => "/menu/dishes"),
        new("canteen-day", Roles.Cashier, _ => "/menu/day"),
        new("canteen-day-earlier", Roles.Director, _ => "/menu/day?on=2026-09-01"),
        new("entitled", Roles.Director, _ => "/menu/entitled"),
        new("entitled-give", Roles.Director, s => $"/menu/entitled?learner={s.Learners[9]}"),
        new("ratings", Roles.Cashier, _ => "/menu/ratings"),
        new("ratings-none", Roles.Director, _ => "/menu/ratings?month=2026-08"),
        new("till", Roles.Cashier, _ => "/till"),
        new("till-desk", Roles.Cashier, s => $"/till?slot=lunch&learner={s.Learners[0]}"),
        new("till-again", Roles.Cashier, s => $"/till?slot=breakfast&learner={s.Learners[4]}&class={s.School.Class}"),
        new("child-meals", Roles.Guardian, s => $"/child/{s.Learners[0]}/meals"),
        new("child-meals-own", Roles.Learner, s => $"/child/{s.Learners[0]}/meals?month=2026-08"),
        new("child-news", Roles.Guardian, s => $"/child/{s.Learners[0]}/news"),
        new("child", Roles.Guardian, s => $"/child/{s.Learners[0]}"),
        new("child-earlier", Roles.Guardian, s => $"/child/{s.Learners[0]}?on=2026-09-01"),
        new("child-search", Roles.Director, _ => "/child?q=али"),
        new("child-mark", Roles.Guardian, s => $"/child/{s.Learners[0]}/mark/{s.School.Page.Id()}/{s.Lessons[0]}"),
        new("history", Roles.Auditor, _ => "/history?q=али"),
        new("history-learner", Roles.Auditor, s => $"/history/{s.Learners[0]}"),
        new("history-meals", Roles.Auditor, s => $"/history/{MealAccount.IdOf(s.Learners[0])}"),
        new("history-nothing", Roles.Auditor, _ => $"/history/{StableId.Of("nothing")}"),
        new("actions", Roles.Auditor, _ => "/actions"),
        new("actions-person", Roles.Auditor, s => $"/actions?person={s.Learners[0]}&module=people"),
        new("actions-which", Roles.Auditor, _ => "/actions?q=а"),
        new("actions-none", Roles.Auditor, _ => "/actions?from=2026-01-01&until=2026-01-02"),
        new("my-data", Roles.Guardian, _ => "/my-data"),
        new("my-data-search", Roles.Director, _ => "/my-data?q=али"),
        new("who-looked", Roles.Guardian, s => $"/who-looked/{s.Learners[0]}"),
        new("personal-data", Roles.Guardian, s => $"/personal-data/{s.Learners[0]}"),
        new("personal-data-officer", Roles.Director, s => $"/personal-data/{s.Learners[1]}"),
        new("records", Roles.Guardian, s => $"/records/{s.Learners[0]}"),
        new("consents", Roles.Guardian, _ => "/consents"),
        new("consents-child", Roles.Guardian, s => $"/consents/{s.Learners[0]}"),
        new("consents-missing", Roles.Director, s => $"/consents?group={s.School.Class}&purpose=biometrics"),
        new("consents-paper", Roles.Director, s => $"/consents/{s.Learners[0]}"),
        new("policy", Roles.Guardian, _ => "/policy"),
        new("users", Roles.Director, _ => "/users"),
        new("users-search", Roles.Auditor, _ => "/users?q=гул&role=teacher"),
        new("user", Roles.Director, s => $"/users/{s.AccountId(Roles.Teacher)}?give=teacher"),
        new("user-guardian", Roles.Director, s => $"/users/{s.AccountId(Roles.Guardian)}?give=guardian"),
        new("user-lends", Roles.Director, s => $"/users/{s.AccountId(Roles.Cashier)}"),
        new("user-groups", Roles.Director, _ => "/user-groups"),
        new("user-group", Roles.Director, s => $"/user-groups/{s.UserGroup}?give=guard"),
        new("clients", Roles.Director, _ => "/clients"),
        new("clients-platform", Roles.Platform, _ => "/clients"),
        new("client", Roles.Director, s => $"/clients/{s.Client}"),
        new("consent", Roles.Teacher, s => $"/connect/consent?client_id={s.ClientKey}&scope=openid+profile+roles"),
        new("leave", Roles.Teacher, _ => "/connect/leave"),
        new("rights-history", Roles.Director, s => $"/rights-history?what=journal.read&class={s.School.Class}&on=2026-09-16"),
        new("rights-history-account", Roles.Auditor, s => $"/rights-history?account={s.AccountId(Roles.Cashier)}&on=2026-09-16"),
        new("attempts", Roles.Director, _ => "/attempts"),
        new("attempts-rules", Roles.Platform, _ => "/attempts?cause=right"),
        new("alerts", Roles.Director, _ => "/alerts"),
        new("alerts-all", Roles.Platform, _ => "/alerts"),
        new("incidents", Roles.Director, _ => "/incidents"),
        new("incident", Roles.Director, s => $"/incidents/{s.Incident}"),
        new("incident-search", Roles.Director, s => $"/incidents/{s.Incident}?count=1&q=али"),
        new("incident-read", Roles.Auditor, s => $"/incidents/{s.Incident}"),
        new("incident-letter", Roles.Director, s => $"/incidents/{s.Incident}/letter"),
        new("integrity", Roles.Director, _ => "/integrity"),
        new("integrity-all", Roles.Platform, _ => "/integrity"),
        new("database-log", Roles.Platform, _ => "/database-log"),
        new("no-right", Roles.Guard, _ => "/dashboard", 403),
        new("not-found", Roles.Teacher, _ => "/nowhere", 404)
    ];

    /// <summary>Names of all, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(s => s.Name)];

    /// <summary>The page of mathematics.</summary>
    public static string Journal(LivedSchool school) => $"/journal/{school.School.Class}/{school.School.Maths}/2026/1";

    /// <summary>The summative works of mathematics.</summary>
    public static string Sheet(LivedSchool school) => $"/assessment/{school.School.Class}/{school.School.Maths}/2026/1";

    /// <summary>The homework of mathematics.</summary>
    public static string Homework(LivedSchool school) => $"/homework/{school.School.Class}/{school.School.Maths}";

    /// <summary>Opens a page and waits until its scripts stand.</summary>
    public static async Task<IPage> Open(this IBrowserContext window, WebApp app, Sight sight)
    {
        var page = await window.NewPageAsync();
        var answer = await page.GotoAsync(sight.Path(app.Lived));
        Assert.Equal(sight.Status, answer!.Status);
        foreach (var element in await page.Locator("edu-journal, edu-sheet, edu-week, live-html, time-travel, homework-check").AllAsync())
            await Assertions.Expect(element).ToHaveAttributeAsync("data-ready", "");
        return page;
    }

    /// <summary>A window of whoever looks at a page.</summary>
    public static Task<IBrowserContext> WindowFor(
        this WebApp app, Sight sight, string language = "kk", Action<BrowserNewContextOptions>? adjust = null) =>
        app.Window(sight.Role is null ? null : app.Lived.Accounts[sight.Role], language, adjust);
}

using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Host.Reports;
using EduEvents.Host.Spread;
using EduEvents.Host.Web.Live;
using EduEvents.Projections.Journal;
using EduEvents.Projections.Reports;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Views over several modules: the school's day and a learner's day.</summary>
public sealed class ReportsModule : IModule
{
    public string Name => "reports";

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("menu.dashboard", "/dashboard", "dashboard", Permissions.DashboardRead, 10),
        new("menu.monitoring", "/monitoring", "dashboard", Permissions.DashboardRead, 11),
        new("menu.area", "/area", "dashboard", Permissions.AreaRead, 12),
        new("menu.my_child", "/child", "child", Permissions.LearnerRead, 15)
    ];

    public IReadOnlyList<LivePanel> Panels =>
        [new("day", Permissions.DashboardRead, nameof(SchoolDay), typeof(DashboardBody), DashboardData.Load)];

    public void Events(EventNames events)
    {
        // Reports record nothing; they only read what others recorded.
    }

    public void Views(ModuleViews views)
    {
        views.Add(new SchoolDayProjection(), ProjectionLifecycle.Async);
        views.Add(new LearnerDayProjection(), ProjectionLifecycle.Async);
        views.Add(new LearnerNewsProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.ReadDocument<SchoolDay>("school-day/{on}", Permissions.DashboardRead, _ => Scope.Platform,
            r => SchoolDay.IdOf(r.Day("on")), "One day of the organisation in numbers.");
        api.Read("monitoring/{year:int}/{quarter:int}", Permissions.DashboardRead, nameof(JournalPageView), _ => Scope.Platform,
            async r => (IReadOnlyList<ClassMonitor>?)await Monitoring.Of(r.Session, r.Number("year"), r.Number("quarter"), null, Today(r), r.Stop),
            "How teaching goes in a quarter, class by class: lessons held, journals filled in, attendance, and learners to be looked after with the rules that are met.");
        api.Read("monitoring/{year:int}/{quarter:int}/{classId:guid}", Permissions.JournalRead, nameof(JournalPageView), r => new(Group: r.Id("classId")),
            async r => (await Monitoring.Of(r.Session, r.Number("year"), r.Number("quarter"), r.Id("classId"), Today(r), r.Stop)).SingleOrDefault(),
            "The same of one class.");
        // An empty area is the country; one that is left out would be where the named organisation stands.
        api.Read("area-day/{on}", Permissions.AreaRead, "", r => new(Area: r.Query("area") ?? ""),
            async r => (AreaDay?)await r.Get<AreaReport>().Of(r.Day("on"), r.Query("area") ?? "", r.Stop),
            "One day of a district (area: four digits of KATO), a region (two) or the country in numbers.");
        api.ReadDocument<LearnerDay>("learner-day/{learnerId:guid}/{on}", Permissions.LearnerRead, r => new(Person: r.Id("learnerId")),
            r => LearnerDay.IdOf(r.Id("learnerId"), r.Day("on")), "One day of a learner.");
        api.ReadDocument<LearnerNews>("learner/{learnerId:guid}/news", Permissions.LearnerRead, r => new(Person: r.Id("learnerId")),
            r => LearnerNews.IdOf(r.Id("learnerId")), "What a family is told of its child as it happens: passes and meals, newest first.");
    }

    private static DateOnly Today(ReadRequest r) => SchoolTime.Day(r.Get<TimeProvider>().GetUtcNow());
}

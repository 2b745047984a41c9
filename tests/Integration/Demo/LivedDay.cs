using EduEvents.Application.Access;
using EduEvents.Demo.Day;
using EduEvents.Demo.Town;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Access;
using EduEvents.Projections.Canteen;
using EduEvents.Projections.Journal;
using EduEvents.Projections.Reports;

namespace EduEvents.Integration.Demo;

/// <summary>A village school and a day in it; what the product shows is compared with the simulator's plain list, item by item.</summary>
public sealed class LivedDay
{
    /// <summary>A school day before the day of the tests, so that it is the same whenever they run.</summary>
    public static readonly DateOnly Friday = new(2026, 10, 9);

    private LivedDay(DemoTown town, SimulatedDay day, ApiClient api) => (Town, Day, Api) = (town, day, api);

    public DemoTown Town { get; }
    public SimulatedDay Day { get; }
    public ApiClient Api { get; }
    public TownSchool School => Town.Schools[0];

    private DayLog Log => Day.Log;

    /// <summary>Founds the school, with as many past days as asked for, and somebody who may do everything in it.</summary>
    public static async Task<LivedDay> Prepare(IServiceProvider services, Uri address, int pastDays = 0)
    {
        var spec = SchoolSpec.Town[2] with { Key = Guid.CreateVersion7().ToString("N") };
        var town = new DemoTown(new(Friday) { Schools = [spec], Days = pastDays });
        await town.Fill((Application.BulkLane)services.GetService(typeof(Application.BulkLane))!, CancellationToken.None);
        await PasswordAlone.Allow(services, CancellationToken.None);
        var (account, name) = (Guid.CreateVersion7(), $"d{Guid.CreateVersion7():N}"[..30]);
        await Accounts.Make(services, new CreateAccount(account, name, account, "day", "person", null), new(TestSchool.Password, PasswordKind.Own),
            [new GrantRole(account, Guid.CreateVersion7(), Roles.Platform, Scope.Platform, new(2026, 9, 1), null)], CancellationToken.None);
        var api = new ApiClient(new() { BaseAddress = address }, town.Schools[0].Tenant, new(name, TestSchool.Password),
            new Dictionary<Guid, SignInAccount>());
        return new(town, new(api, town.Schools[0].Tenant, Friday), api);
    }

    /// <summary>Compares journals, attendance, presence, balances and the day in numbers.</summary>
    public async Task AgreesWithTheProduct()
    {
        await Wait.Until(async () => await DashboardIsCurrent(), "the dashboard shows the whole day", TimeSpan.FromSeconds(60));
        await JournalsAgree();
        var last = Log.Facts.OfType<Passed>().GroupBy(p => p.Person).Select(g => g.MaxBy(p => p.At)!);
        var inside = await Api.Read<List<IdRow>>("/api/gate/inside", CancellationToken.None);
        Assert.Equal(last.Where(p => p.In).Select(p => p.Person).Order(), inside!.Select(p => p.Id).Order());
        foreach (var account in Log.Facts.OfType<Moved>().GroupBy(m => m.Learner))
        {
            var card = await Api.Read<MealAccountCard>($"/api/canteen/account/{account.Key}", CancellationToken.None);
            Assert.Equal(account.Sum(m => m.Amount), card!.Balance);
        }
    }

    private async Task JournalsAgree()
    {
        var points = Log.Facts.OfType<Marked>().GroupBy(m => (m.Lesson, m.Learner)).ToDictionary(g => g.Key, g => g.Last().Points);
        var rolls = Log.Facts.OfType<Attended>().ToDictionary(a => (a.Lesson, a.Learner), a => a.Code);
        var closed = Log.Facts.OfType<Closed>().Select(c => c.Lesson).ToHashSet();
        foreach (var page in Log.Facts.OfType<Opened>().GroupBy(o => (o.Group, o.Subject)))
        {
            var view = await Api.Read<JournalPageView>($"/api/journal/page/{page.Key.Group}/{page.Key.Subject}/2026/1",
                CancellationToken.None);
            foreach (var lesson in page)
            {
                var column = view!.Lessons.Single(l => l.LessonId == lesson.Lesson);
                Assert.Equal(Of(points, lesson.Lesson), column.Marks.OrderBy(m => m.Key).Select(m => (m.Key, m.Value)));
                Assert.Equal(Of(rolls, lesson.Lesson), column.Roll.OrderBy(r => r.Key).Select(r => (r.Key, r.Value.ToString())));
                Assert.Equal(closed.Contains(lesson.Lesson), column.Closed);
            }
        }
    }

    private async Task<bool> DashboardIsCurrent()
    {
        var day = await Api.Read<SchoolDay>($"/api/reports/school-day/{Friday:yyyy-MM-dd}", CancellationToken.None);
        return day is not null
            && day.LessonsOpened == Log.Facts.OfType<Opened>().Count() && day.LessonsClosed == Log.Facts.OfType<Closed>().Count()
            && day.MarksEntered == Log.Facts.OfType<Marked>().DistinctBy(m => (m.Lesson, m.Learner)).Count()
            && day.MealsServed == Log.Facts.OfType<Moved>().Count(m => m.Amount < 0)
            && day.InByHour.Sum() + day.OutByHour.Sum() == Log.Facts.OfType<Passed>().Count();
    }

    private static IEnumerable<(Guid, T)> Of<T>(Dictionary<(Guid Lesson, Guid Learner), T> all, Guid lesson) =>
        all.Where(x => x.Key.Lesson == lesson).OrderBy(x => x.Key.Learner).Select(x => (x.Key.Learner, x.Value));

    private sealed record IdRow(Guid Id);
}

using EduEvents.Demo.Day;
using EduEvents.Fixtures;
using EduEvents.Host;
using Npgsql;

namespace EduEvents.Integration.Demo;

public sealed class SimulatedDayTests(App app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_day_the_product_shows_what_the_simulators_own_list_says()
    {
        var lived = await LivedDay.Prepare(app.Services, app.Address);
        await Ready(lived);
        await lived.Day.Run(speed: 0, (_, _) => { }, Stop);

        Assert.True(lived.Day.School!.OwnBells);
        Assert.Contains("canteen.balance_short", lived.Day.Log.Refusals);
        Assert.Contains("journal.mark_already_entered", lived.Day.Log.Refusals);
        await lived.AgreesWithTheProduct();
    }

    [Fact]
    public async Task The_same_day_once_more_records_nothing()
    {
        var lived = await LivedDay.Prepare(app.Services, app.Address);
        await Ready(lived);
        await lived.Day.Run(speed: 0, (_, _) => { }, Stop);
        var recorded = await Events(app.ConnectionString, lived.School.Tenant);

        var again = new SimulatedDay(lived.Api, lived.School.Tenant, LivedDay.Friday);
        await again.Run(speed: 0, (_, _) => { }, Stop);

        Assert.Equal(lived.Day.Log.Count, again.Log.Count);
        Assert.Equal(recorded, await Events(app.ConnectionString, lived.School.Tenant));
    }

    [Fact]
    public async Task A_day_without_lessons_is_told()
    {
        var lived = await LivedDay.Prepare(app.Services, app.Address);
        await Ready(lived);

        var sunday = new SimulatedDay(lived.Api, lived.School.Tenant, new(2026, 10, 11));
        var holidays = new SimulatedDay(lived.Api, lived.School.Tenant, new(2026, 10, 28));

        await Assert.ThrowsAsync<InvalidOperationException>(() => sunday.Run(0, (_, _) => { }, Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => holidays.Run(0, (_, _) => { }, Stop));
    }

    [Fact]
    public async Task A_Host_killed_in_the_middle_of_the_day_loses_nothing_and_does_nothing_twice()
    {
        var database = await Cluster.FreshDatabase(Stop);
        using var host = await HostProcess.Start(database);
        var lived = await Prepare(database, host.Address);
        await Ready(lived);
        var killed = false;
        var restarted = Task.CompletedTask;

        await lived.Day.Run(speed: 0, (done, all) =>
        {
            if (done < all / 2 || Interlocked.Exchange(ref killed, true)) return;
            host.Kill();
            restarted = host.Start();
        }, Stop);
        await restarted;

        Assert.True(lived.Day.Log.SentAgain > 0);
        await lived.AgreesWithTheProduct();
        var log = lived.Day.Log;
        Assert.Equal(log.Facts.OfType<Passed>().Count(), await Events(database, lived.School.Tenant, "gate.gate_passed"));
        Assert.Equal(log.Facts.OfType<Moved>().Count(m => m.Amount < 0), await Events(database, lived.School.Tenant, "canteen.meal_paid"));
        Assert.Equal(log.Facts.OfType<Marked>().Count(),
            await Events(database, lived.School.Tenant, "journal.mark_entered")
                + await Events(database, lived.School.Tenant, "journal.mark_corrected"));
        host.Dispose();
        await Cluster.Drop(database);
    }

    // The store is filled by the same code in this process, as the import would do it beside a running Host.
    private static async Task<LivedDay> Prepare(string database, Uri address)
    {
        await using var app = EduEventsHost.Build(["--Serilog:MinimumLevel:Default=Warning"],
            new() { DataFolder = Cluster.Folder, Background = false }, database);
        return await LivedDay.Prepare(app.Services, address);
    }

    private static Task Ready(LivedDay lived) => Wait.Until(async () =>
    {
        try
        {
            var school = await SchoolFacts.Read(lived.Api, LivedDay.Friday, Stop);
            return school.Learners.Count == lived.School.Pupils.Count() && school.Groups.Count == lived.School.Groups.Count
                && school.Terminals.Count == 2;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }, "the views know the school", TimeSpan.FromSeconds(60));

    private static async Task<int> Events(string database, string tenant, string type = "%")
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var count = source.CreateCommand("select count(*) from edu.mt_events where tenant_id = $1 and type like $2");
        count.Parameters.AddWithValue(tenant);
        count.Parameters.AddWithValue(type);
        return (int)(long)(await count.ExecuteScalarAsync(Stop))!;
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Fixtures;
using EduEvents.Host.Modules;
using EduEvents.Host.Operations;
using EduEvents.Host.Spread;
using EduEvents.Projections.Reports;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Reading;

/// <summary>Views are built anew while the school works: nobody notices, and nothing is lost or counted twice.</summary>
public sealed class RebuildTests(App app) : IClassFixture<App>, IAsyncDisposable
{
    private readonly Lazy<WebApplication> _owner = new(app.AsOwner);

    private static readonly DateOnly Day = new(2026, 9, 2);

    private static IReadOnlyList<string> Views => ModuleViews.Following;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_owner.IsValueCreated) await _owner.Value.DisposeAsync();
    }

    private async Task<long> Run(string view, CancellationToken stop, Action<long, long>? progress = null)
    {
        var owner = _owner.Value.Services;
        return await new Rebuild(owner, owner.GetRequiredService<Databases>().Main.Database)
            .Run(view, progress ?? ((_, _) => { }), stop);
    }

    [Fact]
    public async Task Every_view_is_rebuilt_while_commands_flow_and_equals_what_it_was()
    {
        await using var busy = new BusySchool(await TestSchool.Found(app));
        await busy.Begin();
        await busy.Pass(1_000_000);
        await busy.School.Platform!.Read<SchoolDay>($"/api/reports/school-day/{Day:yyyy-MM-dd}");
        busy.Watch();
        foreach (var view in Views) await Run(view, TestContext.Current.CancellationToken);
        await busy.End();
        await Settled();

        var day = await busy.School.Platform!.Read<SchoolDay>($"/api/reports/school-day/{Day:yyyy-MM-dd}");
        Assert.Equal(busy.Passes, day.InByHour.Sum());
        foreach (var view in Views)
        {
            var before = await Content(view);
            await Run(view, TestContext.Current.CancellationToken);
            Assert.Equal((view, before), (view, await Content(view)));
        }

        var learner = await busy.School.Platform.Read<JsonNode>($"/api/people/person/{busy.School.Learners[0]}");
        Assert.Equal("Әлихан", learner["name"]!["givenName"]!.GetValue<string>());
        await busy.Pass(2_000_000);
        var after = await busy.School.Platform.Read<SchoolDay>($"/api/reports/school-day/{Day:yyyy-MM-dd}");
        Assert.Equal(busy.Passes, after.InByHour.Sum());
        await Settled();
    }

    [Fact]
    public async Task A_rebuild_that_breaks_off_leaves_the_view_as_it_was_and_is_simply_repeated()
    {
        var school = await TestSchool.Found(app);
        await using var busy = new BusySchool(school);
        foreach (var number in Enumerable.Range(1, 20)) await busy.Pass(number);
        await Settled();
        var before = await Content(nameof(SchoolDay));

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(nameof(SchoolDay), stop.Token, (_, _) => stop.Cancel()));
        Assert.Equal(before, await Content(nameof(SchoolDay)));
        await busy.Pass(21);
        var day = await school.Platform!.Read<SchoolDay>($"/api/reports/school-day/{Day:yyyy-MM-dd}");
        Assert.Equal(21, day.InByHour.Sum());

        await Run(nameof(SchoolDay), TestContext.Current.CancellationToken);
        await busy.Pass(22);
        day = await school.Platform.Read<SchoolDay>($"/api/reports/school-day/{Day:yyyy-MM-dd}");
        Assert.Equal(22, day.InByHour.Sum());
    }

    [Fact]
    public async Task One_view_is_rebuilt_by_one_at_a_time()
    {
        await TestSchool.Found(app);
        await Settled();
        Task<long>? second = null;
        await Run(nameof(LearnerDay), TestContext.Current.CancellationToken, (_, _) =>
        {
            second ??= Run(nameof(LearnerDay), TestContext.Current.CancellationToken);
            // The first stands still until the second has been answered.
            ((IAsyncResult)second).AsyncWaitHandle.WaitOne();
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => second!);
    }

    [Fact]
    public async Task A_rebuilt_view_has_the_schema_it_is_configured_with()
    {
        await TestSchool.Found(app);
        await Settled();
        foreach (var view in Views) await Run(view, TestContext.Current.CancellationToken);
        await using var owner = app.AsOwner();
        await owner.Services.GetRequiredService<IDocumentStore>().Storage.Database.AssertDatabaseMatchesConfigurationAsync();
        Assert.Equal(0, await Log.Ask<long>(app.ConnectionString,
            "select count(*) from pg_class where relnamespace = 'edu'::regnamespace and relname like '%\\_1000%'"));
        Assert.Equal(0, await Log.Ask<long>(app.ConnectionString, "select count(*) from edu.mt_event_progression where name like '%:V%'"));
    }

    [Fact]
    public async Task A_view_that_the_store_does_not_have_yet_is_built_before_the_product_starts()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var own = new App();
        await own.InitializeAsync();
        await using (var busy = new BusySchool(await TestSchool.Found(own)))
            foreach (var number in Enumerable.Range(1, 5)) await busy.Pass(number);
        await Settled(own);
        var before = await Content(nameof(SchoolDay), own);
        await own.StopHost();

        await using var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(stop);
        Assert.Empty(await Rebuild.OutOfStep(connection, stop));
        await using (var forget = new NpgsqlCommand("delete from edu.mt_event_progression where name = 'SchoolDay:All'; truncate edu.mt_doc_schoolday", connection))
            await forget.ExecuteNonQueryAsync(stop);
        Assert.Equal([(nameof(SchoolDay), 0L)], await Rebuild.OutOfStep(connection, stop));

        await using var host = await own.StartHost();
        Assert.Empty(await Rebuild.OutOfStep(connection, stop));
        Assert.Equal(before, await Content(nameof(SchoolDay), own));
        using var http = new HttpClient { BaseAddress = new(host.Urls.First()) };
        await http.PostAsJsonAsync("/api/access/sign-in", new { userName = "nobody", password = "wrong-2026-wrong" }, stop);
        await Settled(own);
        await host.StopAsync(stop);
    }

    [Fact]
    public async Task A_view_that_has_stood_still_goes_on_from_where_it_stood_before_the_product_starts()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var own = new App();
        await own.InitializeAsync();
        await using var busy = new BusySchool(await TestSchool.Found(own));
        await busy.Pass(1);
        await Settled(own);
        var (stood, place) = (await Content(nameof(SchoolDay), own), await Log.Ask<long>(own.ConnectionString, "select last_seq_id from edu.mt_event_progression where name = 'SchoolDay:All'"));
        foreach (var number in Enumerable.Range(2, 5)) await busy.Pass(number);
        await Settled(own);
        var before = await Content(nameof(SchoolDay), own);
        await own.StopHost();

        // As a Host leaves it that does not know this view and has moved the others on.
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(stop);
        await using (var back = new NpgsqlCommand("update edu.mt_event_progression set last_seq_id = $1 where name = 'SchoolDay:All'", connection))
        {
            back.Parameters.AddWithValue(place);
            await back.ExecuteNonQueryAsync(stop);
        }
        await using (var table = new NpgsqlCommand("truncate edu.mt_doc_schoolday", connection)) await table.ExecuteNonQueryAsync(stop);
        Assert.Equal([(nameof(SchoolDay), place)], await Rebuild.OutOfStep(connection, stop));

        await using var host = await own.StartHost();
        Assert.Empty(await Rebuild.OutOfStep(connection, stop));
        // What came before that place is not read again, so it is not there now; what came after is.
        var after = await Content(nameof(SchoolDay), own);
        Assert.NotEqual("", after);
        Assert.NotEqual(before, after);
        Assert.NotEqual(stood, after);
        await host.StopAsync(stop);
    }

    // Every view has seen everything there is.
    private Task Settled(App? of = null) => Wait.Until(async () => await Log.Ask<bool>((of ?? app).ConnectionString, """
        select count(*) >= $1 and bool_and(last_seq_id >= (select max(seq_id) from edu.mt_events))
        from edu.mt_event_progression where name like '%:All'
        """, Views.Count), "the views settle", TimeSpan.FromSeconds(60));

    // Ids of documents and what they hold, but for names: those are sealed differently each time.
    private Task<string> Content(string view, App? of = null) => Log.Ask<string>((of ?? app).ConnectionString, $"""
        select coalesce(string_agg(row, E'\n' order by row), '') from (
            select regexp_replace((to_jsonb(v) - 'mt_last_modified')::text, '"c": "[^"]+"', '"c": "?"', 'g') as row
            from edu.mt_doc_{view.ToLowerInvariant()} v) rows
        """);
}

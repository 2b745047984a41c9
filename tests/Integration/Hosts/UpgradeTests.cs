using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Gate;
using EduEvents.Application.Incidents;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Incidents;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using EduEvents.Integration.Live;
using EduEvents.Projections.Incidents;
using EduEvents.Projections.Journal;
using Npgsql;

namespace EduEvents.Integration.Hosts;

/// <summary>Hosts of two builds side by side, the older one without incidents: neither breaks the other, and no view misses an event.</summary>
[Collection(Alone.Name)]
public sealed class UpgradeTests
{
    private const string Correct = "/api/journal/correct-mark";
    private static readonly DateOnly Day = new(2026, 9, 2);

    [Fact]
    public async Task A_newer_Host_takes_over_what_follows_the_events_and_the_older_goes_on_with_commands()
    {
        await using var fleet = new Fleet();
        var older = await fleet.Begin(HostProcess.Older);
        var school = await TestSchool.Found(fleet);
        var account = await school.Account(Roles.Platform, Scope.Platform);
        var there = await school.SignIn(account, older.Address);
        var (lesson, learner, page) = (await school.OpenLesson(there, Day), school.Learners[0], $"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        await there.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 7));
        Assert.Equal(HttpStatusCode.NotFound, (await there.Get("/api/incidents/incidents")).StatusCode);
        Assert.Equal(1, await Log.Ask<long>(fleet.ConnectionString, "select count(*) from edu.schema_build"));

        var newer = await fleet.Add();
        await CarriesAll(fleet, newer);
        var here = await school.SignIn(account, newer.Address);
        await using var nearby = await Watcher.Of(here);
        await using var far = await Watcher.Of(there);
        foreach (var watcher in new[] { nearby, far }) await watcher.Join($"{school.Organisation}/gate");

        // Both take commands; what either records is shown and told by both.
        var incident = Guid.CreateVersion7();
        await here.Send("/api/incidents/open-incident", new OpenIncident(incident, IncidentKind.UnlawfulAccess, DateTimeOffset.UtcNow.AddMinutes(-5), "Бейтаныс кіру", null));
        await there.Send(Correct, new CorrectMark(school.Page, lesson, learner, 8, "қате"));
        await here.Send(Correct, new CorrectMark(school.Page, lesson, learner, 9, "қате"));
        await there.Send("/api/gate/send-pass", Pass(school, 1));
        await here.Send("/api/gate/send-pass", Pass(school, 2));
        foreach (var sender in new[] { here, there })
        {
            sender.Position = Math.Max(here.Position, there.Position);
            Assert.Equal(9, (await sender.Read<JournalPageView>(page)).Lessons.Single().Marks[learner]);
        }
        Assert.Equal(incident, (await here.Read<IncidentCard>($"/api/incidents/incident/{incident}")).Id);
        foreach (var watcher in new[] { nearby, far })
        {
            await Wait.Until(() => watcher.Heard.Count >= 2, "both passes are told of");
            Assert.Equal(2, watcher.Heard.Select(m => m["position"]!.GetValue<long>()).Distinct().Count());
            Assert.Equal(2, watcher.Heard.Count);
        }

        // Alone, the older one takes commands still, and moves no view past what it does not know.
        fleet.Kill(newer);
        await there.Send(Correct, new CorrectMark(school.Page, lesson, learner, 10, "қате"));
        await Wait.Until(async () => await Log.Ask<long>(fleet.ConnectionString, "select count(*) from edu.wolverine_nodes") == 1, "the newer one is missed", TimeSpan.FromSeconds(30));
        await there.Send(Correct, new CorrectMark(school.Page, lesson, learner, 6, "қате"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await there.Get(page)).StatusCode);
        Assert.True(await Log.Ask<long>(fleet.ConnectionString, "select max(last_seq_id) from edu.mt_event_progression where name like '%:All'") < there.Position);

        await newer.Start();
        fleet.Hosts.Add(newer);
        await CarriesAll(fleet, newer);
        await Wait.Until(async () => (await there.Get(page)).IsSuccessStatusCode, "the views go on", TimeSpan.FromSeconds(30));
        Assert.Equal(6, (await there.Read<JournalPageView>(page)).Lessons.Single().Marks[learner]);
        await using var connection = new NpgsqlConnection(fleet.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await Rebuild.OutOfStep(connection, TestContext.Current.CancellationToken));

        // An older one that starts beside it changes nothing of that.
        await fleet.Stop(older);
        await older.Start();
        fleet.Hosts.Add(older);
        await CarriesAll(fleet, newer);
        await there.Send(Correct, new CorrectMark(school.Page, lesson, learner, 7, "қате"));
        Assert.Equal(7, (await there.Read<JournalPageView>(page)).Lessons.Single().Marks[learner]);
    }

    [Fact]
    public async Task Whoever_is_of_a_build_that_does_not_lead_moves_nothing_on()
    {
        await using var app = new OwnApp();
        await app.InitializeAsync();
        var before = new NpgsqlConnectionStringBuilder(app.ConnectionString) { Options = "-c edu.build=before", Pooling = false };
        await using var connection = new NpgsqlConnection(before.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var move = new NpgsqlCommand("insert into edu.mt_event_progression (name, last_seq_id) values ('something:All', 1)", connection);
        await Log.Ask<int>(app.ConnectionString, "insert into edu.schema_build (build, number) values ('before', 0) returning number");
        Assert.Equal("a newer build follows the events", (await Assert.ThrowsAsync<PostgresException>(() => move.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).MessageText);
    }

    [Fact]
    public async Task What_only_a_newer_build_knows_stops_no_view_and_decides_nothing()
    {
        await using var app = new OwnApp();
        await app.InitializeAsync();
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, Day);
        await using var watcher = await Watcher.Of(school.Platform!);
        await watcher.Join($"{school.Organisation}/gate");
        await Log.Ask<long>(app.ConnectionString, """
            with counted as (update edu.mt_streams set version = 2 where id = $1 returning id)
            insert into edu.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
            select nextval('edu.mt_events_sequence'), gen_random_uuid(), stream_id, 2, '{}', 'journal.lesson_dreamt_of', timestamp, tenant_id,
                'EduEvents.Domain.Journal.LessonDreamtOf, EduEvents.Domain', headers
            from edu.mt_events where stream_id = (select id from counted) returning seq_id
            """, school.Page.Id());

        List<string?> titles = [];
        foreach (var language in new[] { "kk", "ru", "en" })
        {
            using var refused = await teacher.Post("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 7), ("Accept-Language", language));
            var problem = (await refused.Content.ReadFromJsonAsync<JsonNode>())!;
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "newer_build"), (refused.StatusCode, (string)problem["code"]!));
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
            titles.Add((string?)problem["title"]);
        }
        Assert.Equal(3, titles.Distinct().Count());
        Assert.Equal(2, await Log.Ask<long>(app.ConnectionString, "select version from edu.mt_streams where id = $1", school.Page.Id()));

        await school.Platform!.Send("/api/gate/send-pass", Pass(school, 1));
        await watcher.Message("pass");
        await school.Platform.Read<JsonNode>("/api/gate/terminals");
    }

    private static SendPass Pass(TestSchool school, long number) =>
        new(school.Terminal, new(number, school.Learners[0], Direction.In, SchoolTime.At(Day, new(7, 0)).AddMinutes(number)));

    private static Task CarriesAll(Fleet fleet, HostProcess host) => Wait.Until(async () =>
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var duties = (await http.GetFromJsonAsync<IReadOnlyList<HostDuty>>("/health/hosts"))!;
        return duties.Count == fleet.Hosts.Count && duties.Single(d => d.IsThis).Carries.Count == Fleet.Followers && duties.Where(d => !d.IsThis).All(d => d.Carries.Count == 0);
    }, "the newer Host carries all there is", TimeSpan.FromSeconds(60));

    private sealed class OwnApp : App;
}

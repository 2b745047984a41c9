using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Host.Security;
using EduEvents.Host.Spread;
using EduEvents.Integration.Live;
using EduEvents.Projections.Canteen;
using EduEvents.Projections.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Spread;

/// <summary>Organisations spread over several databases live as in one, and move from one to another while people work (design, section 7).</summary>
public sealed class SpreadTests(TwoDatabases app) : IClassFixture<TwoDatabases>
{
    private const string Enter = "/api/journal/enter-mark", Correct = "/api/journal/correct-mark";
    private static readonly DateOnly Day = new(2026, 9, 2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<TestSchool> InTheNorth()
    {
        await app.TakeNew(true);
        try
        {
            var school = await TestSchool.Found(app);
            Assert.Equal(TwoDatabases.North, app.Databases.Held(school.Organisation).Name);
            return school;
        }
        finally
        {
            await app.TakeNew(false);
        }
    }

    private static Task<long> Events(string database, TestSchool school) =>
        Log.Ask<long>(database, "select count(*) from edu.mt_events where tenant_id = $1", school.Organisation);

    [Fact]
    public async Task A_school_of_the_second_database_lives_there_and_nowhere_else()
    {
        var school = await InTheNorth();
        var teacher = await school.AsTeacher();
        await using var watcher = await Watcher.Of(teacher);
        await watcher.Join(LiveTopic.Of(school.Organisation, "class", school.Class, school.Maths));
        var lesson = await school.OpenLesson(teacher, Day);
        var reply = await teacher.Send(Enter, new EnterMark(school.Page, lesson, school.Learners[0], 7), (Requests.KeyHeader, "one"));
        var again = await teacher.Send(Enter, new EnterMark(school.Page, lesson, school.Learners[0], 7), (Requests.KeyHeader, "one"));

        Assert.Equal(reply.Position, again.Position);
        var page = await teacher.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal(7, page.Lessons.Single().Marks[school.Learners[0]]);
        Assert.Equal(reply.Position, (await watcher.Message("mark"))["position"]!.GetValue<long>());
        await Wait.Until(async () => (await school.Platform!.Get($"/api/canteen/account/{school.Learners[0]}")).IsSuccessStatusCode, "a process opens a meal account", TimeSpan.FromMinutes(1));
        Assert.True(await Events(app.Further, school) > 10);
        Assert.Equal(0, await Events(app.ConnectionString, school));
        Assert.Equal(1, await Log.Count(app.Further, school.Page.Id(), "journal.mark_entered"));
        Assert.Equal(0L, await Log.Ask<long>(app.ConnectionString, "select count(*) from edu.command_receipt where tenant_id = $1", school.Organisation));
    }

    [Fact]
    public async Task Both_Hosts_serve_it()
    {
        var school = await InTheNorth();
        var account = await school.Account(Roles.Platform, Scope.Platform);
        var (here, there) = (await school.SignIn(account), await school.SignIn(account, app.Second));
        var lesson = await school.OpenLesson(here, Day);

        there.Position = here.Position;
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? here : there)
            .Post(Enter, new EnterMark(school.Page, lesson, school.Learners[0], 7), (Requests.KeyHeader, "both"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        await there.Send(Correct, new CorrectMark(school.Page, lesson, school.Learners[0], 9, "қате"));
        here.Position = there.Position;
        Assert.Equal(9, (await here.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1")).Lessons.Single().Marks[school.Learners[0]]);
        Assert.Equal(1, await Log.Count(app.Further, school.Page.Id(), "journal.mark_entered"));
    }

    [Fact]
    public async Task Its_log_is_sealed_by_a_key_of_its_own_and_verified_with_the_others()
    {
        var school = await InTheNorth();
        var held = app.Databases.Held(school.Organisation);
        await Wait.Until(async () => await SealedAll(app.Further), "everything is sealed", TimeSpan.FromMinutes(1));
        Assert.NotEqual(app.Databases.Main.Key.VerifierKey, held.Key.VerifierKey);

        var report = await Verifier.Database(app.Further, held.Key.VerifierKey, held.HeadsFolder);
        Assert.True(report["sound"]!.GetValue<bool>(), report.ToJsonString());
        Assert.True(report["events"]!.GetValue<long>() > 10);
        await using var scope = app.Services.CreateAsyncScope();
        using var file = new MemoryStream();
        Assert.True(await scope.ServiceProvider.GetRequiredService<ExitPack>().Write(school.Organisation, file, TimeSpan.FromSeconds(30), Stop) > 10);
    }

    [Fact]
    public async Task The_platform_finds_it_and_the_region_sees_its_day()
    {
        var school = await InTheNorth();
        var (platform, region) = (school.Platform!, await school.With(Roles.Region, new(Area: "75")));
        await platform.Send("/api/gate/send-pass", new SendPass(school.Terminal, new(1, school.Learners[0], Direction.In, new(2026, 10, 15, 8, 0, 0, SchoolTime.Offset))));
        await Wait.Until(async () => await Log.Ask<long>(app.ConnectionString,
            "select count(*) from edu.organisation_day where organisation = $1 and came = 1 and inside = 1 and learners = 3", school.OrganisationId) == 1,
            "its day is rolled up", TimeSpan.FromMinutes(1));

        var day = await region.Read<AreaDay>("/api/reports/area-day/2026-10-15?area=75");
        Assert.Equal((1, 1), (day.Whole.Came, day.Whole.Inside));
        Assert.Equal("7500", Assert.Single(day.Lines).Code);
        var district = await region.Read<AreaDay>("/api/reports/area-day/2026-10-15?area=7500");
        Assert.Equal((school.OrganisationId, 3), district.Lines.Where(l => l.Day.Came == 1).Select(l => (l.Organisation!.Value, (int)l.Day.Learners)).Single());
        foreach (var foreign in new[] { "", "?area=71", "?area=7" })
            Assert.Equal(HttpStatusCode.Forbidden, (await region.Get($"/api/reports/area-day/2026-10-15{foreign}")).StatusCode);
        Assert.Equal(1L, await Log.Ask<long>(app.ConnectionString, "select count(*) from edu.mt_doc_organisationcard where id = $1", school.OrganisationId));
        await Wait.Until(async () => (await region.Get("/api/people/classes")).IsSuccessStatusCode, "the region's right reaches it");
    }

    [Fact]
    public async Task A_view_that_is_built_anew_in_the_second_database_knows_its_people()
    {
        var school = await InTheNorth();
        var path = $"/api/people/person/{school.Learners[0]}";
        async Task<string> Surname() => (string)(await school.Platform!.Read<JsonNode>(path))["name"]!["surname"]!;
        Assert.Equal("Серікұлы", await Surname());
        Task<uint> Table() => Log.Ask<uint>(app.Further, "select 'edu.mt_doc_personcard'::regclass::oid");
        var before = await Table();
        await Log.Ask<string>(app.Further, "delete from edu.mt_event_progression where name = 'PersonCard:All' returning name");

        await using (var tool = app.AsOwner())
            await tool.Services.GetRequiredService<Databases>().Open((name, why) => Assert.Fail($"{name}: {why}"), Stop);
        Assert.NotEqual(before, await Table());
        Assert.Equal("Серікұлы", await Surname());
    }

    [Fact]
    public async Task Who_looked_goes_over_with_a_school_once()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        for (var i = 0; i < 3; i++) await director.Read<JsonNode>($"/api/people/person/{school.Learners[i]}");
        Task<long> Notes(string database) => Log.Ask<long>(database, "select count(*) from edu.read_note where tenant_id = $1", school.Organisation);
        await Wait.Until(async () => await Notes(app.ConnectionString) >= 3, "the looks are written down");
        await app.Move(school.OrganisationId, TwoDatabases.North);
        var there = await Notes(app.Further);
        await app.Move(school.OrganisationId, Databases.MainName);
        await app.Move(school.OrganisationId, TwoDatabases.North);

        Assert.Equal(await Notes(app.ConnectionString), there);
        Assert.Equal(there, await Notes(app.Further));
    }

    [Fact]
    public async Task A_school_moves_while_its_people_work_and_nothing_is_lost_or_doubled()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Platform, Scope.Platform);
        var (here, there) = (await school.SignIn(account), await school.SignIn(account, app.Second));
        var lesson = await school.OpenLesson(here, Day);
        await here.Send(Enter, new EnterMark(school.Page, lesson, school.Learners[0], 1));
        await Wait.Until(async () => (await here.Get($"/api/canteen/account/{school.Learners[2]}")).IsSuccessStatusCode, "meal accounts", TimeSpan.FromMinutes(1));

        using var moved = new CancellationTokenSource();
        var (told, waits) = (0, 0);
        var working = Task.Run(async () =>
        {
            // Until the move is over and for some marks after it; each is sent until it is accepted, as an application does.
            for (var (n, after) = (0, 0); after < 20; n++)
            {
                if (moved.IsCancellationRequested) after++;
                var command = new CorrectMark(school.Page, lesson, school.Learners[0], 2 + n % 2, "қате");
                await Wait.Until(async () =>
                {
                    using var answer = await (n % 2 == 0 ? here : there).Post(Correct, command, (Requests.KeyHeader, $"m{n}"));
                    if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    {
                        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                        return true;
                    }
                    Assert.NotNull(answer.Headers.RetryAfter);
                    waits++;
                    return false;
                }, "the mark is taken", TimeSpan.FromMinutes(2));
                told++;
            }
        }, Stop);
        var move = await app.Move(school.OrganisationId, TwoDatabases.North);
        await moved.CancelAsync();
        await working;

        Assert.True(waits > 0, "Commands waited.");
        TestContext.Current.SendDiagnosticMessage($"The move paused commands for {move.Pause.TotalSeconds:0.0} s of {move.Whole.TotalSeconds:0.0} s.");
        Assert.InRange(move.Pause, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(TwoDatabases.North, app.Databases.Held(school.Organisation).Name);
        Assert.Equal(told, await Log.Count(app.Further, school.Page.Id(), "journal.mark_corrected"));
        Assert.Equal(0L, await Log.Ask<long>(app.Further, """
            select count(*) from (select stream_id, version, count(*) over (partition by stream_id, version) n, max(version) over (partition by stream_id) last,
                count(*) over (partition by stream_id) of_stream from edu.mt_events where tenant_id = $1) e where n > 1 or last <> of_stream
            """, school.Organisation));
        Assert.Equal(1, await Log.Count(app.Further, school.OrganisationId, "organisation.organisation_moved"));

        here.Position = app.Databases.Of(school.Organisation).PositionOf(await Log.Ask<long>(app.Further, "select max(seq_id) from edu.mt_events where tenant_id = $1", school.Organisation));
        var page = await here.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal(told + 2, page.Version);
        // A repeat of what was answered before the move is known in the new place.
        Assert.Equal(1, (await there.Send(Correct, new CorrectMark(school.Page, lesson, school.Learners[0], 2, "қате"), (Requests.KeyHeader, "m0"))).Recorded);
        Assert.Equal(told, await Log.Count(app.Further, school.Page.Id(), "journal.mark_corrected"));
        // What the moved events had set off is not set off again.
        Assert.Equal(3L, await Log.Ask<long>(app.Further, "select count(*) from edu.mt_events where tenant_id = $1 and type = 'canteen.meal_account_opened'", school.Organisation));

        var held = app.Databases.Held(school.Organisation);
        await Wait.Until(async () => await SealedAll(app.Further), "everything is sealed", TimeSpan.FromMinutes(1));
        var report = await Verifier.Database(app.Further, held.Key.VerifierKey, held.HeadsFolder);
        Assert.True(report["sound"]!.GetValue<bool>(), report.ToJsonString());
        var former = await Verifier.Database(app.ConnectionString, app.Databases.Main.Key.VerifierKey, app.HeadsFolder);
        Assert.True(former["sound"]!.GetValue<bool>(), former.ToJsonString());
    }

    [Fact]
    public async Task A_school_that_comes_back_has_what_was_recorded_meanwhile()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        var lesson = await school.OpenLesson(platform, Day);
        await platform.Send(Enter, new EnterMark(school.Page, lesson, school.Learners[0], 5));
        await app.Move(school.OrganisationId, TwoDatabases.North);
        await Patiently(platform, Correct, new CorrectMark(school.Page, lesson, school.Learners[0], 6, "қате"));
        await app.Move(school.OrganisationId, Databases.MainName);
        // A position of one database is not newer or older than that of another: the last one counts.
        platform.Position = 0;
        await Patiently(platform, Correct, new CorrectMark(school.Page, lesson, school.Learners[0], 7, "қате"));

        var page = await platform.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal((7, 4L), (page.Lessons.Single().Marks[school.Learners[0]], page.Version));
        Assert.Equal(2, await Log.Count(app.ConnectionString, school.Page.Id(), "journal.mark_corrected"));
        Assert.Equal(2, await Log.Count(app.ConnectionString, school.OrganisationId, "organisation.organisation_moved"));
        Assert.Equal(3, (await Task.WhenAll(school.Learners.Select(l => platform.Read<MealAccountCard>($"/api/canteen/account/{l}")))).Length);
    }

    [Fact]
    public async Task A_Host_that_has_not_heard_of_the_move_cannot_write_in_the_former_place()
    {
        var school = await TestSchool.Found(app);
        await school.OpenLesson(school.Platform!, Day);
        await app.Move(school.OrganisationId, TwoDatabases.North);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Log.Ask<Guid>(app.ConnectionString, """
            insert into edu.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
            select nextval('edu.mt_events_sequence'), gen_random_uuid(), stream_id, version + 1000, data, type, now(), tenant_id, false
            from edu.mt_events where tenant_id = $1 limit 1 returning id
            """, school.Organisation));
        Assert.Equal(Application.OrganisationMoving.SqlState, refused.SqlState);
    }

    [Fact]
    public async Task What_cannot_be_moved_is_told_and_nothing_happens()
    {
        var school = await TestSchool.Found(app);
        await Assert.ThrowsAsync<Host.Operations.CannotStart>(() => app.Move(school.OrganisationId, "nowhere"));
        await Assert.ThrowsAsync<Host.Operations.CannotStart>(() => app.Move(school.OrganisationId, Databases.MainName));
        await Assert.ThrowsAsync<Host.Operations.CannotStart>(() => app.Move(Guid.CreateVersion7(), TwoDatabases.North));
        await school.OpenLesson(school.Platform!, Day);
        Assert.Equal(0, await Events(app.Further, school));
    }

    // For some seconds a command may be told to come again.
    private static Task Patiently(Sender sender, string path, object command) => Wait.Until(async () =>
    {
        using var answer = await sender.Post(path, command);
        if (answer.StatusCode != HttpStatusCode.OK) return false;
        sender.Position = (await answer.Content.ReadFromJsonAsync<CommandReply>(Sender.Json))!.Position;
        return true;
    }, path, TimeSpan.FromSeconds(20));

    private static async Task<bool> SealedAll(string database) => await Log.Ask<bool>(database,
        "select coalesce((select max(to_seq) from edu.seal_block), 0) >= (select coalesce(max(seq_id), 0) from edu.mt_events)");
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Commands;

/// <summary>More commands come than can be recorded, and larger ones than others like to wait for.</summary>
public sealed class RoomTests(RoomTests.SmallRoom app) : IClassFixture<RoomTests.SmallRoom>
{
    private const int Room = 4;
    private const string Enter = "/api/journal/enter-mark";
    private static readonly DateOnly Day = new(2026, 9, 2);

    [Fact]
    public async Task Whoever_finds_no_room_is_told_at_once_and_nothing_of_it_is_written()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        List<Guid> lessons = [];
        for (var number = 1; number <= Room + 1; number++) lessons.Add(await school.OpenLesson(teacher, Day, number));
        EnterMark Mark(int n) => new(school.Page, lessons[n], school.Learners[0], 7);
        var room = app.Services.GetRequiredService<CommandRoom>();

        await using var held = await Held.Begin(app.ConnectionString, $"lock table {Receipts.Table} in share mode");
        var waiting = Enumerable.Range(0, Room).Select(n => teacher.Post(Enter, Mark(n), (Requests.KeyHeader, $"m{n}"))).ToList();
        await Wait.Until(() => room.UnderWay == Room, "every place is taken");
        List<string?> titles = [];
        foreach (var language in new[] { "kk", "ru", "en" })
        {
            using var refused = await teacher.Post(Enter, Mark(Room), (Requests.KeyHeader, $"m{Room}"), ("Accept-Language", language));
            var problem = (await refused.Content.ReadFromJsonAsync<JsonNode>())!;
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "no_room"), (refused.StatusCode, (string)problem["code"]!));
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
            titles.Add((string?)problem["title"]);
        }
        Assert.Equal(3, titles.Distinct().Count());
        Assert.DoesNotContain(waiting, w => w.IsCompleted);
        await held.DisposeAsync();

        foreach (var answer in await Task.WhenAll(waiting)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Room, await Log.Count(app.ConnectionString, school.Page.Id(), "journal.mark_entered"));
        // What was refused for want of room was not remembered: the same key again is done now.
        Assert.Equal(1, (await teacher.Send(Enter, Mark(Room), (Requests.KeyHeader, $"m{Room}"))).Recorded);
        await Wait.Until(() => room.UnderWay == 0, "every place is free again");
    }

    [Fact]
    public async Task Nobody_waits_for_a_large_command()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, Day);
        var account = await school.Account(Roles.Terminal, new(school.Organisation, Device: school.Terminal));
        var terminal = await school.SignIn(account);
        var passes = new SendPasses(school.Terminal, [.. Enumerable.Range(1, 1_000).Select(n =>
            new PassItem(n, school.Learners[0], n % 2 == 1 ? Direction.In : Direction.Out, SchoolTime.At(Day, new(7, 0)).AddSeconds(n)))]);

        // Somebody else is just writing a receipt under the same key, so the large command waits in the database.
        await using var held = await Held.Begin(app.ConnectionString,
            $"insert into {Receipts.Table} (tenant_id, account_id, key, fingerprint, answer, streams, versions) values ('{school.Organisation}', '{account.Id}', 'large', '', '', '{{}}', '{{}}')");
        var large = terminal.Post("/api/gate/send-passes", passes, (Requests.KeyHeader, "large"));
        await Wait.Until(async () => await Log.Ask<long>(app.ConnectionString,
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 1, "the large command waits");
        await teacher.Send(Enter, new EnterMark(school.Page, lesson, school.Learners[0], 7));
        Assert.False(large.IsCompleted);
        await held.DisposeAsync();

        using var answer = await large;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // Whatever comes after it upon its stream comes after it.
        await terminal.Send("/api/gate/send-pass", new SendPass(school.Terminal,
            new(1_001, school.Learners[0], Direction.In, SchoolTime.At(Day, new(8, 0)))));
        Assert.Equal(Enumerable.Range(1, 1_001).Select(n => (long)n), await Log.Ask<long[]>(app.ConnectionString,
            "select array_agg((data ->> 'sequence')::bigint order by seq_id) from edu.mt_events where stream_id = $1", TerminalDay.IdOf(school.Terminal, Day)));
    }

    /// <summary>A product with room for few commands.</summary>
    public sealed class SmallRoom : App
    {
        /// <inheritdoc />
        protected override void Adjust(WebApplicationBuilder builder)
        {
            base.Adjust(builder);
            builder.Services.AddSingleton(new CommandRoom(Room));
        }
    }

    /// <summary>A transaction of somebody else that does not end; disposed, it never was.</summary>
    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public static async Task<Held> Begin(string connectionString, string sql)
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"begin; {sql}", connection);
            await command.ExecuteNonQueryAsync();
            return new(connection);
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}

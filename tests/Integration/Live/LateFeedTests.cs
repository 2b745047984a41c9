using System.Collections.Concurrent;
using EduEvents.Application.Gate;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Access;
using EduEvents.Host.Live;
using Npgsql;

namespace EduEvents.Integration.Live;

/// <summary>Nobody has told anything for longer than anybody waits: Hosts still learn whose rights have changed, and people are not bothered.</summary>
public sealed class LateFeedTests
{
    [Fact]
    public async Task After_a_long_gap_Hosts_are_told_of_rights_and_people_of_nothing_old()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = new OwnApp();
        await app.InitializeAsync();
        var school = await TestSchool.Found(app);
        await school.Platform!.Send("/api/gate/send-pass", new SendPass(school.Terminal, new(1, school.Learners[0], Direction.In, SchoolTime.At(new(2026, 9, 2), new(7, 0)))));
        var account = await school.Account(Roles.Guard, new(school.Organisation));
        await Told(app);
        await app.StopHost();
        await Log.Ask<long>(app.ConnectionString, "update edu.mt_event_progression set last_seq_id = 1 where name = 'live-feed:All' returning last_seq_id");
        app.Clock.Advance(TimeSpan.FromMinutes(11));

        var heard = new ConcurrentQueue<string>();
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(stop);
        connection.Notification += (_, n) => heard.Enqueue(n.Payload);
        await using (var listen = new NpgsqlCommand($"listen {LiveFeed.Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
        await using var host = await app.StartHost();
        await Told(app);
        await using (var take = new NpgsqlCommand("select 1", connection)) await take.ExecuteScalarAsync(stop);

        Assert.Contains(heard, payload => payload.Contains($"\"{AccessChanges.Topic}/{account.Id}\"", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, payload => payload.Contains("/gate", StringComparison.Ordinal));
        await host.StopAsync(stop);
    }

    private static Task Told(App app) => Wait.Until(async () => await Log.Ask<bool>(app.ConnectionString,
        "select coalesce((select last_seq_id >= (select max(seq_id) from edu.mt_events) from edu.mt_event_progression where name = 'live-feed:All'), false)"), "all is told", TimeSpan.FromSeconds(30));

    private sealed class OwnApp : App;
}

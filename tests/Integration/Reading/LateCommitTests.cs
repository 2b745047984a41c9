using System.Net.Http.Json;
using EduEvents.Application.Gate;
using EduEvents.Domain;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using EduEvents.Integration.Live;
using EduEvents.Projections.Reports;

namespace EduEvents.Integration.Reading;

/// <summary>
/// Numbers of the log are drawn in one order and committed in another, and some never are. A view that took the newest number for the place
/// it has reached would lose events for ever.
/// </summary>
public sealed class LateCommitTests(App app) : IClassFixture<App>
{
    private static readonly DateOnly Day = new(2026, 9, 2);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task No_event_is_skipped_and_none_counts_twice_in_whatever_order_they_commit()
    {
        var school = await TestSchool.Found(app);
        // On a new store the live feed begins with what comes once it runs.
        await Settled();
        await using var watcher = await Watcher.Of(school.Platform!);
        await watcher.Join($"{school.Organisation}/gate");
        var (recorded, random) = (new List<Guid>(), new Random(7));

        for (var round = 0; round < 3; round++)
        {
            var held = new List<HeldAppend>();
            for (var i = 0; i < 8; i++)
            {
                held.Add(await HeldAppend.Begin(app, school, Day));
                recorded.Add(await Send(school, round * 100 + i + 1));
            }
            if (round % 2 == 0) await Waits(held[0]);

            foreach (var append in held.OrderBy(_ => random.Next()).ToList())
            {
                switch (random.Next(4))
                {
                    case 0: await append.RollBack(); break;
                    case 1: await append.Die(); break;
                    default:
                        await append.Commit();
                        recorded.AddRange(append.Passes.Select(p => p.PersonId));
                        break;
                }
                recorded.Add(await Send(school, round * 100 + 50 + held.IndexOf(append)));
            }
            foreach (var append in held) await append.DisposeAsync();
        }

        var day = await school.Platform!.Read<SchoolDay>($"/api/reports/school-day/{Day:yyyy-MM-dd}");
        Assert.Equal(recorded.Count, day.InByHour.Sum());
        Assert.Equal(recorded.Order(), day.Inside.Order());
        foreach (var person in recorded)
            Assert.Single((await school.Platform.Read<LearnerDay>($"/api/reports/learner-day/{person}/{Day:yyyy-MM-dd}")).Passes);
        await Wait.Until(() => watcher.Heard.Count >= recorded.Count, "everybody who passed is told of");
        Assert.Equal(recorded.Order(), watcher.Heard.Select(m => m["data"]!["personId"]!.GetValue<Guid>()).Order());
    }

    [Fact]
    public async Task How_far_the_views_are_behind_is_told()
    {
        var school = await TestSchool.Found(app);
        await Settled();
        await using var held = await HeldAppend.Begin(app, school, Day);
        await Send(school, 1);
        Assert.Contains(await Lags(), l => l.View == nameof(SchoolDay) && l.Behind > 0);
        await held.Commit();
        await Wait.Until(async () => (await Lags()).TrueForAll(l => l.Behind == 0), "the views catch up");
    }

    private Task Settled() => Wait.Until(
        async () => await Lags() is { Count: > 2 } lags && new[] { "live-feed", nameof(SchoolDay) }.All(v => lags.Exists(l => l.View == v)) && lags.TrueForAll(l => l.Behind == 0), "the views settle", TimeSpan.FromMinutes(1));

    private async Task<List<ViewLag>> Lags() =>
        (await app.Stranger().Http.GetFromJsonAsync<List<ViewLag>>("/health/views", Sender.Json))!;

    private static async Task<Guid> Send(TestSchool school, long number)
    {
        var person = Guid.CreateVersion7();
        await school.Platform!.Send("/api/gate/send-pass",
            new SendPass(school.Terminal, new(number, person, Direction.In, SchoolTime.At(Day, new(9, 0)))));
        return person;
    }

    // Far longer than the time after which a number counts as lost: this one is not, its transaction lives.
    private async Task Waits(HeldAppend append)
    {
        var since = TimeProvider.System.GetTimestamp();
        await Wait.Until(async () =>
        {
            Assert.True(await Furthest() < append.First, "a view went past a number that may still come");
            return TimeProvider.System.GetElapsedTime(since) > Long;
        }, "the transaction has lived for long");
    }

    private Task<long> Furthest() => Log.Ask<long>(
        app.ConnectionString,
        "select coalesce(max(last_seq_id), 0) from edu.mt_event_progression where name like '%:All' or name = 'HighWaterMark'");
}

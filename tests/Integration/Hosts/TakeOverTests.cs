using System.Diagnostics;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using EduEvents.Integration.Live;
using EduEvents.Projections.Journal;

namespace EduEvents.Integration.Hosts;

/// <summary>A Host ends in the middle of the day; the others take over what it carried.</summary>
[Collection(Alone.Name)]
public sealed class TakeOverTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Of_three_Hosts_that_are_killed_one_after_the_other_the_last_goes_on_with_everything_and_nothing_is_lost_or_doubled()
    {
        await using var fleet = new Fleet();
        await fleet.Begin();
        await fleet.Add();
        await fleet.Add();
        var school = await TestSchool.Found(fleet);
        var lesson = await school.OpenLesson(school.Platform!, new(2026, 9, 2));
        await school.Platform!.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 8));
        var account = await school.Account(Roles.Platform, Scope.Platform);
        var (seats, watchers) = (new Dictionary<HostProcess, Sender>(), new Dictionary<HostProcess, Watcher>());
        foreach (var host in fleet.Hosts)
        {
            seats[host] = await school.SignIn(account, host.Address);
            watchers[host] = await Watcher.Of(seats[host]);
            await watchers[host].Join($"{school.Organisation}/gate");
        }
        await fleet.Settled();
        var crowd = new Crowd(school, [.. await Task.WhenAll(fleet.Hosts.Select(h => school.SignIn(account, h.Address)))], lesson);
        crowd.Begin();

        foreach (var carried in new[] { "views", "live-feed" })
        {
            var dying = (await fleet.Carrier(carried))!;
            var ended = Stopwatch.GetTimestamp();
            fleet.Kill(dying);
            await watchers[dying].DisposeAsync();
            var takeOver = await TakeOver.Of(fleet, school, seats[fleet.Hosts[0]], watchers[fleet.Hosts[0]], ended);
            Console.WriteLine($"kill -9 of the Host with {carried}: {takeOver}");
            Assert.InRange(takeOver.Slowest, TimeSpan.Zero, Bound);
            await fleet.Settled();
        }
        await crowd.End();

        Assert.True(crowd.SentAgain > 0);
        await Holds(fleet, school, crowd, seats[fleet.Hosts[0]], watchers[fleet.Hosts[0]]);
        await watchers[fleet.Hosts[0]].DisposeAsync();
    }

    [Fact]
    public async Task A_Host_that_is_stopped_hands_over_within_seconds()
    {
        await using var fleet = new Fleet();
        await fleet.Begin();
        await fleet.Add();
        var school = await TestSchool.Found(fleet);
        var account = await school.Account(Roles.Platform, Scope.Platform);
        await fleet.Settled();
        var going = (await fleet.Carrier("views"))!;
        var here = await school.SignIn(account, fleet.Hosts.Single(h => h != going).Address);
        await using var watcher = await Watcher.Of(here);
        await watcher.Join($"{school.Organisation}/gate");

        var asked = Stopwatch.GetTimestamp();
        await fleet.Stop(going);
        await here.Send("/api/journal/open-lesson", new OpenLesson(school.Page, Guid.CreateVersion7(), new(2026, 9, 2), 1, school.Teacher, "Натурал сандар"));
        await Wait.Until(async () => (await here.Get($"/api/journal/page/{school.Class}/{school.Maths}/2026/1")).IsSuccessStatusCode, "the views go on", Bound);
        Console.WriteLine($"SIGTERM of the Host with views: views go on {Stopwatch.GetElapsedTime(asked).TotalSeconds:0.0} s after the signal");
        await fleet.Settled();
    }

    private static async Task Holds(Fleet fleet, TestSchool school, Crowd crowd, Sender here, Watcher watcher)
    {
        var database = fleet.ConnectionString;
        Assert.Equal(Enumerable.Range(1, crowd.Passes).Select(n => (long)n), await Log.Ask<long[]>(database,
            "select array_agg((data ->> 'sequence')::bigint order by seq_id) from edu.mt_events where type = 'gate.gate_passed' and data ->> 'deviceId' = $1", school.Terminal.ToString()));
        Assert.Equal(crowd.Corrections, await Log.Count(database, school.Page.Id(), "journal.mark_corrected"));
        foreach (var learner in crowd.Admitted) Assert.Equal(1, await Log.Count(database, learner, "people.learner_admitted"));

        // Every process once: one meal account for each learner there is.
        const string Of = "select count(*) from edu.mt_events where type = ";
        var learners = await Log.Ask<long>(database, $"{Of}'people.learner_admitted'");
        await Wait.Until(async () => await Log.Ask<long>(database, $"{Of}'canteen.meal_account_opened'") >= learners, "every learner has a meal account");
        Assert.Equal(learners, await Log.Ask<long>(database, $"{Of}'canteen.meal_account_opened'"));

        here.Position = await Log.Ask<long>(database, "select max(seq_id) from edu.mt_events");
        await Wait.Until(async () => (await here.Get($"/api/journal/page/{school.Class}/{school.Maths}/2026/1")).IsSuccessStatusCode, "the view shows everything");
        var page = await here.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal(2 + crowd.Corrections, page.Version);
        Assert.Equal(crowd.Corrections % 2 == 1 ? 9 : 8, page.Lessons.Single().Marks[school.Learners[0]]);

        // Whoever has watched at the last Host all the time was told of every pass, and of each once.
        var told = await Log.Ask<long[]>(database, "select array_agg(seq_id order by seq_id) from edu.mt_events where type = 'gate.gate_passed'");
        await Wait.Until(() => watcher.Heard.Count >= told.Length, "every pass is told of");
        Assert.Equal(told, watcher.Heard.Select(m => m["position"]!.GetValue<long>()));

        using var key = SealKey.Open(Path.Combine(Cluster.Folder, "keys"));
        var report = await Verifier.Database(database, key.VerifierKey, fleet.Heads);
        Assert.Equal("[]", report["findings"]!.ToJsonString());
    }
}

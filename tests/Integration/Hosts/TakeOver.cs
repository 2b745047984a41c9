using System.Diagnostics;
using EduEvents.Application.Gate;
using EduEvents.Application.People;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using EduEvents.Integration.Live;

namespace EduEvents.Integration.Hosts;

/// <summary>How long after the end of a Host each kind of work went on at another.</summary>
internal sealed record TakeOver(TimeSpan Commands, TimeSpan Views, TimeSpan Live, TimeSpan Processes, TimeSpan Sealing, TimeSpan Check)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The longest of them.</summary>
    public TimeSpan Slowest => new[] { Commands, Views, Live, Processes, Sealing, Check }.Max();

    /// <summary>Asks everything of a Host that is up, from the end of the other one on.</summary>
    /// <param name="fleet">The Hosts.</param>
    /// <param name="school">Where it is asked.</param>
    /// <param name="here">Somebody signed in at a Host that is up.</param>
    /// <param name="watcher">Somebody who watches the gate there.</param>
    /// <param name="ended">When the other one ended, as a timestamp of the stopwatch.</param>
    public static async Task<TakeOver> Of(Fleet fleet, TestSchool school, Sender here, Watcher watcher, long ended)
    {
        var (device, learner, check) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await here.Send("/api/gate/register-terminal", new RegisterTerminal(device, "Екінші есік", "turnstile"));
        var pass = (await here.Send("/api/gate/send-pass", new SendPass(device, new(1, school.Learners[0], Direction.In, SchoolTime.At(new(2026, 9, 3), new(7, 0)))))).Position;
        var commands = Stopwatch.GetElapsedTime(ended);
        // Whoever carried the live messages is dead, and nobody has noticed yet: this pass is recorded while nobody tells of it.
        Assert.True(await Log.Ask<long>(fleet.ConnectionString, "select count(*) from edu.mt_event_progression where name in ('live-feed:All', 'views:All') and last_seq_id < $1", pass) > 0);
        await here.Send("/api/people/admit-learner", new AdmitLearner(learner, "С", "Ә", "", "", null, new(2026, 8, 25)));
        await here.Send("/api/security/request-integrity-check", new RequestIntegrityCheck(check, DateOnly.FromDateTime(DateTime.UtcNow)));

        async Task<TimeSpan> Until(Func<Task<bool>> holds, string what)
        {
            await Wait.Until(holds, what, Longest);
            return Stopwatch.GetElapsedTime(ended);
        }
        Task<TimeSpan> UntilCounted(string what, string sql, params object[] parameters) =>
            Until(async () => await Log.Ask<long>(fleet.ConnectionString, sql, parameters) > 0, what);
        here.Position = pass;
        var (views, live) = (Until(async () => (await here.Get("/api/gate/terminals")).IsSuccessStatusCode, "a view shows the pass"),
            Until(() => Task.FromResult(watcher.Heard.Any(m => m["position"]!.GetValue<long>() == pass)), "a live message tells of the pass"));
        var processes = UntilCounted("the learner has a meal account", "select count(*) from edu.mt_events where type = 'canteen.meal_account_opened' and data ->> 'learnerId' = $1", learner.ToString());
        var sealing = UntilCounted("the pass is sealed", $"select count(*) from {SealTables.Block} where to_seq >= $1", pass);
        var made = UntilCounted("the check is made", "select count(*) from edu.mt_events where type = 'security.integrity_checked' and data ->> 'checkId' = $1", check.ToString());
        return new(commands, await views, await live, await processes, await sealing, await made);
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"commands {Commands.TotalSeconds:0.0} s, views {Views.TotalSeconds:0.0} s, live {Live.TotalSeconds:0.0} s, processes {Processes.TotalSeconds:0.0} s, sealing {Sealing.TotalSeconds:0.0} s, an asked check {Check.TotalSeconds:0.0} s");
}

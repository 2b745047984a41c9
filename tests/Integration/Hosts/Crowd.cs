using System.Collections.Concurrent;
using System.Net;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Http;

namespace EduEvents.Integration.Hosts;

/// <summary>
/// People who send passes, marks and admissions to several Hosts in turn, each command with a key; whoever gets no answer sends the same again to
/// the next Host until one acknowledges it.
/// </summary>
internal sealed class Crowd(TestSchool school, IReadOnlyList<Sender> seats, Guid lesson)
{
    private static readonly DateOnly Day = new(2026, 9, 2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private volatile bool _enough;
    private Task _all = Task.CompletedTask;

    /// <summary>Passes, and corrections of one mark, that were acknowledged.</summary>
    public int Passes { get; private set; }
    public int Corrections { get; private set; }

    /// <summary>Learners whose admission was acknowledged.</summary>
    public ConcurrentQueue<Guid> Admitted { get; } = [];

    /// <summary>Commands that were sent more than once.</summary>
    public int SentAgain { get; private set; }

    /// <summary>Begins to send.</summary>
    public void Begin() => _all = Task.WhenAll(GoThroughTheGate(), CorrectAMark(), Admit());

    /// <summary>Sends no more, and waits until everything is acknowledged.</summary>
    public async Task End()
    {
        _enough = true;
        await _all;
    }

    private async Task GoThroughTheGate()
    {
        while (await More(Pause))
        {
            var n = Passes + 1;
            await Deliver(n, "/api/gate/send-pass", new SendPass(school.Terminal, new(n, school.Learners[n % 3], n % 2 == 1 ? Direction.In : Direction.Out,
                SchoolTime.At(Day, new(7, 0)).AddSeconds(n))));
            Passes = n;
        }
    }

    private async Task CorrectAMark()
    {
        while (await More(Pause))
        {
            await Deliver(Corrections, "/api/journal/correct-mark", new CorrectMark(school.Page, lesson, school.Learners[0], Corrections % 2 == 0 ? 9 : 8, "қате"));
            Corrections++;
        }
    }

    private async Task Admit()
    {
        while (await More(Pause * 10))
        {
            var learner = Guid.CreateVersion7();
            await Deliver(Admitted.Count, "/api/people/admit-learner", new AdmitLearner(learner, "С", "Ә", "", "", null, new(2026, 8, 25)));
            Admitted.Enqueue(learner);
        }
    }

    private async Task Deliver(int n, string path, object command)
    {
        var key = Guid.CreateVersion7().ToString();
        for (var turn = n; ; turn++)
        {
            try
            {
                using var answer = await seats[turn % seats.Count].Post(path, command, (Requests.KeyHeader, key));
                if (answer.StatusCode == HttpStatusCode.OK) return;
                Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable, $"{path}: {(int)answer.StatusCode}");
            }
            catch (HttpRequestException)
            {
                // The Host has died, before or after it has recorded the command; nobody here can know.
            }
            SentAgain++;
            await Task.Delay(Pause);
        }
    }

    private async Task<bool> More(TimeSpan pause)
    {
        if (_enough) return false;
        await Task.Delay(pause);
        return true;
    }
}

using EduEvents.Application.Canteen;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Projections.Reports;

namespace EduEvents.Integration.Reading;

/// <summary>A school where something of every kind happens all the time, and somebody looks on.</summary>
public sealed class BusySchool(TestSchool school) : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2026, 9, 2);
    private readonly CancellationTokenSource _over = new();
    private readonly List<Task> _work = [];
    private long _passes;

    /// <summary>The school.</summary>
    public TestSchool School => school;

    /// <summary>Passes sent so far.</summary>
    public long Passes => Interlocked.Read(ref _passes);

    /// <summary>Everything begins to happen.</summary>
    public async Task Begin()
    {
        var platform = school.Platform!;
        var lesson = await school.OpenLesson(platform, Day);
        await Wait.Until(async () =>
            (await platform.Get($"/api/canteen/account/{school.Learners[0]}")).IsSuccessStatusCode, "a meal account");
        _work.Add(Until(i => Pass((int)i)));
        _work.Add(Until(i => platform.Send("/api/canteen/top-up-account",
            new TopUpAccount(school.Learners[0], Guid.CreateVersion7(), 1, "cash", Day))));
        _work.Add(Until(async i =>
        {
            var (learner, points) = (school.Learners[1], (int)(i % 9) + 1);
            await platform.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, points));
            await platform.Send("/api/journal/correct-mark", new CorrectMark(school.Page, lesson, learner, points + 1, "қате"));
            await platform.Send("/api/journal/remove-mark", new RemoveMark(school.Page, lesson, learner, "қате"));
        }));
        _work.Add(Until(async i =>
        {
            var learner = Guid.CreateVersion7();
            await platform.Send("/api/people/admit-learner", new AdmitLearner(learner, "С", $"А{i}", "", "", null, new(2026, 8, 25)));
            await platform.Send("/api/people/place-learner", new PlaceLearner(learner, school.Class, new(2026, 9, 1)));
        }));
    }

    /// <summary>Looks on: what was there once never goes again.</summary>
    public void Watch()
    {
        var (director, seen) = (school.AsDirector(), 0);
        _work.Add(Until(async _ =>
        {
            using var answer = await (await director).Get($"/api/reports/school-day/{Day:yyyy-MM-dd}");
            if (!answer.IsSuccessStatusCode) Assert.Fail(
                $"A reader was told {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            var day = (await (await director).Read<SchoolDay>($"/api/reports/school-day/{Day:yyyy-MM-dd}")).InByHour.Sum();
            Assert.True(day >= seen, $"A reader saw {seen} passes, and then {day}");
            seen = day;
        }));
    }

    /// <summary>One person passes.</summary>
    public async Task Pass(int number)
    {
        await school.Platform!.Send("/api/gate/send-pass", new SendPass(school.Terminal,
            new(number + 1, school.Learners[number % 3], Direction.In, SchoolTime.At(Day, new(8, 0)).AddSeconds(number % 3600))));
        Interlocked.Increment(ref _passes);
    }

    /// <summary>Lets everything come to an end.</summary>
    public async Task End()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_work);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _over.Dispose();
    }

    private async Task Until(Func<long, Task> happen)
    {
        for (var i = 0L; !_over.IsCancellationRequested; i++) await happen(i);
    }
}

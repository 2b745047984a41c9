using Xunit;

namespace EduEvents.Fixtures;

/// <summary>Waits for something to happen, never for time to pass.</summary>
public static class Wait
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(15), Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits until a condition holds; fails when it does not within the limit.</summary>
    public static Task Until(Func<bool> holds, string what, TimeSpan? limit = null) => Until(() => Task.FromResult(holds()), what, limit);

    /// <summary>Waits until a condition holds; fails when it does not within the limit.</summary>
    public static async Task Until(Func<Task<bool>> holds, string what, TimeSpan? limit = null)
    {
        var (started, longest) = (TimeProvider.System.GetTimestamp(), limit ?? Usual);
        using var tick = new PeriodicTimer(Pause);
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > longest) Assert.Fail(
                $"In vain waited {longest.TotalSeconds:0} s for this: {what}.");
            await tick.WaitForNextTickAsync();
        }
    }
}

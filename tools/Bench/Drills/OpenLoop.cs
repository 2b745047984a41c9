using System.Diagnostics;

namespace EduEvents.Bench.Drills;

/// <summary>One request that was due at a moment: what it came to, and how long after that moment its answer was there.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="Ticks">From the moment it was due, in stopwatch ticks: a sender that is late counts as waiting.</param>
public readonly record struct Answered(int Outcome, long Ticks);

/// <summary>
/// Sends at set moments whether or not earlier requests were answered, as people and devices do who know nothing of each other. A client that
/// waits for its answer before it sends again would be slowed down by what it measures.
/// </summary>
public static class OpenLoop
{
    /// <summary>Offers requests for a time.</summary>
    /// <param name="perSecond">How many are due each second, evenly.</param>
    /// <param name="time">For how long.</param>
    /// <param name="senders">Most that can be under way at once; each has a thread of its own.</param>
    /// <param name="send">Sends the n-th as one of the senders and tells what it came to.</param>
    /// <param name="stop">Breaks off.</param>
    public static async Task<IReadOnlyList<Answered>> Offer(
        double perSecond, TimeSpan time, int senders, Func<int, int, int> send, CancellationToken stop)
    {
        var (began, all, taken) = (Stopwatch.GetTimestamp(), (int)(perSecond * time.TotalSeconds), -1);
        var answers = new Answered[all];
        void Work(int sender)
        {
            while (Interlocked.Increment(ref taken) is var n && n < all && !stop.IsCancellationRequested)
            {
                var due = began + (long)(n / perSecond * Stopwatch.Frequency);
                if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early) stop.WaitHandle.WaitOne(early);
                var outcome = send(sender, n);
                answers[n] = new(outcome, Stopwatch.GetTimestamp() - due);
            }
        }
        await Task.WhenAll(Enumerable.Range(0, senders).Select(sender =>
            Task.Factory.StartNew(() => Work(sender), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        stop.ThrowIfCancellationRequested();
        return answers;
    }

    /// <summary>The time within which a part of the requests was answered, in milliseconds; none were, nothing.</summary>
    public static double Within(IEnumerable<Answered> answers, double part)
    {
        long[] sorted = [.. answers.Select(a => a.Ticks).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[(int)(part * (sorted.Length - 1))] * 1_000.0 / Stopwatch.Frequency;
    }
}

using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace EduEvents.Host.Access;

/// <summary>
/// Threads of their own for hashing. They run at a lower priority of the system than the others, so that a storm of sign-ins takes only what processors the rest of
/// the product leaves. Only so many are let in before them as will be served within some seconds, however fast that goes just now.
/// </summary>
public sealed partial class HashingThreads : IDisposable
{
    /// <summary>Most who wait for one thread; with some 30 ms each, the last one waits about a second and a half.</summary>
    public const int MostWaiting = 48;

    // Whom others have overtaken for so long is told to come again.
    private static readonly TimeSpan Expected = TimeSpan.FromSeconds(3), Longest = TimeSpan.FromSeconds(6);

    // Not much lower: while hashing gets hold of its memory, everybody who needs some waits for it, and whoever is overtaken by all others gets nowhere.
    private const int Below = 5, OneThread = 0;
    private const double Weight = 0.1;
    private const uint Itself = 0;
    private static readonly int Count = Math.Max(1, Environment.ProcessorCount / 2);
    private readonly BlockingCollection<Action> _urgent = [], _jobs = [];
    private double _eachSeconds = 0.03;
    private int _inside;

    public HashingThreads()
    {
        for (var n = 0; n < Count; n++) new Thread(Work) { IsBackground = true, Name = "password hashing" }.Start();
    }

    /// <summary>A place among those who want to get in; null when whoever comes now would wait too long. It is taken before anything is read.</summary>
    public IDisposable? TryEnter()
    {
        var waiting = Interlocked.Increment(ref _inside);
        if (waiting <= Count || (waiting <= MostWaiting * Count && waiting * Volatile.Read(ref _eachSeconds) / Count <= Expected.TotalSeconds))
            return new Place(this);
        Interlocked.Decrement(ref _inside);
        return null;
    }

    /// <summary>Does a job of somebody who has a place; null when its turn has not come for long.</summary>
    public Task<T?> TryDo<T>(Func<T> work) where T : struct
    {
        var asked = TimeProvider.System.GetTimestamp();
        var (job, done) = Job<T?>(() => TimeProvider.System.GetElapsedTime(asked) > Longest ? null : work());
        _jobs.Add(job);
        return done;
    }

    /// <summary>Does a job of somebody who is in already; it waits for the job under way only.</summary>
    public Task<T> Do<T>(Func<T> work)
    {
        var (job, done) = Job(work);
        _urgent.Add(job);
        return done;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _urgent.CompleteAdding();
        _jobs.CompleteAdding();
    }

    private static (Action Job, Task<T> Done) Job<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return (() =>
        {
            try { done.SetResult(work()); }
            catch (Exception e) { done.SetException(e); }
        }, done.Task);
    }

    private void Work()
    {
        // Refused, the threads compete as all others do; sign-in works all the same.
        _ = SetPriority(OneThread, Itself, GetPriority(OneThread, Itself) + Below);
        BlockingCollection<Action>[] queues = [_urgent, _jobs];
        while (true)
        {
            try
            {
                if (BlockingCollection<Action>.TakeFromAny(queues, out var job) < 0 || job is null) continue;
                var began = TimeProvider.System.GetTimestamp();
                job();
                Volatile.Write(ref _eachSeconds, (1 - Weight) * _eachSeconds + Weight * TimeProvider.System.GetElapsedTime(began).TotalSeconds);
            }
            catch (ArgumentException)
            {
                // Completed while waiting: the product stops.
                return;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int value);

    [LibraryImport("libc", EntryPoint = "getpriority")]
    private static partial int GetPriority(int which, uint who);

    private sealed class Place(HashingThreads threads) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref threads._inside);
    }
}

using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace EduEvents.Host.Access;

/// <summary>
/// Threads of their own for hashing, with a bounded queue before them. They run at a low priority of the system, so that a storm of sign-ins
/// takes only what processors the rest of the product leaves.
/// </summary>
public sealed partial class HashingThreads : IDisposable
{
    /// <summary>Most jobs that wait; with some 30 ms each, the last one waits about a second and a half.</summary>
    public const int MostWaiting = 48;

    private const int Nice = 15, OneThread = 0;
    private const uint Itself = 0;
    private readonly BlockingCollection<Action> _urgent = [], _jobs = new(MostWaiting);

    public HashingThreads()
    {
        for (var n = 0; n < Math.Max(1, Environment.ProcessorCount / 2); n++)
            new Thread(Work) { IsBackground = true, Name = "password hashing" }.Start();
    }

    /// <summary>True when one more job would be refused.</summary>
    public bool IsFull => _jobs.Count >= MostWaiting;

    /// <summary>Does a job of somebody who wants to get in; null at once when too many wait.</summary>
    public Task<T>? TryDo<T>(Func<T> work)
    {
        var (job, done) = Job(work);
        return _jobs.TryAdd(job) ? done : null;
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
        _ = SetPriority(OneThread, Itself, Nice);
        BlockingCollection<Action>[] queues = [_urgent, _jobs];
        while (true)
        {
            try
            {
                if (BlockingCollection<Action>.TakeFromAny(queues, out var job) >= 0) job?.Invoke();
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
}

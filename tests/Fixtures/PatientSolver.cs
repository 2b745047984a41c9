using EduEvents.Domain.Timetable;
using EduEvents.Host.Timetable;

namespace EduEvents.Fixtures;

/// <summary>The solver, which where the longest time is given takes at least some seconds of it: so that a test finds a run under way that it can stop.</summary>
public sealed class PatientSolver : SolverProgram
{
    private const int Longest = 600;
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public override async Task<FoundWeek> Run(WeekProblem problem, Action<SearchProgress> progress, CancellationToken enough, CancellationToken stop)
    {
        if (problem.Seconds == Longest)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(enough, stop);
            await Task.Delay(AtLeast, either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        return await base.Run(problem with { Seconds = Math.Min(problem.Seconds, 20) }, progress, enough, stop);
    }
}

using System.Diagnostics;
using EduEvents.Domain.Timetable;
using Google.OrTools.Sat;

namespace EduEvents.Solver;

/// <summary>
/// Looks first for any week without a clash and then for ever better ones. Where there is no week with all lessons in the time, it looks for one with
/// as many as it finds.
/// </summary>
/// <param name="problem">The week to be filled.</param>
/// <param name="tell">Told seconds, cost and bound of each week that is found.</param>
public sealed class WeekSearch(WeekProblem problem, Action<double, double, double> tell)
{
    // Of the whole time so much at most goes into finding all lessons a place before some may be left out.
    private const double ForAll = 0.6;
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>The best week found; null when there is none.</summary>
    /// <param name="stop">Ends the search with what was found.</param>
    public FoundWeek? Run(CancellationToken stop)
    {
        var all = new WeekModel(problem, mayLeaveOut: false);
        if (Solve(all, problem.Seconds * ForAll, stop) is { } first) return Better(all, first, stop);
        var some = new WeekModel(problem, mayLeaveOut: true);
        return stop.IsCancellationRequested ? null : Solve(some, Left, stop);
    }

    private double Left => problem.Seconds - Stopwatch.GetElapsedTime(_began).TotalSeconds;

    private FoundWeek Better(WeekModel model, FoundWeek first, CancellationToken stop)
    {
        if (stop.IsCancellationRequested || Left < 1) return first;
        model.Hint(first);
        SoftCosts.Minimise(model);
        return Solve(model, Left, stop) ?? first;
    }

    private FoundWeek? Solve(WeekModel model, double seconds, CancellationToken stop)
    {
        if (seconds <= 0) return null;
        using var solver = new CpSolver();
        solver.StringParameters = string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"max_time_in_seconds:{seconds:0.0},num_workers:{problem.Workers},symmetry_level:1");
        using var told = new Told(this);
        using var ending = stop.Register(solver.StopSearch);
        var status = solver.Solve(model.Model, told);
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? model.Read(solver) : null;
    }

    private sealed class Told(WeekSearch search) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback() =>
            search.Tell(Stopwatch.GetElapsedTime(search._began).TotalSeconds, ObjectiveValue(), BestObjectiveBound());
    }

    private void Tell(double seconds, double cost, double bound) => tell(seconds, cost, bound);
}

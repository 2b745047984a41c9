namespace EduEvents.Bench.Drills;

/// <summary>What is tried as a whole, beside the rows.</summary>
/// <param name="Name">Its option, without the dashes, and the first part of its rows' names.</param>
/// <param name="Seconds">Length of its load where nothing else is said.</param>
/// <param name="Run">Runs it.</param>
public sealed record Drill(string Name, double Seconds, Func<Options, CancellationToken, Task<Report>> Run)
{
    /// <summary>Clients it has, where that is not to be chosen.</summary>
    public int? Clients { get; init; }

    /// <summary>True where it is too long to run with everything else.</summary>
    public bool IsApart { get; init; }
}

/// <summary>Every drill. A new one is a class in this folder and a line here.</summary>
public static class AllDrills
{
    /// <summary>In the order in which they run when everything is asked for.</summary>
    public static readonly IReadOnlyList<Drill> All =
    [
        new("oblast", 15, OblastDrill.Run),
        new("storm", 60, StormDrill.Run),
        new("hosts", 20, HostsDrill.Run),
        new("erasure", 0, ErasureDrill.Run),
        new("growth", 2, GrowthDrill.Run),
        new("soak", 3_600, SoakDrill.Run) { Clients = SoakDrill.Classes, IsApart = true }
    ];
}

using System.Reflection;

namespace EduEvents.Conformity;

/// <summary>What became of a check in a run.</summary>
public enum CheckResult
{
    /// <summary>It did not run to its end.</summary>
    NotRun,

    /// <summary>It ran green.</summary>
    Passed,

    /// <summary>It failed.</summary>
    Failed
}

/// <summary>A named check and the point it shows.</summary>
/// <param name="Name">Class and method.</param>
/// <param name="Point">The point.</param>
/// <param name="Missing">What of the point is missing; null when nothing is.</param>
public sealed record Check(string Name, string Point, string? Missing)
{
    /// <summary>All checks of this suite.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        .. from type in typeof(Check).Assembly.GetTypes()
        from method in type.GetMethods()
        from order in method.GetCustomAttributes<OrderAttribute>()
        select new Check($"{type.FullName}.{method.Name}", order.Point, order.Missing)
    ];

    /// <summary>The name as a sentence.</summary>
    public string Sentence => Name[(Name.LastIndexOf('.') + 1)..].Replace('_', ' ');
}

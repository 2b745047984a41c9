namespace EduEvents.Domain;

/// <summary>One broken rule: a stable code, and the values its text in the reader's language needs.</summary>
public sealed record Refusal(string Code, params object[] Arguments)
{
    /// <summary>The exception that carries this one refusal.</summary>
    public static implicit operator RuleBroken(Refusal refusal) => new(refusal);
}

/// <summary>A decider says no. All rules broken at once come together; nothing was changed.</summary>
public sealed class RuleBroken(params IReadOnlyList<Refusal> refusals) : Exception(string.Join(", ", refusals.Select(r => r.Code)))
{
    /// <summary>The broken rules, at least one.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = refusals;

    /// <summary>The code of the first broken rule.</summary>
    public string Code => Refusals[0].Code;
}

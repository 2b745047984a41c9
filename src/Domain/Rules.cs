namespace EduEvents.Domain;

/// <summary>Gathers every broken rule before it refuses, so that the user mends all at once.</summary>
public sealed class Rules
{
    private readonly List<Refusal> _broken = [];

    /// <summary>Notes the refusal when the rule does not hold; the same refusal is told once.</summary>
    public Rules Require(bool holds, Refusal otherwise)
    {
        if (!holds && !_broken.Exists(b => b.Code == otherwise.Code && b.Arguments.SequenceEqual(otherwise.Arguments))) _broken.Add(otherwise);
        return this;
    }

    /// <summary>Throws when any rule of any of them was broken, with all together.</summary>
    /// <exception cref="RuleBroken">At least one rule is broken.</exception>
    public static void CheckAll(params IEnumerable<Rules?> all)
    {
        var together = new Rules();
        foreach (var refusal in all.SelectMany(r => r?._broken ?? [])) together.Require(false, refusal);
        together.Check();
    }

    /// <summary>The rules broken so far, for a planner who asks before trying.</summary>
    public IReadOnlyList<Refusal> Broken => _broken;

    /// <summary>Throws when any rule was broken.</summary>
    /// <exception cref="RuleBroken">At least one rule is broken.</exception>
    public void Check()
    {
        if (_broken.Count > 0) throw new RuleBroken(_broken);
    }
}

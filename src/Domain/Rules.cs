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

    /// <summary>Throws when any rule was broken.</summary>
    /// <exception cref="RuleBroken">At least one rule is broken.</exception>
    public void Check()
    {
        if (_broken.Count > 0) throw new RuleBroken(_broken);
    }
}

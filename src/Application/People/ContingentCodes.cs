using EduEvents.Domain;
using EduEvents.Domain.People;

namespace EduEvents.Application.People;

/// <summary>The codes of the contingent, each with the time it is in force.</summary>
public sealed record ContingentCodes(IReadOnlyList<DatedCode> Reasons, IReadOnlyList<DatedCode> Categories)
{
    /// <summary>Gives them to a handler.</summary>
    public Func<TCommand, Lookup, Task<ContingentCodes>> For<TCommand>() => (_, _) => Task.FromResult(this);

    /// <summary>Where a learner comes from; nothing where it was not told.</summary>
    /// <exception cref="RuleBroken">There is no such code on the day.</exception>
    public string? Arrival(string? code, DateOnly on) => string.IsNullOrEmpty(code) ? null
        : Reasons.Any(r => r.Group == "arrival" && r.Code == code && r.Holds(on)) ? code : throw new RuleBroken(PeopleRules.ReasonUnknown());

    /// <summary>A category.</summary>
    /// <exception cref="RuleBroken">There is no such code on the day.</exception>
    public string Category(string code, DateOnly on) =>
        Categories.Any(c => c.Code == code && c.Holds(on)) ? code : throw new RuleBroken(PeopleRules.CategoryUnknown());
}
